import type { Buddies } from '../wire/protocol.ts';

export const LEASE = 60_000;
/** Counting anew more often would let a single change be seen, and cost. */
export const COUNTED_EVERY = 1_000;

/**
 * Whole below twenty, then in tens, then two digits: enough to feel company, too little to find anybody. Nothing of
 * one alone, who would otherwise be told of a few others.
 */
export function roughly(count: number): Buddies | null {
  if (count < 2) return null;
  if (count < 5) return 'few';
  if (count <= 20) return count;
  const step = 10 ** Math.max(1, Math.floor(Math.log10(count)) - 1);
  return Math.round(count / step) * step;
}

/** How many rooms have a browser in a session, for a minute after each said so: people, and not their browsers. */
export function createBuddies(): {
  note(room: string, focusing: boolean, now: number): void;
  count(now: number): Buddies | null;
} {
  const until = new Map<string, number>();
  let counted = { at: Number.NEGATIVE_INFINITY, as: roughly(0) };
  return {
    note(room, focusing, now) {
      if (focusing) until.set(room, now + LEASE);
      else until.delete(room);
    },
    count(now) {
      if (Math.abs(now - counted.at) < COUNTED_EVERY) return counted.as;
      for (const [room, end] of until) if (end <= now) until.delete(room);
      counted = { at: now, as: roughly(until.size) };
      return counted.as;
    },
  };
}
