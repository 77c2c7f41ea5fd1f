/** A day by the person's own calendar, as `2026-11-21`: it sorts, and means the same wherever it is read. */
export type Day = string;

const two = (number: number): string => String(number).padStart(2, '0');

/** The day an instant falls on where the machine is. */
export function dayOf(instant: number): Day {
  const date = new Date(instant);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first instant of the next day; where clocks change, a day is longer or shorter than others. */
export function startOfNextDay(instant: number): number {
  const date = new Date(instant);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/** The next full hour by the clock on the wall, where clocks change by less than an hour too. */
export function startOfNextHour(instant: number): number {
  const date = new Date(instant);
  return date.setMinutes(60, 0, 0);
}

/** A day's first instant and the next day's. */
export function boundsOf(day: Day): { from: number; to: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const from = new Date(year, month - 1, date).getTime();
  return { from, to: startOfNextDay(from) };
}

/** A stretch of time in parts of one day each. */
export function inDays(from: number, to: number): { from: number; to: number; day: Day }[] {
  const parts = [];
  for (let at = from; at < to; ) {
    const until = Math.min(to, startOfNextDay(at));
    parts.push({ from: at, to: until, day: dayOf(at) });
    at = until;
  }
  return parts;
}

/** The day before, or after. */
export const stepFrom = (day: Day, by: 1 | -1): Day =>
  dayOf(by === 1 ? boundsOf(day).to : boundsOf(day).from - 1);

/** A day so many days later; with less than 0, earlier. By the calendar, which knows no clocks. */
export function plusDays(day: Day, days: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** Whether there is such a day. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && plusDays(text, 0) === text;

/** Sunday is 0, as `Date` counts. */
export const weekdayOf = (day: Day): number => new Date(boundsOf(day).from).getDay();

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayOf(new Date(year, month - 1, date - ((weekdayOf(day) + 6) % 7)).getTime());
};
