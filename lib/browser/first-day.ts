import { browser } from 'wxt/browser';
import { KEYS, MEETINGS, PLAYING } from './keys.ts';

/** What the Assistant shows of the day and of the music, asked for as early as what every page shows. */
export const firstDay: Promise<Record<string, unknown>> = browser.storage.local.get([KEYS.today, MEETINGS]);
export const firstMusic: Promise<Record<string, unknown>> = browser.storage.session.get(PLAYING);
