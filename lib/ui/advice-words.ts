import type { Fit } from '../core/advice.ts';
import { MINUTE } from '../core/time.ts';
import { counted, timeOfDay } from './words.ts';

/** "Fits before Design review, 15:15", "Runs 10 min into Design review". `shift`: see `Shown`. */
export function fitInWords(fit: Fit, shift: number): string {
  const { title, from } = fit.meeting;
  return fit.is === 'fits'
    ? `Fits before ${title}, ${timeOfDay(from - shift)}`
    : `Runs ${Math.ceil(fit.by / MINUTE)} min into ${title}`;
}

/** How sessions of this length went, without praise or blame. */
export const recordInWords = ({ finished, of }: { finished: number; of: number }): string =>
  `You stayed to the end of ${finished} of ${counted(of, 'session')} of about this length.`;

export const brokenInWords = (minutes: number): string =>
  `The last two sessions ended before their time. ${minutes} strict minutes may be easier to keep.`;
