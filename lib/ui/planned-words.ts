import { boundsOf, type Day, dayOf, plusDays } from '../core/day.ts';
import type { OccasionTold } from '../core/occasion.ts';
import type { Coming } from '../core/occasions.ts';
import type { Planned, When } from '../core/planned.ts';
import { MINUTE } from '../core/time.ts';
import { dateFormat, localeTag, t, tn } from '../words/t.ts';
import { KEPT_OUT } from './level-words.ts';
import { lengthInWords, timeOfDay } from './words.ts';

/** What can be answered to a notification, in order: the background knows them by their places. */
export const plannedButtons = (): string[] => [t('Begin'), t('In 5 minutes')];

/** A task as it is called where it may be none. */
export const taskName = (task: string): string => task || t('Untitled session');

/**
 * What is said of one time of a planned session: by the clock on the wall, which is what was planned. What is begun by a
 * press, is agreed on by it: that it is strict stands beside it.
 */
export function occasionInWords(
  { task, minutes, minute, strict }: Pick<OccasionTold, 'task' | 'minutes' | 'minute' | 'strict'>,
  isSoon: boolean,
): { title: string; line: string } {
  const length = lengthInWords(minutes * MINUTE);
  const time = timeInWords(minute);
  const rules = strict ? ` ${t('This session is strict: nothing is let through.')}` : '';
  if (isSoon)
    return {
      title: t('{task}, {time}', { task: taskName(task), time }),
      line: t('You planned {length} for it. It begins when you say so.', { length }) + rules,
    };
  return {
    title: task ? t('Time for: {task}', { task }) : t('Time for your planned session'),
    line: t('Planned for {time}, {length}.', { time, length }) + rules,
  };
}

/** Sunday the 4th, and the six days after it. */
const nthWeekday = (weekday: number): number => new Date(2026, 0, 4 + weekday, 12).getTime();

/** The days of the week in the order in which they are shown, Monday first. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;

/** "Monday", or "Mon". */
export const weekdayName = (weekday: number, style: 'long' | 'short' = 'long'): string =>
  dateFormat({ weekday: style }).format(nthWeekday(weekday));

const SCHOOL_WEEK = [1, 2, 3, 4, 5];

function weekdaysInWords(weekdays: readonly number[]): string {
  const days = WEEKDAYS.filter((weekday) => weekdays.includes(weekday));
  if (days.length === 5 && SCHOOL_WEEK.every((weekday) => weekdays.includes(weekday)))
    return t('Monday to Friday');
  const names = days.map((weekday) => weekdayName(weekday, days.length > 2 ? 'short' : 'long'));
  return new Intl.ListFormat(localeTag()).format(names);
}

/** "today", "tomorrow", "Tuesday" within a week, else "Tue 24 November", with the year where it is another. */
export function dayInWords(day: Day, today: Day): string {
  if (day === today) return t('today');
  if (day === plusDays(today, 1)) return t('tomorrow');
  const { from } = boundsOf(day);
  if (day > today && day < plusDays(today, 7)) return dateFormat({ weekday: 'long' }).format(from);
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const };
  return dateFormat({ weekday: 'short', day: 'numeric', month: 'long', ...year }).format(from);
}

/** The clock on the wall, whatever day it is. */
const timeInWords = (minute: number): string => timeOfDay(new Date(2026, 0, 4, 0, minute).getTime());

/** "Today, 14:00", "Every day, 9:00", "Monday and Thursday, 9:00, every week". */
export function whenInWords(when: When, minute: number, today: Day): string {
  const time = timeInWords(minute);
  if (when.is === 'weekly')
    return new Set(when.weekdays).size === 7
      ? t('Every day, {time}', { time })
      : t('{weekdays}, {time}, every week', { weekdays: weekdaysInWords(when.weekdays), time });
  if (when.day === today) return t('Today, {time}', { time });
  if (when.day === plusDays(today, 1)) return t('Tomorrow, {time}', { time });
  return t('{day}, {time}', { day: dayInWords(when.day, today), time });
}

/** "Planned: Write report at 14:00". `now`: by the machine's clock. */
export function nextInWords({ plan, from }: Coming, now: number): string {
  const task = plan.task || t('a session');
  const [day, today] = [dayOf(from), dayOf(now)];
  const time = timeOfDay(from);
  return day === today
    ? t('Planned: {task} at {time}', { task, time })
    : t('Planned: {task}, {day} at {time}', { task, day: dayInWords(day, today), time });
}

/** What calendars ask for, as a line of its own or after another. */
export const proposedInWords = (count: number): string =>
  tn(count, 'Your calendar asks for {n} session', 'Your calendar asks for {n} sessions');

/** "25 min, distractions kept out, strictly". */
export function rulesInWords({
  minutes,
  level,
  strict,
}: Pick<Planned, 'minutes' | 'level' | 'strict'>): string {
  const length = lengthInWords(minutes * MINUTE);
  const kept = t(KEPT_OUT[level]);
  return strict ? t('{length}, {kept}, strictly', { length, kept }) : t('{length}, {kept}', { length, kept });
}

/** What was done, said by the page that did it. */
export const plannedSaid = (when: When, minute: number, today: Day): string =>
  when.is === 'once'
    ? t('Planned for {day}, {time}.', { day: dayInWords(when.day, today), time: timeInWords(minute) })
    : t('Planned: {when}.', { when: whenInWords(when, minute, today) });
