import { plannedEnd } from '../core/phase.ts';
import { lastFinished } from '../core/plan.ts';
import { HOUR, MINUTE } from '../core/time.ts';
import { keptOutOf } from './kept-out.ts';
import type { Shown } from './shown.ts';
import { counted, lengthInWords, timeOfDay } from './words.ts';

/** How long "how it went" stays. */
const LASTS = 8 * HOUR;

/** How the last session went, for a quiet card where it was begun; null when that is long ago, or elsewhere. */
export function lastSessionInWords({
  doc,
  now,
  shift,
  device,
}: Pick<Shown, 'doc' | 'now' | 'shift' | 'device'>): { id: string; title: string; lines: string[] } | null {
  const last = lastFinished(doc, now);
  if (!last || now - last.endedAt > LASTS || last.device !== device) return null;
  const task = last.task === '' ? '' : ` on “${last.task}”`;
  const times = `${timeOfDay(last.startedAt - shift)} to ${timeOfDay(last.endedAt - shift)}`;
  const { visits } = keptOutOf(doc, last.id);
  const knocked = visits === 0 ? 'Nothing knocked.' : `${counted(visits, 'visit')} kept out.`;
  const length = last.endedAt - last.startedAt;
  if (!last.early)
    return {
      id: last.id,
      title: 'Session complete',
      lines: [`${lengthInWords(length)}${task}, ${times}.`, knocked],
    };
  const session = doc.session[last.id]?.value;
  const planned = session ? plannedEnd(doc, last.id, session) - session.startedAt : length;
  const share = `${Math.floor(length / MINUTE)} of ${Math.round(planned / MINUTE)} min`;
  return {
    id: last.id,
    title: `Session ended at ${share}. It counts.`,
    lines: [`${task.slice(1)}${task && ', '}${times}.`, knocked],
  };
}
