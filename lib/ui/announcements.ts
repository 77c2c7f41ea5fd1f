import type { Phase } from '../core/phase.ts';
import { MINUTE } from '../core/time.ts';
import { counted, spokenLeft } from './words.ts';

/** What a person who does not look is told of a session: its start, its half, five minutes, one minute, its end. */
export function announcementBetween(
  before: { phase: Phase; now: number },
  after: { phase: Phase; now: number },
): string | null {
  const { phase } = after;
  if (phase.is === 'resting') {
    if (before.phase.is === 'resting') return null;
    return after.now >= before.phase.endsAt ? 'Session complete.' : 'Session over.';
  }
  if (before.phase.is === 'resting' || before.phase.id !== phase.id)
    return `Session begun, ${spokenLeft(phase.endsAt - after.now)}.`;
  if (before.phase.endsAt !== phase.endsAt)
    return `${counted(Math.round((phase.endsAt - before.phase.endsAt) / MINUTE), 'minute')} added.`;
  const passes = (left: number) => phase.endsAt - before.now > left && phase.endsAt - after.now <= left;
  if (passes(MINUTE)) return '1 minute left.';
  if (passes(5 * MINUTE)) return '5 minutes left.';
  if (passes((phase.endsAt - phase.session.startedAt) / 2))
    return `Half-way, ${spokenLeft(phase.endsAt - after.now)}.`;
  return null;
}
