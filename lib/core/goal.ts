import { boundsOf, type Day, dayOf, weekdayOf } from './day.ts';
import { type Doc, each } from './doc.ts';
import { goalElsewhere } from './elsewhere.ts';
import type { Offline } from './offline.ts';
import { workdayDone } from './schedule.ts';
import { settingOf } from './settings.ts';
import { MINUTE } from './time.ts';
import type { Today } from './today.ts';

/** The Focus Work wanted on each day, in milliseconds; 0 where there is no goal, or the day is a day off. */
export function focusGoals(doc: Pick<Doc, 'setting'>): (day: Day) => number {
  // Read once, because a year asks for many days.
  const daysOff = new Set(settingOf(doc, 'schedule')?.daysOff);
  const goal = settingOf(doc, 'goal');
  return (day) => (daysOff.has(day) ? 0 : (goal[weekdayOf(day)] ?? 0) * MINUTE);
}

/** The same for one day. */
export const focusGoalOn = (doc: Pick<Doc, 'setting'>, day: Day): number => focusGoals(doc)(day);

/** The part of an entry that counts, 0 to 1. */
const shareOf = ({ from, to, counts }: Offline): number => (counts === undefined ? 1 : counts / (to - from));

/** Work away from the browser in a day, by what it counts as. */
export function offlineOn(
  doc: Pick<Doc, 'offline'>,
  day: Day,
): Record<'focus' | 'other' | 'meeting', number> {
  const { from, to } = boundsOf(day);
  const times = { focus: 0, other: 0, meeting: 0 };
  for (const [, entry] of each(doc, 'offline'))
    times[entry.as] += Math.max(0, Math.min(entry.to, to) - Math.max(entry.from, from)) * shareOf(entry);
  return times;
}

/** The Focus Work of today so far that counts towards the goal: seen here, seen in other browsers, and said. */
export function focusOn(doc: Pick<Doc, 'offline' | 'total'>, today: Today | null, now: number): number {
  const day = dayOf(now);
  const own = today?.day === day ? today : null;
  return (own?.goal ?? 0) + goalElsewhere(doc, day, own?.device ?? '') + offlineOn(doc, day).focus;
}

/** Where the goal would be by now if its Focus Work were spread evenly over the work hours, 0 to 1; null without hours. */
export function paceAt(doc: Pick<Doc, 'setting'>, now: number): number | null {
  const schedule = settingOf(doc, 'schedule');
  return schedule && workdayDone(schedule, dayOf(now), now);
}
