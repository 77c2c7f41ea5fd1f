import * as z from 'zod/mini';
import { type Day, dayOf, stepFrom, weekdayOf } from './day.ts';

const DAY_LENGTH = 24 * 60;

/** Minutes since midnight by the clock on the wall; what goes on past midnight ends above 1,440. */
const Stretch = z
  .object({
    from: z.int().check(z.gte(0), z.lt(2 * DAY_LENGTH)),
    to: z.int().check(z.gt(0), z.lte(2 * DAY_LENGTH)),
  })
  .check(z.refine(({ from, to }) => to > from && to - from <= DAY_LENGTH));
export type Stretch = z.infer<typeof Stretch>;

const WorkDay = z.object({ hours: z.nullable(Stretch), breaks: z.array(Stretch).check(z.maxLength(12)) });
export type WorkDay = z.infer<typeof WorkDay>;

/** When a person works. */
export const Schedule = z.object({
  /** Sunday first, as `Date` counts. */
  week: z.array(WorkDay).check(z.length(7)),
  daysOff: z.array(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))).check(z.maxLength(1000)),
});
export type Schedule = z.infer<typeof Schedule>;

/** Instants, the second one not included. */
export interface Between {
  from: number;
  to: number;
}

/** The clock on the wall as an instant: where it skips an hour, the moment after; where it repeats one, the first. */
export function instantOf(day: Day, minutes: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 0, minutes).getTime();
}

/** From the first minute of a day's work to its last; null on a day off. */
export function workdayOn(schedule: Schedule, day: Day): Between | null {
  const hours = schedule.daysOff.includes(day) ? null : schedule.week[weekdayOf(day)]?.hours;
  return hours ? { from: instantOf(day, hours.from), to: instantOf(day, hours.to) } : null;
}

/** The stretches of a day's work between its breaks, in order. */
function workOn(schedule: Schedule, day: Day): Between[] {
  const workday = workdayOn(schedule, day);
  if (!workday) return [];
  let stretches = [workday];
  for (const { from, to } of schedule.week[weekdayOf(day)]?.breaks ?? []) {
    const gap = { from: instantOf(day, from), to: instantOf(day, to) };
    stretches = stretches.flatMap((stretch) =>
      [
        { from: stretch.from, to: Math.min(stretch.to, gap.from) },
        { from: Math.max(stretch.from, gap.to), to: stretch.to },
      ].filter((left) => left.to > left.from),
    );
  }
  return stretches.sort((one, other) => one.from - other.from);
}

/** Where an instant falls in the schedule. `until` is the next instant at which that is another. */
export type Hours =
  | { is: 'work'; workday: Between; until: number }
  | { is: 'break'; workday: Between; until: number }
  | { is: 'off'; until: number | null };

/** So far ahead somebody may be on holiday. */
const AHEAD = 400;

/** The next instant at which a day of work begins; null when there is none to be seen. */
function nextWorkday(schedule: Schedule, now: number): number | null {
  if (schedule.week.every(({ hours }) => hours === null)) return null;
  let day = dayOf(now);
  for (let ahead = 0; ahead < AHEAD; ahead++) {
    const workday = workdayOn(schedule, day);
    if (workday && workday.from > now) return workday.from;
    day = stepFrom(day, 1);
  }
  return null;
}

export function hoursAt(schedule: Schedule, now: number): Hours {
  const today = dayOf(now);
  // Yesterday's work may go on past midnight.
  for (const day of [today, stepFrom(today, -1)]) {
    const workday = workdayOn(schedule, day);
    if (!workday || now < workday.from || now >= workday.to) continue;
    const stretches = workOn(schedule, day);
    const stretch = stretches.find(({ from, to }) => now >= from && now < to);
    if (stretch) return { is: 'work', workday, until: stretch.to };
    const next = stretches.find(({ from }) => from > now);
    return { is: 'break', workday, until: next?.from ?? workday.to };
  }
  return { is: 'off', until: nextWorkday(schedule, now) };
}

/** How much of a day's work lies before an instant, 0 to 1; 1 where there is none. */
export function workdayDone(schedule: Schedule, day: Day, now: number): number {
  const stretches = workOn(schedule, day);
  const all = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const done = stretches.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(now, to) - from), 0);
  return all === 0 ? 1 : done / all;
}

/** Monday to Friday, nine to half past five: what a person who sets hours begins with. */
export const USUAL: Schedule = {
  week: Array.from({ length: 7 }, (_, weekday) => ({
    hours: weekday === 0 || weekday === 6 ? null : { from: 9 * 60, to: 17 * 60 + 30 },
    breaks: [],
  })),
  daysOff: [],
};
