import * as z from 'zod/mini';
import { number, string } from './shapes.ts';
import { lengthOf } from './task.ts';
import { DAY, HOUR, MINUTE } from './time.ts';

/** Work away from the browser, as its owner says it was. */
export const Offline = z.object({
  what: string,
  as: z.enum(['focus', 'other', 'meeting']),
  from: number,
  to: number,
  /** The part of it in which no page was recorded, in milliseconds: no time counts twice. Left out: all of it. */
  counts: z.optional(number),
  device: string,
});
export type Offline = z.infer<typeof Offline>;

/** The longest one entry may be. */
const LONGEST_OFFLINE = 4 * HOUR;

/** The longest description, in characters as people count them. */
export const WHAT_LENGTH = 85;

/** How far back entries can be made: so long the document remembers what was said before. */
const OFFLINE_DAYS = 7;

/** What is wrong with an entry among others; null when nothing is. `id`: its own, if it is there already. */
export function faultOf(
  entry: Omit<Offline, 'as' | 'device' | 'counts'>,
  id: string | null,
  others: readonly [id: string, entry: Offline][],
  now: number,
): 'what-too-long' | 'backwards' | 'too-long-offline' | 'in-future' | 'too-long-ago' | 'overlaps' | null {
  if (lengthOf(entry.what) > WHAT_LENGTH) return 'what-too-long';
  if (entry.to - entry.from < MINUTE) return 'backwards';
  if (entry.to - entry.from > LONGEST_OFFLINE) return 'too-long-offline';
  if (entry.to > now) return 'in-future';
  if (entry.from < now - OFFLINE_DAYS * DAY) return 'too-long-ago';
  const isTaken = others.some(
    ([other, taken]) => other !== id && taken.from < entry.to && taken.to > entry.from,
  );
  return isTaken ? 'overlaps' : null;
}

/** The work away from the browser in a stretch of time, cut at its ends, in order. */
export const offlineBetween = (
  entries: readonly [id: string, entry: Offline][],
  { from, to }: { from: number; to: number },
): Offline[] =>
  entries
    .filter(([, entry]) => entry.from < to && entry.to > from)
    .map(([, entry]) => ({ ...entry, from: Math.max(entry.from, from), to: Math.min(entry.to, to) }))
    .sort((one, other) => one.from - other.from);
