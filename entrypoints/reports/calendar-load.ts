import { readMeetings } from '../../lib/browser/meetings.ts';
import { readCalendar } from '../../lib/calendar/read.ts';
import { boundsOf, type Day } from '../../lib/core/day.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { leftOf, meetingTime, onceEach } from '../../lib/core/meeting.ts';
import { copyOf } from '../../lib/store/feeds.ts';

/**
 * How long meetings take of some days in a row by the calendars, from the last good copy of each; null where there is
 * no calendar. Whether somebody went is not known; what was said to be over early was.
 */
export async function calendarLoad(
  days: readonly Day[],
  doc: Pick<Doc, 'adjourned'>,
): Promise<Map<Day, number> | null> {
  const feeds = (await readMeetings())?.feeds ?? [];
  const [first, last] = [days[0], days.at(-1)];
  if (feeds.length === 0 || !first || !last) return null;
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const stretch = { from: boundsOf(first).from, to: boundsOf(last).to };
  const told = await Promise.all(
    feeds.map(async ({ id }) => {
      const copy = await copyOf(id);
      const reading = copy && readCalendar(copy.text, { ...stretch, zone, calendar: id });
      return reading?.is === 'read' ? reading.meetings : [];
    }),
  );
  const meetings = onceEach(told.flat());
  const left = leftOf(doc);
  return new Map(
    days.map((day) => {
      const { done, toCome } = meetingTime(meetings, boundsOf(day), stretch.to, left);
      return [day, done + toCome];
    }),
  );
}
