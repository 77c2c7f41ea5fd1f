import { DAY } from '../core/time.ts';
import { type Block, type Line, lineOf, linesOf, textOf } from './lines.ts';
import { type Rule, readRule } from './rule.ts';
import { readLength, readMoment, type Wall } from './wall.ts';
import { instantOf, UTC, type Zone } from './zone.ts';

/** When something is, on the wall and as an instant. `isDate`: some time on that day. */
export interface Time {
  wall: Wall;
  instant: number;
  isDate: boolean;
}

/** An event as its calendar tells of it, before it recurs. */
export interface Event {
  uid: string;
  block: Block;
  start: Time;
  zone: Zone;
  length: number;
  rule: Rule | null;
  /** The occurrence of another event that this one stands for. */
  instead: Time | null;
  revision: number;
}

type Zones = (name: string | undefined) => Zone;

function timeOf(line: Line, text: string, zones: Zones): (Time & { zone: Zone }) | null {
  const moment = readMoment(text);
  if (!moment) return null;
  const { wall, isDate, isUtc } = moment;
  const zone = isUtc ? UTC : zones(line.params.TZID);
  return { wall, isDate, zone, instant: instantOf(zone, wall) };
}

/** All times in the lines of a name; of a period, its beginning. What is none is passed over. */
export const timesIn = (block: Block, name: string, zones: Zones): Time[] =>
  linesOf(block, name).flatMap((line) =>
    line.value.split(',').flatMap((each) => timeOf(line, each.split('/')[0] ?? '', zones) ?? []),
  );

/** How long it takes; null when it ends before it begins, or nobody can tell. */
function lengthOf(block: Block, start: Time, zones: Zones): number | null {
  const end = lineOf(block, 'DTEND');
  if (end) {
    const time = timeOf(end, end.value, zones);
    return time && time.instant >= start.instant ? time.instant - start.instant : null;
  }
  const length = lineOf(block, 'DURATION');
  if (length) return readLength(length.value);
  return start.isDate ? DAY : 0;
}

const LONGEST_NAME = 500;

/** Null when it cannot be understood. */
export function readEvent(block: Block, zones: Zones): Event | null {
  const line = lineOf(block, 'DTSTART');
  const start = line && timeOf(line, line.value, zones);
  if (!block.isWhole || !start) return null;
  const length = lengthOf(block, start, zones);
  const [instead = null] = timesIn(block, 'RECURRENCE-ID', zones);
  if (block.lines.has('RECURRENCE-ID') && !instead) return null;
  const recurs = instead ? undefined : lineOf(block, 'RRULE');
  const rule = recurs ? readRule(recurs.value) : null;
  if (length === null || length < 0 || (recurs && !rule)) return null;
  if (rule?.until?.isUtc) {
    // As the wall shows it, for that is how its occurrences are found.
    const { wall } = rule.until;
    rule.until = { wall: wall + start.zone(wall), isUtc: false };
  }
  const uid = textOf(block, 'UID').trim().slice(0, LONGEST_NAME);
  return {
    uid: uid || `${start.instant} ${textOf(block, 'SUMMARY').slice(0, LONGEST_NAME)}`,
    block,
    start,
    zone: start.zone,
    length,
    rule,
    instead,
    revision: Number.parseInt(textOf(block, 'SEQUENCE'), 10) || 0,
  };
}

/** Whose calendar it is, where it says so: some call the calendar by its owner's address. */
export const ownerOf = (name: string | null): string | null =>
  name?.includes('@') ? name.trim().toLowerCase() : null;

const addressOf = ({ value }: Line): string =>
  value
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '');

const isPerson = ({ params }: Line): boolean => !/^(ROOM|RESOURCE)$/i.test(params.CUTYPE ?? '');

/**
 * Whether anybody is in an event besides its calendar's owner. Where nobody knows who that is, it is taken to be
 * the organizer.
 */
export function hasOthers(block: Block, owner: string | null): boolean {
  const organizers = linesOf(block, 'ORGANIZER').map(addressOf);
  const people = new Set([...organizers, ...linesOf(block, 'ATTENDEE').filter(isPerson).map(addressOf)]);
  people.delete(owner ?? organizers[0] ?? '');
  return people.size > 0;
}

/** Whether it takes place, takes its owner's time, and the owner has not said no. */
export function isOn(block: Block, owner: string | null): boolean {
  if (textOf(block, 'STATUS').trim().toUpperCase() === 'CANCELLED') return false;
  const declined = linesOf(block, 'ATTENDEE').filter(
    ({ params }) => params.PARTSTAT?.toUpperCase() === 'DECLINED',
  );
  return !declined.some((line) => addressOf(line) === owner);
}

/** Whether it leaves its owner free. */
export const isFree = (block: Block): boolean =>
  textOf(block, 'TRANSP').trim().toUpperCase() === 'TRANSPARENT' ||
  textOf(block, 'X-MICROSOFT-CDO-BUSYSTATUS').trim().toUpperCase() === 'FREE';
