import type { Ran } from '../core/evidence.ts';
import { MINUTE } from '../core/time.ts';
import { keptOutOf } from './kept-out.ts';
import type { Shown } from './shown.ts';
import { counted, lengthInWords, timeOfDay } from './words.ts';

/** "Session ended at 31 of 50 min. It counts." */
export function endedInWords({ startedAt, endedAt, plannedEnd }: Ran): string {
  const planned = Math.round((plannedEnd - startedAt) / MINUTE);
  return `Session ended at ${Math.floor((endedAt - startedAt) / MINUTE)} of ${planned} min. It counts.`;
}

/** How a session went, for a quiet card where it was begun. */
export function lastSessionInWords(
  last: Ran,
  { doc, shift }: Pick<Shown, 'doc' | 'shift'>,
): { title: string; lines: string[] } {
  const { startedAt, endedAt } = last;
  const task = last.task === '' ? '' : ` on “${last.task}”`;
  const times = `${timeOfDay(startedAt - shift)} to ${timeOfDay(endedAt - shift)}`;
  const { visits } = keptOutOf(doc, last.id);
  const knocked = visits === 0 ? 'Nothing knocked.' : `${counted(visits, 'visit')} kept out.`;
  return last.outcome === 'ended'
    ? { title: endedInWords(last), lines: [`${task.slice(1)}${task && ', '}${times}.`, knocked] }
    : {
        title: 'Session complete',
        lines: [`${lengthInWords(endedAt - startedAt)}${task}, ${times}.`, knocked],
      };
}
