import { browser } from 'wxt/browser';
import { SHOWN } from './keys.ts';

/**
 * What a page shows first. Imported before anything else, so that the answer is on its way while the rest of
 * the page's script is still being put together.
 */
export const firstRead: Promise<Record<string, unknown>> = browser.storage.local.get(SHOWN);
