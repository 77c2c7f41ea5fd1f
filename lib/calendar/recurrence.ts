import { DAY, HOUR, MINUTE, SECOND } from '../core/time.ts';
import type { Rule } from './rule.ts';
import type { Wall } from './wall.ts';

/** How much may be looked at for one text; what is left is shared by all its rules. */
export interface Patience {
  days: number;
}

const startOfDay = (wall: Wall): Wall => Math.floor(wall / DAY) * DAY;
const yearOf = (day: Wall): number => new Date(day).getUTCFullYear();
const monthOf = (day: Wall): number => new Date(day).getUTCMonth();
const dateOf = (day: Wall): number => new Date(day).getUTCDate();
const weekdayOf = (day: Wall): number => new Date(day).getUTCDay();
const startOfWeek = (day: Wall, first: number): Wall => day - ((weekdayOf(day) - first + 7) % 7) * DAY;
const daysFrom = (from: Wall, to: Wall): number => Math.round((to - from) / DAY);

/** The days of a year, a month, a week, or the day itself that `start` lies in, `steps` of them further on. */
function periodAt({ frequency, weekStart }: Rule, start: Wall, steps: number): { from: Wall; to: Wall } {
  const day = startOfDay(start);
  switch (frequency) {
    case 'DAILY':
      return { from: day + steps * DAY, to: day + (steps + 1) * DAY };
    case 'WEEKLY': {
      const from = startOfWeek(day, weekStart) + steps * 7 * DAY;
      return { from, to: from + 7 * DAY };
    }
    case 'MONTHLY': {
      const month = monthOf(day) + steps;
      return { from: Date.UTC(yearOf(day), month, 1), to: Date.UTC(yearOf(day), month + 1, 1) };
    }
    case 'YEARLY': {
      const year = yearOf(day) + steps;
      return { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) };
    }
  }
}

/** How many periods lie between two instants, or one less. */
function stepsBetween({ frequency }: Rule, from: Wall, to: Wall): number {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
  const steps = {
    DAILY: daysFrom(from, to),
    WEEKLY: daysFrom(from, to) / 7,
    MONTHLY: months,
    YEARLY: months / 12,
  };
  return Math.max(0, Math.floor(steps[frequency]) - 1);
}

/** Whether one of a list, counted from the front or, below nothing, from the back, is the `nth` of so many. */
const isAt = (list: readonly number[], { nth, of }: { nth: number; of: number }): boolean =>
  list.includes(nth) || list.includes(nth - of - 1);

/** The week of the year a day lies in, of how many; the first is the one with four days of that year. */
function weekOf(day: Wall, first: number): { nth: number; of: number } {
  const firstOf = (year: number) => startOfWeek(Date.UTC(year, 0, 4), first);
  const year = yearOf(startOfWeek(day, first) + 3 * DAY);
  const from = firstOf(year);
  return { nth: Math.floor(daysFrom(from, day) / 7) + 1, of: daysFrom(from, firstOf(year + 1)) / 7 };
}

/** Whether something that began at `start` may recur on a day. */
function falls(rule: Rule, start: Wall, day: Wall): boolean {
  const { frequency, months, weeks, yearDays, monthDays, weekdays } = rule;
  const date = new Date(day);
  const [year, month, nth, weekday] = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCDay(),
  ];
  if (months && !months.includes(month + 1)) return false;
  const ofMonth = () => ({ nth, of: dateOf(Date.UTC(year, month + 1, 0)) });
  const ofYear = () => {
    const first = Date.UTC(year, 0, 1);
    return { nth: daysFrom(first, day) + 1, of: daysFrom(first, Date.UTC(year + 1, 0, 1)) };
  };
  if (weeks && !isAt(weeks, weekOf(day, rule.weekStart))) return false;
  if (yearDays && !isAt(yearDays, ofYear())) return false;
  if (monthDays && !isAt(monthDays, ofMonth())) return false;
  const named = weekdays?.filter((each) => each.weekday === weekday);
  if (named) {
    const isCounted = frequency === 'YEARLY' || frequency === 'MONTHLY';
    if (!isCounted || named.some((each) => each.nth === 0)) return named.length > 0;
    if (named.length === 0) return false;
    const at = frequency === 'YEARLY' && !months ? ofYear() : ofMonth();
    const fromFront = Math.ceil(at.nth / 7);
    const fromBack = -Math.ceil((at.of - at.nth + 1) / 7);
    return named.some((each) => each.nth === fromFront || each.nth === fromBack);
  }
  // What the rule does not say, the start does.
  if (yearDays || monthDays || frequency === 'DAILY') return true;
  if (weeks || frequency === 'WEEKLY') return weekday === weekdayOf(start);
  return nth === dateOf(start) && (frequency === 'MONTHLY' || months !== null || month === monthOf(start));
}

/** More often in a day is no meeting. */
const MOST_TIMES = 24;

/** The times of a day at which it recurs; null when they are too many. */
function timesOf({ hours, minutes, seconds }: Rule, start: Wall): number[] | null {
  if ((hours?.length ?? 1) * (minutes?.length ?? 1) * (seconds?.length ?? 1) > MOST_TIMES) return null;
  const time = start - startOfDay(start);
  const inOrder = (list: number[] | null, own: number) => [...new Set(list ?? [own])].sort((a, b) => a - b);
  return inOrder(hours, Math.floor(time / HOUR)).flatMap((hour) =>
    inOrder(minutes, Math.floor(time / MINUTE) % 60).flatMap((minute) =>
      inOrder(seconds, Math.floor(time / SECOND) % 60).map(
        (second) => hour * HOUR + minute * MINUTE + second * SECOND,
      ),
    ),
  );
}

/**
 * When it recurs in a stretch of time, the start itself among them. Instead of walking from the start it asks of
 * each day around the stretch whether the rule falls on it, so that no rule takes long; libraries walk, and do not
 * come back from some that fit on a line (DAILY;BYMONTH=2;BYMONTHDAY=30). Only a count has to be walked. Null when
 * that would take more than is left of `patience`.
 */
export function occurrences(
  rule: Rule,
  start: Wall,
  stretch: { from: Wall; to: Wall },
  patience: Patience,
): Wall[] | null {
  const times = timesOf(rule, start);
  if (!times) return null;
  const last = Math.min(stretch.to, rule.until?.wall ?? stretch.to);
  const skip = rule.count === null ? stepsBetween(rule, start, stretch.from) : 0;
  const found = start >= stretch.from && start <= last ? [start] : [];
  let left = (rule.count ?? Number.POSITIVE_INFINITY) - 1;
  for (let steps = Math.floor(skip / rule.interval) * rule.interval; left > 0; steps += rule.interval) {
    const { from, to } = periodAt(rule, start, steps);
    if (!(from <= last)) break;
    patience.days -= daysFrom(from, to);
    if (patience.days < 0) return null;
    const all: Wall[] = [];
    for (let day = from; day < to; day += DAY)
      if (falls(rule, start, day)) all.push(...times.map((time) => day + time));
    const { positions } = rule;
    const chosen = positions ? all.filter((_, at) => isAt(positions, { nth: at + 1, of: all.length })) : all;
    for (const wall of chosen) {
      if (wall <= start || left <= 0) continue;
      left--;
      if (wall >= stretch.from && wall <= last) found.push(wall);
    }
  }
  return found;
}
