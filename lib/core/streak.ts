import { type Day, dayOf, plusDays } from './day.ts';
import type { Doc } from './doc.ts';
import { countsOf, sessionsBegun } from './evidence.ts';
import type { Sessions } from './phase.ts';
import { type Schedule, workdayOn } from './schedule.ts';
import { settingOf } from './settings.ts';

/**
 * How many work days in a row, up to `now`, had a session that counts. A day off neither breaks the row nor adds to
 * it, and today breaks it only when it is over. Without a schedule every day is a work day.
 */
export function streakAt(counted: ReadonlySet<Day>, schedule: Schedule | null, now: number): number {
  const today = dayOf(now);
  const earliest = [...counted].sort()[0] ?? today;
  let streak = 0;
  for (let day = today; day >= earliest; day = plusDays(day, -1)) {
    if (schedule && !workdayOn(schedule, day)) continue;
    if (counted.has(day)) streak++;
    else if (day !== today) break;
  }
  return streak;
}

/** A day of the row as it is drawn: with a session that counts, off by the schedule, without one, or today, still open. */
export interface StreakDay {
  day: Day;
  is: 'kept' | 'off' | 'missed' | 'open';
  /** Whether it had a session that counts; on a day off it adds nothing. */
  has: boolean;
  isToday: boolean;
}

/** So many days are drawn, today the last. */
const DRAWN = 6;

/** The last days of the row, none from before the first session there was. */
export function streakDays(counted: ReadonlySet<Day>, schedule: Schedule | null, now: number): StreakDay[] {
  const today = dayOf(now);
  const earliest = [...counted].sort()[0] ?? today;
  const days = Array.from({ length: DRAWN }, (_, at) => plusDays(today, at + 1 - DRAWN));
  return days
    .filter((day) => day >= earliest || day === today)
    .map((day) => {
      const isToday = day === today;
      const isOff = schedule !== null && !workdayOn(schedule, day);
      const has = counted.has(day);
      const is = isOff ? 'off' : has ? 'kept' : isToday ? 'open' : 'missed';
      return { day, is, has, isToday };
    });
}

/** The streak as it stands at an instant, by the schedule of today. */
export function streakOf(doc: Sessions & Pick<Doc, 'setting'>, now: number): number {
  const counted = sessionsBegun(doc, { from: 0, to: now, now }).filter(countsOf);
  return streakAt(new Set(counted.map(({ startedAt }) => dayOf(startedAt))), settingOf(doc, 'schedule'), now);
}
