import { browser } from 'wxt/browser';
import type { Ahead } from '../core/alerts.ts';
import { Today } from '../core/today.ts';
import { KEYS } from './keys.ts';

/** What the Assistant shows of the day, beside the document. */
export interface Day {
  today: Today | null;
  meetings: readonly Ahead[];
}

const READ: string[] = [KEYS.today];

/** One read, parsed; what does not fit is as if it were not there, and counted anew by the background. */
export async function readDay(): Promise<Day> {
  const stored = await browser.storage.local.get(READ);
  const today = Today.safeParse(stored[KEYS.today]);
  return { today: today.success ? today.data : null, meetings: [] };
}

/** Calls with the day after each change of it. */
export function onDay(changed: (day: Day) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && READ.some((key) => key in changes)) readDay().then(changed, console.error);
  });
}
