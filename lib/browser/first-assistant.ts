import { browser } from 'wxt/browser';
import './appearance.ts';
import { KEYS, MEETINGS, PLAYING, SHOWN } from './keys.ts';

/** What the Assistant shows first, and what is heard. Asked for in one: a second question is answered some milliseconds later. */
export const firstRead: Promise<Record<string, unknown>> = browser.storage.local.get([
  ...SHOWN,
  KEYS.today,
  MEETINGS,
]);
export const firstMusic: Promise<Record<string, unknown>> = browser.storage.session.get(PLAYING);
