import type { Fit } from '../core/fit.ts';
import { MINUTE } from '../core/time.ts';
import { figure, t, tn } from '../words/t.ts';
import { timeOfDay } from './words.ts';

/** "Fits before Design review, 15:15", "Runs 10 min into Design review". `shift`: see `Shown`. */
export function fitInWords(fit: Fit, shift: number): string {
  const { title: meeting, from } = fit.meeting;
  return fit.is === 'fits'
    ? t('Fits before {meeting}, {time}', { meeting, time: timeOfDay(from - shift) })
    : t('Runs {minutes} min into {meeting}', { minutes: Math.ceil(fit.by / MINUTE), meeting });
}

/** How sessions of this length went, without praise or blame. */
export const recordInWords = ({ finished, of }: { finished: number; of: number }): string =>
  tn(
    of,
    'You stayed to the end of {finished} of {n} session of about this length.',
    'You stayed to the end of {finished} of {n} sessions of about this length.',
    { finished: figure(finished) },
  );

export const brokenInWords = (minutes: number): string =>
  tn(
    minutes,
    'The last two sessions ended before their time. {n} strict minute may be easier to keep.',
    'The last two sessions ended before their time. {n} strict minutes may be easier to keep.',
  );
