import { type CalendarPorts, createCalendars } from '../../lib/background/calendars.ts';
import { readCalendar } from '../../lib/calendar/read.ts';
import type { Calendar, Copy, Fetched, Meetings } from '../../lib/core/calendar.ts';
import { calendar, event } from '../calendar/calendar-text.ts';

/** Monday, 23 November 2026, at nine in the morning in UTC. */
export const NOW = Date.UTC(2026, 10, 23, 9);

/** A calendar's text with meetings at these hours of that Monday, in UTC. */
export const textAt = (...hours: number[]): string =>
  calendar(
    'X-WR-CALNAME:Work',
    ...hours.map((hour) =>
      event(`UID:at-${hour}`, `DTSTART:20261123T${hour}0000Z`, 'DURATION:PT1H', `SUMMARY:At ${hour}`),
    ),
  );

export const sent = (text: string, etag: string | null = null): Fetched => ({
  is: 'text',
  text,
  etag,
  modified: null,
});
export const failing = (fault: 'calendar-gone' | 'calendar-unreachable', code: number | null): Fetched => ({
  is: 'fault',
  fault,
  code,
});

/** A browser's calendars in memory, and the servers they come from. */
export function fakeCalendars() {
  const fake = {
    now: NOW,
    calendars: [] as Calendar[] | null,
    meetings: null as Meetings | null,
    copies: new Map<string, Copy>(),
    servers: new Map<string, (known: Pick<Copy, 'etag' | 'modified'> | null) => Fetched | Promise<Fetched>>(),
    asked: [] as string[],
    read: 0,
    alarm: null as boolean | null,
    faults: [] as unknown[],
    isFull: false,
    titles: () => fake.meetings?.meetings.map(({ title }) => title),
    feed: (at = 0) => fake.meetings?.feeds[at],
    /** As when the worker was stopped: what it kept is all there is. */
    restart: () => createCalendars(ports),
  };
  let ids = 0;
  const ports: CalendarPorts = {
    machineNow: () => fake.now,
    zone: () => 'Europe/Berlin',
    newId: () => `c${++ids}`,
    readCalendars: async () => fake.calendars,
    async saveCalendars(calendars) {
      if (fake.isFull) throw new Error('The disk is full.');
      fake.calendars = calendars;
    },
    readMeetings: async () => fake.meetings,
    async saveMeetings(meetings) {
      fake.meetings = meetings;
    },
    copyOf: async (id) => fake.copies.get(id),
    async keepCopy(copy) {
      fake.copies.set(copy.id, copy);
    },
    async dropCopies(but) {
      for (const id of fake.copies.keys()) if (!but.includes(id)) fake.copies.delete(id);
    },
    async fetchCalendar(address, known) {
      fake.asked.push(address);
      return fake.servers.get(address)?.(known) ?? failing('calendar-unreachable', null);
    },
    readCalendar(text, wanted) {
      fake.read++;
      return readCalendar(text, wanted);
    },
    async setCalendarAlarm(wanted) {
      fake.alarm = wanted;
    },
    report: (fault) => fake.faults.push(fault),
  };
  return fake;
}
