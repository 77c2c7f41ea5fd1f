import type { Verdict } from '../core/blocking.ts';
import type { Kept } from '../core/kept.ts';
import type { Phase } from '../core/phase.ts';

/**
 * What a block page is at: still `asking`, `shut`, `over` (the session), `open` (this site, in this session),
 * or `returning` to the page it stands for, which nobody has to press a button for.
 */
export type Stage = 'asking' | 'shut' | 'over' | 'open' | 'returning';

export function stageOf(
  phase: Phase['is'],
  verdict: Verdict | null,
  page: { isKept: boolean; wasShut: boolean; mayReturn: boolean },
): Stage {
  if (phase === 'resting') return page.isKept && page.mayReturn ? 'returning' : 'over';
  if (!verdict) return 'asking';
  if (verdict.is === 'shut') return 'shut';
  return (page.isKept || page.wasShut) && page.mayReturn ? 'returning' : 'open';
}

const TIMES = 2;
const WITHIN = 10_000;

/** Whether a tab may go back by itself: not for the third time within ten seconds, for that would be a loop. */
export const mayReturn = (returns: readonly number[], now: number): boolean =>
  returns.filter((at) => at > now - WITHIN && at <= now).length < TIMES;

/** The parts of what is kept that a verdict follows from, beside the scores. */
const BEARING = ['session', 'extension', 'end', 'pass'] as const satisfies (keyof Kept)[];

/** What a verdict follows from, as a page reads it; `scored` is another word whenever the scores are others. */
interface Read {
  kept: Kept | null;
  scored: string;
}

/** Whether a site may be open now, or shut, that was not so before. */
export function bearsOnVerdict(before: Read, after: Read): boolean {
  if (!before.kept || !after.kept) return before.kept !== after.kept;
  const { kept } = before;
  const { kept: keptNow } = after;
  return (
    before.scored !== after.scored ||
    BEARING.some((part) => JSON.stringify(kept[part]) !== JSON.stringify(keptNow[part]))
  );
}
