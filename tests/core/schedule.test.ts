import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hoursAt, Schedule, USUAL, workdayDone, workdayOn } from '../../lib/core/schedule.ts';
import { DAY, HOUR } from '../../lib/core/time.ts';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const local = (text: string): number => new Date(text).getTime();
const none = { hours: null, breaks: [] };
const only = (weekday: number, from: number, to: number, breaks: [number, number][] = []): Schedule => ({
  week: Array.from({ length: 7 }, (_, at) =>
    at === weekday
      ? {
          hours: { from: from * 60, to: to * 60 },
          breaks: breaks.map(([a, b]) => ({ from: a * 60, to: b * 60 })),
        }
      : none,
  ),
  daysOff: [],
});

describe('a work schedule', () => {
  test('says what an instant is at, and when that changes', () => {
    const schedule = only(1, 9, 17, [[12, 13]]);
    const workday = { from: local('2026-11-23T09:00'), to: local('2026-11-23T17:00') };
    const is = (time: string) => hoursAt(schedule, local(`2026-11-23T${time}`));
    expect(is('08:59')).toEqual({ is: 'off', until: workday.from });
    expect(is('09:00')).toEqual({ is: 'work', workday, until: local('2026-11-23T12:00') });
    expect(is('12:30')).toEqual({ is: 'break', workday, until: local('2026-11-23T13:00') });
    expect(is('13:00')).toEqual({ is: 'work', workday, until: workday.to });
    expect(is('17:00')).toEqual({ is: 'off', until: local('2026-11-30T09:00') });
  });

  test('knows a shift that goes on past midnight', () => {
    const schedule = only(1, 22, 30);
    const workday = { from: local('2026-11-23T22:00'), to: local('2026-11-24T06:00') };
    expect(hoursAt(schedule, local('2026-11-24T05:59'))).toEqual({ is: 'work', workday, until: workday.to });
    expect(hoursAt(schedule, local('2026-11-24T06:00')).is).toBe('off');
  });

  test('leaves days off out', () => {
    const schedule = { ...USUAL, daysOff: ['2026-11-24'] };
    expect(workdayOn(schedule, '2026-11-24')).toBeNull();
    expect(hoursAt(schedule, local('2026-11-23T18:00'))).toEqual({
      is: 'off',
      until: local('2026-11-25T09:00'),
    });
  });

  test('goes by the clock on the wall where clocks change', () => {
    const schedule = only(0, 1, 9);
    const spring = workdayOn(schedule, '2026-03-29');
    const autumn = workdayOn(schedule, '2026-10-25');
    expect((spring?.to ?? 0) - (spring?.from ?? 0)).toBe(7 * HOUR);
    expect((autumn?.to ?? 0) - (autumn?.from ?? 0)).toBe(9 * HOUR);
    expect(new Date(autumn?.to ?? 0).getHours()).toBe(9);
  });

  test('tells how much of a day’s work is done, breaks left out', () => {
    const schedule = only(1, 9, 17, [[12, 14]]);
    const done = (time: string) => workdayDone(schedule, '2026-11-23', local(`2026-11-23T${time}`));
    expect([done('08:00'), done('12:00'), done('13:59'), done('17:30')]).toEqual([0, 0.5, 0.5, 1]);
  });

  test('is never at two things, and what it is at lasts until it says so', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 3 })), { maxLength: 3 }),
        fc.nat(14 * DAY),
        (from, length, breaks, after) => {
          const schedule = {
            week: Array.from({ length: 7 }, () => ({
              hours: { from: from * 60, to: Math.min(from + length, from + 24) * 60 },
              breaks: breaks.map(([at, long]) => ({ from: at * 60, to: (at + long) * 60 })),
            })),
            daysOff: [],
          };
          const now = local('2026-03-25T00:00') + after;
          const hours = hoursAt(schedule, now);
          if (hours.until === null) return;
          expect(hours.until).toBeGreaterThan(now);
          const between = now + Math.floor((hours.until - now) / 2);
          expect(hoursAt(schedule, between)).toEqual(hours);
        },
      ),
      { numRuns: 400 },
    ));

  test.each([
    ['six days', { ...USUAL, week: USUAL.week.slice(1) }],
    ['a day that ends before it begins', only(1, 17, 9)],
    ['a day of more than 24 hours', only(1, 1, 26)],
    ['half minutes', { ...USUAL, week: USUAL.week.map(() => ({ hours: { from: 0.5, to: 9 }, breaks: [] })) }],
    ['a day off that is none', { ...USUAL, daysOff: ['tomorrow'] }],
  ])('is not %s', (_, schedule) => expect(Schedule.safeParse(schedule).success).toBe(false));
});
