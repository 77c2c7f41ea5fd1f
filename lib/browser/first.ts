import { browser } from 'wxt/browser';
import './appearance.ts';
import { SHOWN } from './keys.ts';

/** What a page shows first. Asked for before all else, so that the answer is there when the rest of its script is. */
export const firstRead: Promise<Record<string, unknown>> = browser.storage.local.get(SHOWN);
