import { browser } from 'wxt/browser';
import './appearance.ts';
import { KEYS, MEETINGS, PLAYING, SHOWN } from './keys.ts';

/** What the Assistant shows first. One question: a second one is answered some milliseconds later. */
export const firstRead: Promise<Record<string, unknown>> = browser.storage.local.get([
  ...SHOWN,
  KEYS.today,
  MEETINGS,
]);
/** Waited for only where music is shown. */
export const firstMusic: Promise<Record<string, unknown>> = browser.storage.session.get(PLAYING);
