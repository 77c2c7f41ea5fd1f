import { MINUTE, SECOND } from '../core/time.ts';
import { dateFormat, figure, t, tn } from '../words/t.ts';

/** An instant as the reader's own clocks show it: "15:14" or "3:14 PM". Takes the machine's time, not the corrected one. */
export function timeOfDay(instant: number): string {
  return dateFormat({ timeStyle: 'short' }).format(instant);
}

const two = (figure: number): string => String(figure).padStart(2, '0');

/** What is left, in full seconds begun: "19:42", from an hour on "1:05:00". The last second reads "00:01". */
export function countdown(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / SECOND));
  const hours = Math.floor(seconds / 3600);
  const clockFace = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${clockFace}` : clockFace;
}

/** "1 site", "3 sites", in English only: `tn` says it in every language. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`;

/** What is left, as one would say it: "19 minutes left". */
export const spokenLeft = (left: number): string =>
  left < MINUTE
    ? t('less than a minute left')
    : tn(Math.ceil(left / MINUTE), '{n} minute left', '{n} minutes left');

/** A length in whole minutes: "50 min", "1 h 30 min". What is not nothing is at least one. */
export function lengthInWords(length: number): string {
  const minutes = Math.max(length > 0 ? 1 : 0, Math.round(length / MINUTE));
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t('{minutes} min', { minutes: rest });
  return rest === 0 ? t('{hours} h', { hours }) : t('{hours} h {minutes} min', { hours, minutes: rest });
}

/** Whether a task wants smaller letters. */
export const isLong = (task: string): boolean => task.length > 48;

/** A length as figures: "4 h 18 m", "52 m"; below a minute in seconds. */
export function shortLength(length: number): string {
  if (length < MINUTE) return t('{seconds} s', { seconds: Math.round(length / 1000) });
  const minutes = Math.round(length / MINUTE);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return rest > 0 ? t('{minutes} m', { minutes: rest }) : '';
  return rest === 0 ? t('{hours} h', { hours }) : t('{hours} h {minutes} m', { hours, minutes: rest });
}

/** "Tuesday, 17 November", with the year where it is another. */
export const dayName = (instant: number, isThisYear: boolean): string =>
  dateFormat({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(instant);
