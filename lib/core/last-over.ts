import { each } from './doc.ts';
import type { Ran } from './evidence.ts';
import { plannedEnd, type Sessions } from './phase.ts';

/**
 * The session that was over last and counts, of those begun in one browser; null where there is none. Apart from the
 * evidence, because the Assistant has no use for the rest of that.
 */
export function lastOverAt(doc: Sessions, device: string | null, now: number): Ran | null {
  const counting = each(doc, 'session').flatMap(([id, session]): (Ran & { device: string })[] => {
    const end = doc.end[id]?.value;
    if (end?.as === 'cancelled') return [];
    const planned = plannedEnd(doc, id, session);
    const endedAt = Math.min(end?.at ?? planned, planned);
    const { task, startedAt } = session;
    const outcome = endedAt < planned ? 'ended' : 'completed';
    return [{ id, task, startedAt, endedAt, plannedEnd: planned, outcome, device: session.device }];
  });
  let last: Ran | null = null;
  for (const { device: by, ...ran } of counting) {
    if (by !== device || ran.endedAt > now || (last && last.endedAt >= ran.endedAt)) continue;
    if (!counting.some((other) => supersedes(other, ran))) last = ran;
  }
  return last;
}

/** Of two that ran at once, which only browsers that had not met can begin, the one that was to end last counts. */
const supersedes = (other: Ran, ran: Ran): boolean =>
  other.startedAt < ran.endedAt &&
  ran.startedAt < other.endedAt &&
  (other.plannedEnd > ran.plannedEnd || (other.plannedEnd === ran.plannedEnd && other.id > ran.id));
