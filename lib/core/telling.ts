import { SECOND } from './time.ts';

/** A browser hears of what another one has told well within this, and alarms come no sooner. */
const TURN = 30 * SECOND;

/**
 * How long a browser leaves it to the others to tell of something that is due in all of them at once. The one that is
 * in front tells at once; if none is, they take turns, so that it is told all the same, and by one only.
 */
export function patienceOf(
  members: readonly string[] | null,
  device: string | null,
  isInFront: boolean,
): number {
  if (!members || members.length < 2 || isInFront) return 0;
  return TURN * (1 + Math.max(0, [...members].sort().indexOf(device ?? '')));
}
