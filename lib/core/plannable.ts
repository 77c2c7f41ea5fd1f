import { dayOf, isDay, plusDays } from './day.ts';
import type { Planned, Wish } from './planned.ts';
import { LONGEST, SHORTEST } from './session.ts';

/** So many can be planned, and so many days ahead. */
export const MOST_PLANNED = 100;
export const PLANNED_AHEAD = 52 * 7;

const isWithin = (number: number, least: number, most: number): boolean =>
  Number.isInteger(number) && number >= least && number <= most;

/** Whether there are such days and such a time; a record of any other came from no version of this product. */
export function isPlannable({ when, minute, minutes }: Wish): boolean {
  const isSome =
    when.is === 'once'
      ? isDay(when.day)
      : when.weekdays.length <= 7 && when.weekdays.every((weekday) => isWithin(weekday, 0, 6));
  return isSome && isWithin(minute, 0, 24 * 60 - 1) && isWithin(minutes, SHORTEST, LONGEST);
}

/** Whether nobody needs to know of it some weeks after it was planned: the relay may forget it then. */
export const isSoonOver = ({ when, since }: Planned): boolean =>
  when.is === 'once' && when.day <= plusDays(dayOf(since), 60);
