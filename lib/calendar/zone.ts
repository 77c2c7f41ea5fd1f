import { DAY, HOUR, MINUTE, SECOND } from '../core/time.ts';
import { type Block, lineOf, linesOf } from './lines.ts';
import { occurrences, type Patience } from './recurrence.ts';
import { readRule } from './rule.ts';
import { readMoment, type Wall } from './wall.ts';
import { windowsZone } from './windows-zones.ts';

/** How far the clocks of a place are ahead of UTC at an instant. */
export type Zone = (instant: number) => number;

export const UTC: Zone = () => 0;

/**
 * The instant at which clocks show something. What they show twice means the first time; what they leave out is
 * read by the clock before the change, as RFC 5545 (3.3.5) has it.
 */
export function instantOf(zone: Zone, wall: Wall): number {
  const before = wall - zone(wall - DAY);
  if (before + zone(before) === wall) return before;
  const after = wall - zone(wall + DAY);
  return after + zone(after) === wall ? after : before;
}

const FIGURES = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

/** A zone the browser knows by its name; null when it does not. */
function namedZone(name: string): Zone | null {
  let clock: Intl.DateTimeFormat;
  try {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // The one way a browser has of saying that it does not know a zone.
    return null;
  }
  return (instant) => {
    const whole = Math.floor(instant / SECOND) * SECOND;
    const shown = new Map(clock.formatToParts(whole).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 1, day, hour, minute, second] = FIGURES.map((figure) => shown.get(figure) ?? 0);
    return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
  };
}

const OFFSET = /^([+-])(\d\d)(\d\d)(\d\d)?$/;

function readOffset(text: string | undefined): number | null {
  const found = OFFSET.exec(text?.trim() ?? '');
  if (!found) return null;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(2).map((figure) => Number(figure ?? 0));
  return (found[1] === '-' ? -1 : 1) * (hours * HOUR + minutes * MINUTE + seconds * SECOND);
}

interface Change {
  at: number;
  to: number;
}

/** More than any place had. */
const MOST_CHANGES = 500;

/** Long enough to hold a change of every rule that still makes one. */
const LONG = 800 * DAY;

/** The changes of the clocks that a STANDARD or DAYLIGHT part tells of; those long past as well, if they are the last. */
function changesIn(part: Block, around: { from: number; to: number }, patience: Patience): Change[] | null {
  const from = readOffset(lineOf(part, 'TZOFFSETFROM')?.value);
  const to = readOffset(lineOf(part, 'TZOFFSETTO')?.value);
  const start = readMoment(lineOf(part, 'DTSTART')?.value ?? '');
  if (from === null || to === null || !start) return null;
  const walls = linesOf(part, 'RDATE').flatMap(({ value }) =>
    value.split(',').flatMap((each) => readMoment(each)?.wall ?? []),
  );
  walls.push(start.wall);
  const rule = readRule(lineOf(part, 'RRULE')?.value ?? '');
  if (rule) {
    const end = Math.min(around.to + LONG, rule.until?.wall ?? Number.POSITIVE_INFINITY);
    const stretch = { from: Math.min(around.from, end) - LONG, to: end };
    walls.push(...(occurrences(rule, start.wall, stretch, patience) ?? []));
  }
  return walls.map((wall) => ({ at: wall - from, to }));
}

/** A zone as the file itself describes it, for instants around a stretch of time; null when it does not. */
function describedZone(block: Block, around: { from: number; to: number }, patience: Patience): Zone | null {
  const parts = block.blocks.filter(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT');
  const changes = parts.flatMap((part) => changesIn(part, around, patience) ?? []);
  if (changes.length === 0) return null;
  const latest = changes.sort((one, other) => one.at - other.at).slice(-MOST_CHANGES);
  const first = readOffset(lineOf(parts[0] ?? block, 'TZOFFSETFROM')?.value) ?? 0;
  return (instant) => latest.findLast(({ at }) => at <= instant)?.to ?? first;
}

/** Names such as `/mozilla.org/20050126_1/Europe/Berlin` end in one that is known. */
function tailsOf(name: string): string[] {
  const parts = name.split('/').filter((part) => part !== '');
  return [name, ...parts.map((_, at) => parts.slice(at).join('/')).slice(0, 6)];
}

/** More than one calendar needs; each takes a while to find. */
const MOST_ZONES = 200;

/**
 * Finds time zones by the names a calendar uses: as the file describes them, as the browser knows them, or as
 * Windows calls them. One that nobody knows is taken for the zone the file or else the machine is in.
 */
export function createZones(
  calendars: readonly Block[],
  { from, to, zone }: { from: number; to: number; zone: string },
  patience: Patience,
): (name: string | undefined) => Zone {
  const described = new Map<string, Block>();
  for (const block of calendars.flatMap(({ blocks }) => blocks))
    if (block.name === 'VTIMEZONE') described.set(lineOf(block, 'TZID')?.value.trim() ?? '', block);
  const known = new Map<string, Zone | null>();
  function find(name: string): Zone | null {
    const block = described.get(name);
    const own = block && describedZone(block, { from, to }, patience);
    if (own) return own;
    for (const tail of tailsOf(windowsZone(name) ?? name)) {
      const named = namedZone(tail);
      if (named) return named;
    }
    return null;
  }
  function zoneNamed(name: string): Zone | null {
    if (!known.has(name)) known.set(name, known.size < MOST_ZONES ? find(name) : null);
    return known.get(name) ?? null;
  }
  const files = calendars.map((calendar) => lineOf(calendar, 'X-WR-TIMEZONE')?.value.trim());
  const here = zoneNamed(files.find((name) => name && zoneNamed(name)) ?? zone) ?? UTC;
  return (name) => (name === undefined ? here : (zoneNamed(name.trim()) ?? here));
}
