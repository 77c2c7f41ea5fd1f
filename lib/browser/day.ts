import { browser } from 'wxt/browser';
import { Today } from '../core/today.ts';
import { KEYS } from './keys.ts';

/** What today came to, as the background counted it; what does not fit is as if it were not there. */
export async function readToday(
  asked: Promise<Record<string, unknown>> = browser.storage.local.get(KEYS.today),
): Promise<Today | null> {
  const stored = await asked;
  const today = Today.safeParse(stored[KEYS.today]);
  return today.success ? today.data : null;
}

/** Calls with it after each change. */
export function onToday(changed: (today: Today | null) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && KEYS.today in changes) readToday().then(changed, console.error);
  });
}
