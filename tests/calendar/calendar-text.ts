import { readCalendar } from '../../lib/calendar/read.ts';
import type { Meeting } from '../../lib/core/meeting.ts';

/** The ten days around Monday, 23 November 2026, in which these calendars are read. */
export const WANTED = {
  from: Date.UTC(2026, 10, 22),
  to: Date.UTC(2026, 11, 2),
  zone: 'Europe/Berlin',
  calendar: 'c',
};

export const event = (...lines: string[]): string =>
  [
    'BEGIN:VEVENT',
    ...(lines.some((line) => line.startsWith('UID')) ? [] : ['UID:u']),
    ...lines,
    'END:VEVENT',
  ].join('\r\n');

/** A calendar of these parts. */
export const calendar = (...parts: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n');

/** What is read of it; fails when it is refused. */
export function read(text: string, wanted: Partial<typeof WANTED> = {}) {
  const reading = readCalendar(text, { ...WANTED, ...wanted });
  if (reading.is === 'refused') throw new Error(reading.because);
  return reading;
}

export const meetings = (...parts: string[]): Meeting[] => read(calendar(...parts)).meetings;

/** When the meetings of such an event begin, in UTC: "11-23 09:00". */
export const begins = (...parts: string[]): string[] =>
  meetings(...parts).map(({ from }) => new Date(from).toISOString().slice(5, 16).replace('T', ' '));
