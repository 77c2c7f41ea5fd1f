import { DAY, HOUR, MINUTE, SECOND } from '../core/time.ts';

/** What a clock on the wall shows, written as the instant at which one in Greenwich shows it. */
export type Wall = number;

/** A date, or a date and time: in UTC, or as a clock on some wall shows it. */
export interface Moment {
  wall: Wall;
  isDate: boolean;
  isUtc: boolean;
}

const MOMENT = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$/;

/** Null when it is none, or a day that is in no calendar. */
export function readMoment(text: string): Moment | null {
  const found = MOMENT.exec(text.trim().toUpperCase());
  if (!found) return null;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((figures) => Number(figures ?? 0));
  const day = Date.UTC(year, month - 1, date);
  const isDay = year >= 1000 && new Date(day).getUTCMonth() === month - 1;
  if (!isDay || month < 1 || date < 1 || hour > 23 || minute > 59 || second > 60) return null;
  return {
    wall: day + hour * HOUR + minute * MINUTE + Math.min(second, 59) * SECOND,
    isDate: !found[4],
    isUtc: found[7] !== undefined,
  };
}

const DURATION =
  /^([+-])?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/;

/** A length such as PT1H30M; null when it is none. */
export function readLength(text: string): number | null {
  const found = DURATION.exec(text.trim().toUpperCase());
  if (!found) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(2)
    .map((figure) => Number(figure ?? 0));
  const length = (weeks * 7 + days) * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
  return found[1] === '-' ? -length : length;
}
