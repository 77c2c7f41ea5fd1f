import { each } from './doc.ts';
import type { Ran } from './evidence.ts';
import { plannedEnd, type Sessions } from './phase.ts';

/**
 * The session that was over last and counts, of those begun in one browser; null where there is none. Apart from the
 * evidence, because the Assistant has no use for the rest of that.
 */
export function lastOverAt(doc: Sessions, device: string | null, now: number): Ran | null {
  let last: Ran | null = null;
  for (const [id, session] of each(doc, 'session')) {
    const end = doc.end[id]?.value;
    if (end?.as === 'cancelled') continue;
    const planned = plannedEnd(doc, id, session);
    const endedAt = Math.min(end?.at ?? planned, planned);
    if (session.device !== device || endedAt > now || (last && last.endedAt >= endedAt)) continue;
    const { task, startedAt } = session;
    last = {
      id,
      task,
      startedAt,
      endedAt,
      plannedEnd: planned,
      outcome: endedAt < planned ? 'ended' : 'completed',
    };
  }
  return last;
}
