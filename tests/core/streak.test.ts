import { describe, expect, test } from 'vitest';
import { boundsOf, type Day } from '../../lib/core/day.ts';
import { type Schedule, USUAL } from '../../lib/core/schedule.ts';
import { streakAt, streakOf } from '../../lib/core/streak.ts';
import { HOUR } from '../../lib/core/time.ts';
import { at, begun, docOf } from './scenario.ts';

/** November 2026: the 16th is a Monday, the 21st a Saturday. */
const november = (...days: number[]) => new Set(days.map((day) => `2026-11-${String(day).padStart(2, '0')}`));
const noon = (day: Day) => boundsOf(day).from + 12 * HOUR;
const holiday: Schedule = { ...USUAL, daysOff: ['2026-11-18'] };

describe('a streak', () => {
  test.each<[string, ReadonlySet<Day>, Schedule | null, Day, number]>([
    ['is nothing without sessions', november(), USUAL, '2026-11-20', 0],
    ['counts work days in a row', november(18, 19, 20), USUAL, '2026-11-20', 3],
    ['is not broken by today before it is over', november(18, 19), USUAL, '2026-11-20', 2],
    ['is broken by a work day without a session', november(16, 17, 19, 20), USUAL, '2026-11-20', 2],
    ['is broken by yesterday', november(18), USUAL, '2026-11-20', 0],
    ['is not broken by a weekend', november(12, 13, 16), USUAL, '2026-11-16', 3],
    ['has nothing added by a session on a day off', november(13, 14, 15, 16), USUAL, '2026-11-16', 2],
    ['goes on over a holiday', november(17, 19), holiday, '2026-11-19', 2],
    ['has nothing added by a session on a holiday', november(17, 18, 19), holiday, '2026-11-19', 2],
    ['is as it was on a day off', november(19, 20), USUAL, '2026-11-21', 2],
    ['counts every day where no hours are set', november(14, 15, 16), null, '2026-11-16', 3],
    ['is broken by any day where no hours are set', november(13, 16), null, '2026-11-16', 1],
  ])('%s', (_, counted, schedule, today, streak) =>
    expect(streakAt(counted, schedule, noon(today))).toBe(streak),
  );

  test('has nothing added by a session that was cancelled, or still runs', () => {
    const cancelled = {
      kind: 'end',
      id: 's',
      value: { at: at(3), as: 'cancelled', device: 'here' },
    } as const;
    expect(streakOf(docOf(begun(0, 50)), at(60))).toBe(1);
    expect(streakOf(docOf(begun(0, 50)), at(40))).toBe(0);
    expect(streakOf(docOf(begun(0, 50), cancelled), at(60))).toBe(0);
  });
});
