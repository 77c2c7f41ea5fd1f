import { DAY } from '../core/time.ts';
import { readMoment, type Wall } from './wall.ts';

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** How something recurs, as RFC 5545 (3.3.10) writes it. Lists are null where the rule has none. */
export interface Rule {
  frequency: (typeof FREQUENCIES)[number];
  interval: number;
  count: number | null;
  /** The last instant, or what the wall shows then; `isUtc` tells which. */
  until: { wall: Wall; isUtc: boolean } | null;
  months: number[] | null;
  weeks: number[] | null;
  yearDays: number[] | null;
  monthDays: number[] | null;
  /** `nth` 0: each of them. */
  weekdays: { nth: number; weekday: number }[] | null;
  hours: number[] | null;
  minutes: number[] | null;
  seconds: number[] | null;
  positions: number[] | null;
  weekStart: number;
}

/** Long rules are no person's, and take long. */
const LONGEST_RULE = 400;
const WEEKDAY = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/;

/** Null for what is no rule, and for what comes more often than daily: nobody meets by the minute. */
export function readRule(text: string): Rule | null {
  if (text.length > LONGEST_RULE) return null;
  const parts = new Map(
    text
      .trim()
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string | undefined]),
  );
  let isRule = true;
  const fail = () => {
    isRule = false;
    return null;
  };
  function numbers(name: string, least: number, most: number): number[] | null {
    const list = parts.get(name)?.split(',').map(Number);
    if (!list) return null;
    const fits = list.every((one) => Number.isInteger(one) && Math.abs(one) <= most && one >= least);
    return fits ? list : fail();
  }
  const one = (name: string) => {
    const [number = null] = numbers(name, 1, 1_000_000) ?? [];
    return number;
  };
  const ending = parts.get('UNTIL');
  const end = ending === undefined ? null : readMoment(ending);
  if (ending !== undefined && !end) fail();
  const weekdays =
    parts
      .get('BYDAY')
      ?.split(',')
      .map((day) => {
        const found = WEEKDAY.exec(day);
        if (!found) fail();
        return { nth: Number(found?.[1] ?? 0), weekday: WEEKDAYS.indexOf(found?.[2] ?? '') };
      }) ?? null;
  const frequency = FREQUENCIES.find((each) => each === parts.get('FREQ'));
  const rule = {
    interval: one('INTERVAL') ?? 1,
    count: one('COUNT'),
    until: end && { wall: end.isDate ? end.wall + DAY - 1 : end.wall, isUtc: end.isUtc },
    months: numbers('BYMONTH', 1, 12),
    weeks: numbers('BYWEEKNO', -53, 53),
    yearDays: numbers('BYYEARDAY', -366, 366),
    monthDays: numbers('BYMONTHDAY', -31, 31),
    weekdays,
    hours: numbers('BYHOUR', 0, 23),
    minutes: numbers('BYMINUTE', 0, 59),
    seconds: numbers('BYSECOND', 0, 59),
    positions: numbers('BYSETPOS', -366, 366),
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')),
  };
  return frequency && isRule ? { frequency, ...rule } : null;
}
