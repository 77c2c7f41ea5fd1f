import { SECOND } from '../core/time.ts';

/**
 * How often somebody looks while a session runs. Sooner than a worker falls asleep: between looks it would sleep for
 * seconds, and to begin anew each minute takes far more CPU than to stay awake.
 */
const OFTEN = 26 * SECOND;
/** How long after the end, in milliseconds: a timer may be a little early. */
const AFTER = 10;

interface Looking {
  /** Looks, and again while a session runs. */
  now(): Promise<void>;
  /** Sees to it that somebody looks again before long, whatever this look and a nearer one find: both may fail. */
  again(): void;
}

/**
 * Looks again and again, by what a look tells: the milliseconds left of a session, or null. Browsers put off an alarm
 * that is set less than half a minute ahead, so a near end is waited for as well.
 */
export function createLooking(look: () => Promise<number | null>): Looking {
  let next: ReturnType<typeof setTimeout> | undefined;
  /** Whether to look again behind the one that is waited for, should it find nothing. */
  let isOwed = false;
  function lookIn(milliseconds: number): void {
    isOwed = false;
    clearTimeout(next);
    next = setTimeout(() => {
      next = undefined;
      void now();
    }, milliseconds);
  }
  async function now(): Promise<void> {
    const left = await look();
    if (left !== null) lookIn(Math.min(left + AFTER, OFTEN));
    else if (isOwed && next === undefined) lookIn(OFTEN);
  }
  return {
    now,
    again() {
      if (next === undefined) lookIn(OFTEN);
      else isOwed = true;
    },
  };
}
