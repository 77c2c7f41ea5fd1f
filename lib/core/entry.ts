import { Span } from './activity.ts';
import { isDay } from './day.ts';
import { EMPTY, type Entry, type Kind, Part } from './doc.ts';
import { isPlannable } from './plannable.ts';
import { isSite } from './site.ts';
import { DAY, HOUR, isInstant } from './time.ts';

/** The kinds of records that this version knows. */
export const KINDS: ReadonlySet<string> = new Set(Object.keys(EMPTY));

/** What instants are called in records, and in what alerts are about. */
const INSTANTS = 'startedAt endsAt at from to until since again'.split(' ');

/** Whether every time in a value is one that a calendar has; others make pages fail that show them. */
function isInTime(value: object): boolean {
  const { by, day, ...rest }: Record<string, unknown> = { ...value };
  const isGiven = (name: string) => typeof rest[name] === 'number';
  return (
    INSTANTS.every((name) => !isGiven(name) || isInstant(Number(rest[name]))) &&
    (typeof by !== 'number' || (by >= 0 && by <= DAY)) &&
    (typeof day !== 'string' || isDay(day))
  );
}

/** Whether a record's parts, each of them fitting, are what the product itself could have written. */
function isPossible({ kind, id, value }: Entry): boolean {
  switch (kind) {
    case 'score':
      return id.startsWith('@') || isSite(id);
    // Of any later version; each is read by its own schema.
    case 'setting':
      return true;
    case 'pass':
      return !value || (isInTime(value) && (!('site' in value.opens) || isSite(value.opens.site)));
    case 'planned':
      return !value || (isInTime(value) && isPlannable(value));
    case 'alert':
      return !value || (isInTime(value) && isInTime(Object(value.about)));
    default:
      return !value || isInTime(value);
  }
}

/** A record as it may come in from outside; null when it is none. */
export function entryFrom(value: unknown): Entry | null {
  const { kind, id, stamp, value: held } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (typeof kind !== 'string' || !KINDS.has(kind) || typeof id !== 'string') return null;
  // The schema leaves out `__proto__`, which no record may be called.
  const read = Part[kind as Kind].safeParse({ [id]: { stamp, value: held } });
  const record = read.success && read.data[id];
  const entry = record ? ({ kind, id, ...record } as Entry) : null;
  return entry && isPossible(entry) ? entry : null;
}

/** Spans are of one day each, which has 26 hours where clocks are set back by two. */
const LONGEST_SPAN = 26 * HOUR;

/** A span as it may come in from outside; null when it is none. Its day may be that of any zone. */
export function spanFrom(value: unknown): Span | null {
  const { success, data } = Span.safeParse(value);
  if (!success) return null;
  const { from, to, day } = data;
  const midnight = Date.parse(day);
  const isOfDay = isDay(day) && from >= midnight - DAY && from < midnight + 2 * DAY;
  return isInstant(from) && isInstant(to) && to > from && to - from <= LONGEST_SPAN && isOfDay ? data : null;
}
