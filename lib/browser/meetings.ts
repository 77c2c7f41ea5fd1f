import { browser } from 'wxt/browser';
import { Meetings } from '../core/calendar.ts';
import { MEETINGS } from './keys.ts';

/** The meetings around today, and how each calendar stands; null when there are no calendars, or none was read. */
export async function readMeetings(
  asked: Promise<Record<string, unknown>> = browser.storage.local.get(MEETINGS),
): Promise<Meetings | null> {
  const stored = await asked;
  const meetings = Meetings.safeParse(stored[MEETINGS]);
  return meetings.success ? meetings.data : null;
}

/** Calls with them after each change. */
export function onMeetings(changed: (meetings: Meetings | null) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    // What cannot be read now is read at the next change.
    if (area === 'local' && MEETINGS in changes) readMeetings().then(changed, console.error);
  });
}
