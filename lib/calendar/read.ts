import { LARGEST, type Reading } from '../core/calendar.ts';
import { type Meeting, onceEach } from '../core/meeting.ts';
import { DAY } from '../core/time.ts';
import { type Event, hasOthers, isFree, isOn, ownerOf, readEvent, type Time, timesIn } from './event.ts';
import { type Block, linesOf, readBlocks, textOf } from './lines.ts';
import { linkOf } from './link.ts';
import { occurrences, type Patience } from './recurrence.ts';
import { readMoment } from './wall.ts';
import { createZones, instantOf, type Zone } from './zone.ts';

/** For which stretch of time, for a machine in which zone, and under which calendar's name. */
export interface Wanted {
  from: number;
  to: number;
  zone: string;
  calendar: string;
}

/** Days that rules may be asked about, all in all: about a second. */
const PATIENCE = 1_000_000;
/** More meetings than these in ten days are nobody's. */
const MOST = 1000;
const LONGEST_TITLE = 200;
const LONGEST_NAME = 80;
/** No place is further from Greenwich. */
const FAR = DAY;

/** As a word of its own; some calendars write descriptions as HTML. */
const FOCUS = /(^|[\s>(])#focus\b/i;

const shortened = (text: string, to: number): string =>
  [
    ...text
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, to * 2),
  ]
    .slice(0, to)
    .join('');

/** Of events and occurrences told of more than once, the latest telling. */
function latest(events: readonly Event[]): Event[] {
  const told = new Map<string, Event>();
  for (const event of events) {
    const name = `${event.uid}\n${event.instead?.instant ?? ''}`;
    const present = told.get(name);
    if (!present || present.revision <= event.revision) told.set(name, event);
  }
  return [...told.values()];
}

const recurs = ({ rule, block, instead }: Event): boolean =>
  !instead && (rule !== null || block.lines.has('RDATE'));

/** What happens once, and not around these days, need not be understood: most of a calendar is long past. */
function mayConcern(block: Block, { from, to }: Wanted): boolean {
  if (['RRULE', 'RDATE', 'RECURRENCE-ID'].some((name) => block.lines.has(name))) return true;
  const start = readMoment(textOf(block, 'DTSTART'));
  return !start || (start.wall > from - DAY - FAR && start.wall < to + FAR);
}

/** An occurrence is known by when it was first to be: by the instant, or where only a day is told, by that. */
function createTimes(times: readonly Time[]): (time: Time) => boolean {
  const instants = new Set(times.filter(({ isDate }) => !isDate).map(({ instant }) => instant));
  const days = new Set(times.filter(({ isDate }) => isDate).map(({ wall }) => wall));
  return ({ wall, instant }) => instants.has(instant) || days.has(Math.floor(wall / DAY) * DAY);
}

/** What has to be known of a calendar to read one of its events. */
interface Around {
  wanted: Wanted;
  zones: (name: string | undefined) => Zone;
  patience: Patience;
  owner: string | null;
  /** Whether it tells of people at all. */
  hasPeople: boolean;
  /** Occurrences that another event stands for, by the event they are of. */
  moved: ReadonlyMap<string, Time[]>;
}

/** When an event takes place in the stretch, as far as it says itself; null when nobody can tell in good time. */
function timesOf(event: Event, { wanted: { from, to }, zones, patience }: Around): Time[] | null {
  const { start, rule, length, block, zone } = event;
  if (!recurs(event)) return [start];
  const around = { from: from - length - FAR, to: to + FAR };
  const walls = rule ? occurrences(rule, start.wall, around, patience) : [start.wall];
  if (!walls) return null;
  const isLeftOut = createTimes(timesIn(block, 'EXDATE', zones));
  const regular = walls.map((wall) => ({ wall, instant: instantOf(zone, wall), isDate: false }));
  const added = timesIn(block, 'RDATE', zones).filter(({ isDate }) => !isDate);
  return [...regular, ...added].filter((time) => !isLeftOut(time));
}

/**
 * What an event is to its owner. One with nobody else in it and nowhere to join is time kept for oneself (a
 * dentist, a lunch), and no meeting; but only where the calendar tells of people at all. `#focus` in a title or a
 * description asks for a session, whoever is in it.
 */
function kindOf(block: Block, link: string | null, owner: string | null, hasPeople: boolean) {
  if (!isOn(block, owner)) return null;
  if (['SUMMARY', 'DESCRIPTION'].some((name) => FOCUS.test(textOf(block, name)))) return 'focus';
  if (isFree(block) || (hasPeople && !link && !hasOthers(block, owner))) return null;
  return 'meeting';
}

/** The meetings an event comes to; null when nobody can tell in good time. */
function meetingsOf(event: Event, around: Around): Meeting[] | null {
  const { uid, block, instead, start, length } = event;
  const { wanted, owner, hasPeople, moved } = around;
  // What takes all day, or days, is something to know of, and no meeting.
  if (start.isDate || length === 0 || length >= DAY) return [];
  const times = timesOf(event, around);
  if (!times) return null;
  const isMoved = createTimes(instead ? [] : (moved.get(uid) ?? []));
  const inWindow = times.filter(
    (time) => time.instant < wanted.to && time.instant + length > wanted.from && !isMoved(time),
  );
  if (inWindow.length === 0) return [];
  const link = linkOf(block);
  const kind = kindOf(block, link, owner, hasPeople);
  if (!kind) return [];
  const title = shortened(textOf(block, 'SUMMARY'), LONGEST_TITLE);
  return inWindow.map(({ instant }) => {
    const first = instead?.instant ?? (recurs(event) ? instant : null);
    return {
      id: first === null ? uid : `${uid}/${first}`,
      title,
      from: instant,
      to: instant + length,
      link,
      calendar: wanted.calendar,
      ...(kind === 'focus' ? { proposes: 'focus' as const } : {}),
    };
  });
}

/**
 * The meetings of a calendar's text (RFC 5545) in a stretch of time. What cannot be understood is counted and
 * left out; what is no calendar, or not all of one, is refused. No calendar can keep it busy: see `occurrences`.
 */
export function readCalendar(text: string, wanted: Wanted): Reading {
  if (text.length > LARGEST) return { is: 'refused', because: 'calendar-too-large' };
  if (/^\s*</.test(text.slice(0, 1000))) return { is: 'refused', because: 'calendar-web-page' };
  const calendars = readBlocks(text).filter(({ name }) => name === 'VCALENDAR');
  if (calendars.length === 0) return { is: 'refused', because: 'not-a-calendar' };
  if (calendars.some(({ isWhole }) => !isWhole)) return { is: 'refused', because: 'calendar-cut-off' };

  const patience = { days: PATIENCE };
  const zones = createZones(calendars, wanted, patience);
  const blocks = calendars.flatMap((calendar) => calendar.blocks.filter(({ name }) => name === 'VEVENT'));
  const read = blocks.filter((block) => mayConcern(block, wanted)).map((block) => readEvent(block, zones));
  const events = latest(read.filter((event) => event !== null));
  let skipped = read.filter((event) => event === null).length;

  const [name = ''] = calendars.map((calendar) => textOf(calendar, 'X-WR-CALNAME').trim());
  const moved = new Map<string, Time[]>();
  for (const { uid, instead } of events) {
    const present = moved.get(uid);
    if (instead && present) present.push(instead);
    else if (instead) moved.set(uid, [instead]);
  }
  const hasPeople = blocks.some((block) => linesOf(block, 'ATTENDEE').length > 0);
  const around = { wanted, zones, patience, owner: ownerOf(name), hasPeople, moved };
  const meetings = events.flatMap((event) => {
    const found = meetingsOf(event, around);
    if (!found) skipped++;
    return found ?? [];
  });
  const once = onceEach(meetings);
  return {
    is: 'read',
    name: shortened(name, LONGEST_NAME) || null,
    meetings: once.slice(0, MOST),
    skipped: skipped + Math.max(0, once.length - MOST),
  };
}
