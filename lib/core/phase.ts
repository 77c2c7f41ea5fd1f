import { type Doc, each } from './doc.ts';
import type { Session } from './session.ts';
import { SECOND } from './time.ts';

/** The records a session is read from. */
export type Sessions = Pick<Doc, 'session' | 'extension' | 'end'>;

/** What is going on. `session.endsAt` is the plan as it began, `endsAt` with its extensions. */
export type Phase = { is: 'resting' } | { is: 'focusing'; id: string; session: Session; endsAt: number };

/** When a session is planned to end, its extensions added, whatever became of it. */
export function plannedEnd(doc: Pick<Doc, 'extension'>, id: string, session: Session): number {
  let endsAt = session.endsAt;
  for (const [, extension] of each(doc, 'extension')) if (extension.session === id) endsAt += extension.by;
  return endsAt;
}

/** A browser whose clock is this little ahead may have begun a session that is heard of here: it runs at once. */
const AHEAD = 5 * SECOND;

/**
 * Nothing ticks and nobody says "over": two browsers with the same records agree at any instant. If two
 * sessions were begun apart before the browsers met, the one that ends last counts (then the greater id).
 */
export function phaseAt(doc: Sessions, now: number): Phase {
  let phase: Phase = { is: 'resting' };
  for (const [id, session] of each(doc, 'session')) {
    if (now < session.startedAt - AHEAD || doc.end[id]?.value) continue;
    const endsAt = plannedEnd(doc, id, session);
    if (now >= endsAt) continue;
    const later =
      phase.is === 'resting' || endsAt > phase.endsAt || (endsAt === phase.endsAt && id > phase.id);
    if (later) phase = { is: 'focusing', id, session, endsAt };
  }
  return phase;
}

/** How far a session has come, 0 to 1. */
export const progressAt = (phase: { session: Session; endsAt: number }, now: number): number =>
  Math.min(1, Math.max(0, (now - phase.session.startedAt) / (phase.endsAt - phase.session.startedAt)));
