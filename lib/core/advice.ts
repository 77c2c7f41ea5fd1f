import { countsOf, type Ran } from './evidence.ts';
import { bandOf } from './finish-rate.ts';
import { PRESETS } from './session.ts';
import { DAY, MINUTE } from './time.ts';

/** Fewer say nothing. */
const ENOUGH = 4;

/** How many of the sessions of like length were gone through with; null while there are too few to tell. */
export function recordOf(past: readonly Ran[], minutes: number): { finished: number; of: number } | null {
  const band = bandOf(minutes);
  const like = past.filter(
    ({ outcome, startedAt, plannedEnd }) =>
      outcome !== 'running' && outcome !== 'superseded' && bandOf((plannedEnd - startedAt) / MINUTE) === band,
  );
  const finished = like.filter(({ outcome }) => outcome === 'completed').length;
  return like.length >= ENOUGH ? { finished, of: like.length } : null;
}

/** Longer ago than this says nothing of today. */
const LATELY = 7 * DAY;
const [SHORT] = PRESETS;

/** After two sessions in a row that were broken off: something shorter, and stricter. Null otherwise. */
export function afterBroken(past: readonly Ran[], now: number): { minutes: number; strict: true } | null {
  const over = past
    .filter(
      ({ outcome, endedAt }) => outcome !== 'running' && outcome !== 'superseded' && now - endedAt < LATELY,
    )
    .sort((one, other) => other.endedAt - one.endedAt)
    .slice(0, 2);
  const areBroken = over.length === 2 && over.every(({ outcome }) => outcome !== 'completed');
  // Two that were cancelled at once were never begun.
  if (!areBroken || !over.some(countsOf)) return null;
  const shortest = Math.min(...over.map(({ startedAt, plannedEnd }) => (plannedEnd - startedAt) / MINUTE));
  return { minutes: PRESETS.findLast((preset) => preset < shortest) ?? SHORT, strict: true };
}
