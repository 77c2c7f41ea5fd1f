import { countsOf, type Ran } from './evidence.ts';
import { bandOf } from './finish-rate.ts';
import type { Meeting } from './meeting.ts';
import { LONGEST, PRESETS, SHORTEST } from './session.ts';
import { DAY, MINUTE } from './time.ts';

/** How a length stands to the next meeting: it is over before, or goes on into it, by so many milliseconds. */
export type Fit = { is: 'fits'; meeting: Meeting } | { is: 'runs-into'; meeting: Meeting; by: number };

/** Null where no meeting is near enough to matter to any session. */
export function fitBefore(meetings: readonly Meeting[], now: number, length: number): Fit | null {
  const ahead = meetings.filter(({ from }) => from > now && from - now <= LONGEST * MINUTE);
  const meeting = ahead.sort((one, other) => one.from - other.from)[0];
  if (!meeting) return null;
  const by = now + length - meeting.from;
  return by > 0 ? { is: 'runs-into', meeting, by } : { is: 'fits', meeting };
}

/** The longest of the usual lengths that a stretch of time has room for; null where it has room for none. */
export function lengthFor(stretch: number): number | null {
  const minutes = Math.floor(stretch / MINUTE);
  return PRESETS.findLast((preset) => preset <= minutes) ?? (minutes >= SHORTEST ? minutes : null);
}

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
