import type { Phase } from '../core/phase.ts';
import { MINUTE } from '../core/time.ts';
import { t, tn } from '../words/t.ts';
import { spokenLeft } from './words.ts';

/** What a person who does not look is told of a session: its start, its half, five minutes, one minute, its end. */
export function announcementBetween(
  before: { phase: Phase; now: number },
  after: { phase: Phase; now: number },
): string | null {
  const { phase } = after;
  if (phase.is === 'resting') {
    if (before.phase.is === 'resting') return null;
    return after.now >= before.phase.endsAt ? t('Session complete.') : t('Session over.');
  }
  if (before.phase.is === 'resting' || before.phase.id !== phase.id)
    return t('Session begun, {left}.', { left: spokenLeft(phase.endsAt - after.now) });
  if (before.phase.endsAt !== phase.endsAt)
    return tn(
      Math.round((phase.endsAt - before.phase.endsAt) / MINUTE),
      '{n} minute added.',
      '{n} minutes added.',
    );
  const passes = (left: number) => phase.endsAt - before.now > left && phase.endsAt - after.now <= left;
  if (passes(MINUTE)) return t('1 minute left.');
  if (passes(5 * MINUTE)) return t('5 minutes left.');
  if (passes((phase.endsAt - phase.session.startedAt) / 2))
    return t('Half-way, {left}.', { left: spokenLeft(phase.endsAt - after.now) });
  return null;
}
