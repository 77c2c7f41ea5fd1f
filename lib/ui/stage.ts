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

/** Whether what is kept changed so that a site may be open now, or shut. Visits and drafts do not matter; scores are kept elsewhere and show in the stamp alone. */
export function bearsOnVerdict(before: Kept | null, after: Kept | null): boolean {
  if (!before || !after) return before !== after;
  const differs = (part: 'session' | 'extension' | 'end' | 'pass' | 'tries' | 'setting') =>
    JSON.stringify(before[part]) !== JSON.stringify(after[part]);
  if (differs('session') || differs('end') || differs('pass') || differs('extension')) return true;
  return before.stamp !== after.stamp && !differs('tries') && !differs('setting');
}
