import type { Answer } from '../core/answer.ts';
import {
  type Calendar,
  type Copy,
  calendarAddress,
  type Fault,
  type Feed,
  type Fetched,
  isCurrent,
  isDue,
  type Meetings,
  type Reading,
  windowAround,
} from '../core/calendar.ts';
import type { Command } from '../core/commands.ts';
import { boundsOf, dayOf } from '../core/day.ts';
import { type Meeting, meetingsIn, onceEach } from '../core/meeting.ts';
import { DAY } from '../core/time.ts';

/** All that calendars need of the world. */
export interface CalendarPorts {
  machineNow(): number;
  /** The zone this machine is in. */
  zone(): string;
  newId(): string;
  /** Null: they cannot be read, and must not be written over. */
  readCalendars(): Promise<Calendar[] | null>;
  saveCalendars(calendars: Calendar[]): Promise<void>;
  readMeetings(): Promise<Meetings | null>;
  saveMeetings(meetings: Meetings): Promise<void>;
  copyOf(id: string): Promise<Copy | undefined>;
  keepCopy(copy: Copy): Promise<void>;
  dropCopies(but: readonly string[]): Promise<void>;
  fetchCalendar(address: string, known: Pick<Copy, 'etag' | 'modified'> | null): Promise<Fetched>;
  readCalendar(text: string, wanted: { from: number; to: number; zone: string; calendar: string }): Reading;
  setCalendarAlarm(wanted: boolean): Promise<void>;
  report(fault: unknown): void;
}

type Asked<What extends Command['do']> = Extract<Command, { do: What }>;

export interface Calendars {
  add(command: Asked<'calendar-add'>): Promise<Answer>;
  remove(command: Asked<'calendar-remove'>): Promise<Answer>;
  /** Reads what is due anew, or all of it; and the copies, when the day is another. */
  look(how?: { all: boolean }): Promise<Answer>;
  /** Does something while nothing is written. Rejects when it fails. */
  alone(work: () => Promise<void>): Promise<void>;
}

const hostOf = (address: string | null): string | null => address && new URL(address).host;

/** "Nothing is new", from a server that was not asked what is. */
const NOTHING_SENT = { fault: 'calendar-down', code: 304 } as const;

/**
 * The calendars somebody added. What was read last stays when a server does not answer or sends something else.
 * Fetching holds nothing up; what it brings is taken in one after another, for calendars that are still there.
 */
export function createCalendars(ports: CalendarPorts): Calendars {
  let queue: Promise<unknown> = Promise.resolve();

  /** After all that was asked before. What fails is reported, and answered as not saved. */
  function next(job: () => Promise<Answer>): Promise<Answer> {
    const answer = queue.then(job).catch((fault: unknown): Answer => {
      ports.report(fault);
      return { is: 'refused', because: 'cannot-save' };
    });
    queue = answer;
    return answer;
  }

  const setAlarm = (calendars: Calendar[]) =>
    ports.setCalendarAlarm(calendars.some(({ address }) => address !== null));

  const readAt = (text: string, calendar: string, now: number) =>
    ports.readCalendar(text, {
      ...windowAround(boundsOf(dayOf(now)).from),
      zone: ports.zone(),
      calendar,
    });

  /** What has become of one calendar by what was fetched of it. A new text that can be read is kept. */
  async function take(
    { id, name, address }: Calendar,
    before: Feed | undefined,
    fetched: Fetched | undefined,
    now: number,
  ): Promise<{ feed: Feed; isNew: boolean }> {
    const copy = before && !fetched ? undefined : await ports.copyOf(id);
    const feed: Feed = {
      ...(before ?? { status: 'fine', code: null, kept: 0, skipped: 0 }),
      id,
      name,
      kind: address === null ? 'file' : 'address',
      host: hostOf(address),
      readAt: before?.readAt ?? copy?.readAt ?? 0,
      triedAt: fetched ? now : (before?.triedAt ?? copy?.readAt ?? 0),
    };
    const failed = (status: Fault, code: number | null = null) => ({
      feed: { ...feed, status, code },
      isNew: false,
    });
    const read = { ...feed, status: 'fine', code: null, readAt: now } as const;
    switch (fetched?.is) {
      case undefined:
        return { feed, isNew: false };
      case 'fault':
        return failed(fetched.fault, fetched.code);
      case 'same':
        return copy ? { feed: read, isNew: false } : failed(NOTHING_SENT.fault, NOTHING_SENT.code);
      case 'text': {
        const { text, etag, modified } = fetched;
        const reading = readAt(text, id, now);
        if (reading.is === 'refused') return failed(reading.because);
        await ports.keepCopy({ id, text, etag, modified, readAt: now });
        return { feed: read, isNew: true };
      }
    }
  }

  /** What is in the last good copy of a calendar. */
  async function contentOf(feed: Feed, now: number): Promise<{ feed: Feed; meetings: Meeting[] }> {
    const copy = await ports.copyOf(feed.id);
    const reading = copy && readAt(copy.text, feed.id, now);
    if (reading?.is !== 'read') return { feed: { ...feed, kept: 0, skipped: 0 }, meetings: [] };
    const { meetings, skipped } = reading;
    const kept = meetingsIn(meetings, { from: now, to: now + 7 * DAY }).length;
    return { feed: { ...feed, kept, skipped }, meetings };
  }

  /** Takes in what was fetched, and tells pages. Copies are read again only when one is new, or the day. */
  async function tell(calendars: Calendar[], fetched: ReadonlyMap<string, Fetched>): Promise<Feed[]> {
    const now = ports.machineNow();
    const at = { day: dayOf(now), zone: ports.zone() };
    const known = await ports.readMeetings();
    const feeds: Feed[] = [];
    let isSame = isCurrent(known, calendars, at);
    for (const calendar of calendars) {
      const { id } = calendar;
      const before = known?.feeds.find((feed) => feed.id === id);
      const { feed, isNew } = await take(calendar, before, fetched.get(id), now);
      if (isNew) isSame = false;
      feeds.push(feed);
    }
    if (known && isSame) {
      await ports.saveMeetings({ ...known, feeds });
      return feeds;
    }
    const contents: { feed: Feed; meetings: Meeting[] }[] = [];
    for (const feed of feeds) contents.push(await contentOf(feed, now));
    const meetings = onceEach(contents.flatMap((content) => content.meetings));
    const told = contents.map(({ feed }) => feed);
    await ports.saveMeetings({ version: 1, ...at, meetings, feeds: told });
    return told;
  }

  /** Takes a list that was changed over: the list first, so that a worker stopped after it makes up for the rest. */
  async function change(calendars: Calendar[]): Promise<Feed[]> {
    await ports.saveCalendars(calendars);
    await ports.dropCopies(calendars.map(({ id }) => id));
    await setAlarm(calendars);
    return tell(calendars, new Map());
  }

  /** What comes of asking the servers of some calendars, all at once. */
  async function fetchAll(calendars: Calendar[]): Promise<Map<string, Fetched>> {
    const asked = calendars.map(async ({ id, address }): Promise<[string, Fetched][]> => {
      if (address === null) return [];
      const copy = await ports.copyOf(id);
      return [[id, await ports.fetchCalendar(address, copy ?? null)]];
    });
    return new Map((await Promise.all(asked)).flat());
  }

  async function lookAt(all: boolean): Promise<Answer> {
    const calendars = await ports.readCalendars();
    if (!calendars) return { is: 'refused', because: 'cannot-read' };
    await setAlarm(calendars);
    if (calendars.length === 0) return { is: 'done' };
    const known = await ports.readMeetings();
    const now = ports.machineNow();
    const due = calendars.filter(({ id }) => {
      const feed = known?.feeds.find((feed) => feed.id === id);
      return all || !feed || isDue(feed, now);
    });
    const fetched = await fetchAll(due);
    if (fetched.size === 0 && isCurrent(known, calendars, { day: dayOf(now), zone: ports.zone() }))
      return { is: 'done' };
    return next(async () => {
      // As they are by now: some may be gone.
      const present = await ports.readCalendars();
      if (!present) return { is: 'refused', because: 'cannot-read' };
      if (present.length > 0) await tell(present, fetched);
      return { is: 'done' };
    });
  }

  /** Puts a calendar that can be read to the others. */
  async function put(
    name: string,
    address: string | null,
    fetched: Extract<Fetched, { is: 'text' }>,
  ): Promise<Answer> {
    const calendars = await ports.readCalendars();
    if (!calendars) return { is: 'refused', because: 'cannot-read' };
    if (address && calendars.some((calendar) => calendar.address === address))
      return { is: 'refused', because: 'calendar-there' };
    const now = ports.machineNow();
    const id = ports.newId();
    const { text, etag, modified } = fetched;
    const reading = readAt(text, id, now);
    if (reading.is === 'refused') return reading;
    await ports.keepCopy({ id, text, etag, modified, readAt: now });
    // A file may be called nothing but its ending.
    const called = name.trim() || (reading.name ?? hostOf(address) ?? '.ics');
    const feeds = await change([...calendars, { id, name: called, address }]);
    return { is: 'done', found: feeds.find((feed) => feed.id === id)?.kept ?? 0 };
  }

  let looking: Promise<Answer> | null = null;
  const look = (all: boolean) =>
    lookAt(all).catch((fault: unknown): Answer => {
      ports.report(fault);
      return { is: 'refused', because: 'cannot-read' };
    });

  return {
    async add({ name, from }) {
      if ('text' in from)
        return next(() => put(name, null, { is: 'text', text: from.text, etag: null, modified: null }));
      const address = calendarAddress(from.address);
      if (!address) return { is: 'refused', because: 'no-calendar-address' };
      const fetched = await ports.fetchCalendar(address, null);
      if (fetched.is === 'text') return next(() => put(name, address, fetched));
      const { fault, code } = fetched.is === 'fault' ? fetched : NOTHING_SENT;
      return { is: 'refused', because: fault, ...(code === null ? {} : { code }) };
    },

    remove: ({ id }) =>
      next(async () => {
        const calendars = await ports.readCalendars();
        if (!calendars) return { is: 'refused', because: 'cannot-read' };
        await change(calendars.filter((calendar) => calendar.id !== id));
        return { is: 'done' };
      }),

    look({ all } = { all: false }) {
      if (all) return look(true);
      // The alarm that wakes the worker finds it looking already.
      looking ??= look(false).finally(() => {
        looking = null;
      });
      return looking;
    },

    alone(work) {
      const done = queue.then(work);
      queue = done.catch(() => {});
      return done;
    },
  };
}
