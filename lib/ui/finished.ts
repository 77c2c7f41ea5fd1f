import type { Ran } from '../core/evidence.ts';
import { MINUTE } from '../core/time.ts';
import { t, tn } from '../words/t.ts';
import { keptOutOf } from './kept-out.ts';
import type { Shown } from './shown.ts';
import { lengthInWords, timeOfDay } from './words.ts';

/** "Session ended at 31 of 50 min. It counts." */
export const endedInWords = ({ startedAt, endedAt, plannedEnd }: Ran): string =>
  t('Session ended at {minutes} of {planned} min. It counts.', {
    minutes: Math.floor((endedAt - startedAt) / MINUTE),
    planned: Math.round((plannedEnd - startedAt) / MINUTE),
  });

/** How a session went, for a quiet card where it was begun. */
export function lastSessionInWords(
  last: Ran,
  { doc, shift }: Pick<Shown, 'doc' | 'shift'>,
): { title: string; lines: string[] } {
  const { startedAt, endedAt, task } = last;
  const times = { from: timeOfDay(startedAt - shift), to: timeOfDay(endedAt - shift) };
  const { visits } = keptOutOf(doc, last.id);
  const knocked =
    visits === 0 ? t('Nothing knocked.') : tn(visits, '{n} visit kept out.', '{n} visits kept out.');
  if (last.outcome === 'ended') {
    const when = task ? t('on “{task}”, {from} to {to}.', { task, ...times }) : t('{from} to {to}.', times);
    return { title: endedInWords(last), lines: [when, knocked] };
  }
  const length = lengthInWords(endedAt - startedAt);
  const when = task
    ? t('{length} on “{task}”, {from} to {to}.', { length, task, ...times })
    : t('{length}, {from} to {to}.', { length, ...times });
  return { title: t('Session complete'), lines: [when, knocked] };
}
