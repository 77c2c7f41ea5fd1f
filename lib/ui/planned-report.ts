import type { Became } from '../core/occasions.ts';
import { t, tn } from '../words/t.ts';
import { taskName } from './planned-words.ts';
import { timeOfDay } from './words.ts';

/** "3 sessions planned, 2 held." */
export function plannedInWords(planned: readonly Became[]): string {
  const held = planned.filter(({ is }) => is === 'held').length;
  return tn(planned.length, '{n} session planned, {held} held.', '{n} sessions planned, {held} held.', {
    held,
  });
}

/** What became of one, without praise or blame. */
export const becameInWords = ({ is }: Pick<Became, 'is'>): string =>
  ({ held: t('Held'), cancelled: t('Cancelled'), missed: t('Not begun') })[is];

/** "Write report: planned for 14:00, not begun." */
export function missedInWords({ is, task, from }: Became): string {
  const values = { task: taskName(task), time: timeOfDay(from) };
  return is === 'cancelled'
    ? t('{task}: planned for {time}, cancelled.', values)
    : t('{task}: planned for {time}, not begun.', values);
}
