import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { occurrences } from '../../lib/calendar/recurrence.ts';
import { readRule } from '../../lib/calendar/rule.ts';
import { DAY, HOUR } from '../../lib/core/time.ts';

const START = Date.UTC(2026, 0, 5, 10);
const PATIENT = { days: 1_000_000 };

/** When something that began on Monday, 5 January 2026, at ten recurs, as dates. */
function dates(
  text: string,
  { start = START, from, to }: { start?: number; from?: number; to?: number } = {},
): string[] {
  const rule = readRule(text);
  if (!rule) throw new Error(`${text} is no rule`);
  const found =
    occurrences(rule, start, { from: from ?? start, to: to ?? start + 400 * DAY }, { ...PATIENT }) ?? [];
  return found.map((wall) => new Date(wall).toISOString().slice(0, 16).replace('T', ' '));
}

describe('something that recurs', () => {
  test.each([
    ['each day, so many times', 'FREQ=DAILY;COUNT=3', ['01-05', '01-06', '01-07']],
    [
      'every other week on two days',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4',
      ['01-05', '01-08', '01-19', '01-22'],
    ],
    ['on the first Monday of a month', 'FREQ=MONTHLY;BYDAY=1MO;COUNT=3', ['01-05', '02-02', '03-02']],
    [
      'on the last working day of a month',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3',
      ['01-05', '01-30', '02-27'],
    ],
    [
      'on the first and the last day of a year',
      'FREQ=YEARLY;BYYEARDAY=1,-1;COUNT=3',
      ['01-05', '12-31', '01-01'],
    ],
    ['in a week of the year', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO,SU;COUNT=3', ['01-05', '05-11', '05-17']],
    [
      'in the last week of the year, on the day it began',
      'FREQ=YEARLY;BYWEEKNO=-1;COUNT=2',
      ['01-05', '12-28'],
    ],
    ['on the last day of a month', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', ['01-05', '01-31', '02-28']],
    ['until a day, which counts', 'FREQ=DAILY;UNTIL=20260107', ['01-05', '01-06', '01-07']],
    ['until an instant, which counts', 'FREQ=DAILY;UNTIL=20260106T100000', ['01-05', '01-06']],
    [
      'in weeks that begin on Sunday',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=3',
      ['01-05', '01-18', '01-19'],
    ],
    ['on a day only long months have', 'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', ['01-05', '01-31', '03-31']],
  ])('%s', (_, rule, expected) => expect(dates(rule).map((date) => date.slice(5, 10))).toEqual(expected));

  test('at more times than one of a day', () =>
    expect(dates('FREQ=DAILY;BYHOUR=10,15;COUNT=3').map((date) => date.slice(5))).toEqual([
      '01-05 10:00',
      '01-05 15:00',
      '01-06 10:00',
    ]));

  test('began on a day the rule does not fall on: that day is the first all the same', () =>
    expect(dates('FREQ=WEEKLY;BYDAY=FR;COUNT=2').map((date) => date.slice(5, 10))).toEqual([
      '01-05',
      '01-09',
    ]));

  test('is in the first week of a year that begins after it', () => {
    const around = { from: Date.UTC(2028, 0, 1), to: Date.UTC(2028, 1, 1) };
    expect(dates('FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO', around)).toEqual(['2028-01-03 10:00']);
  });

  test('is found years later without a walk there', () => {
    const rule = readRule('FREQ=WEEKLY;INTERVAL=2');
    const patience = { days: 60 };
    const from = START + 20 * 364 * DAY;
    expect(rule && occurrences(rule, START, { from, to: from + 20 * DAY }, patience)).toHaveLength(2);
  });

  test.each([
    `FREQ=YEARLY;BYYEARDAY=${'1,'.repeat(300)}1`,
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;COUNT=5',
    'FREQ=HOURLY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;BYHOUR=25',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=DAILY;UNTIL=tomorrow',
    'COUNT=5',
    '',
  ])('is not understood as %.40s', (text) => expect(readRule(text)).toBeNull());

  test.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=WEEKLY;INTERVAL=1000000',
    'FREQ=YEARLY;BYMONTH=4;BYDAY=1MO;BYMONTHDAY=15,16',
    'FREQ=YEARLY;COUNT=1000000',
  ])('by a rule that never falls, or not for long, is over with at once: %s', (text) => {
    const rule = readRule(text);
    const patience = { days: 200_000 };
    const start = Date.UTC(1601, 0, 1);
    const found = rule && occurrences(rule, start, { from: START, to: START + 9 * DAY }, patience);
    expect(found?.length ?? 0).toBeLessThan(3);
    expect(patience.days).toBeGreaterThan(-400);
  });
});

describe('the rules of a library that walks', () => {
  const list = (items: readonly (string | number)[], most: number) =>
    fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: most }).map((all) => all.join());
  const maybe = (name: string, values: fc.Arbitrary<string>) =>
    fc.option(values, { nil: null }).map((value) => (value ? `;${name}=${value}` : ''));
  const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const nths = days.flatMap((day) => [`1${day}`, `2${day}`, `-1${day}`]);
  const months = maybe('BYMONTH', list([1, 2, 6, 11], 3));
  const monthDays = list([1, 13, 28, 31, -1, -3], 3);
  const common = fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('', ';WKST=SU', ';WKST=MO'),
      fc.option(fc.integer({ min: 1, max: 40 })),
    )
    .map(([interval, start, count]) => `;INTERVAL=${interval}${start}${count ? `;COUNT=${count}` : ''}`);
  const rules = fc.oneof(
    fc.tuple(fc.constant('FREQ=DAILY'), common, maybe('BYDAY', list(days, 3))),
    fc.tuple(fc.constant('FREQ=WEEKLY'), common, maybe('BYDAY', list(days, 3))),
    fc.tuple(fc.constant('FREQ=MONTHLY'), common, maybe('BYMONTHDAY', monthDays)),
    fc.tuple(fc.constant('FREQ=MONTHLY'), common, maybe('BYDAY', list([...nths, ...days], 3))),
    fc.tuple(fc.constant('FREQ=YEARLY'), common, months, maybe('BYDAY', list(nths, 2))),
    fc.tuple(
      fc.constant('FREQ=YEARLY'),
      common,
      fc.constant(';BYMONTH=3,10'),
      // The library takes the 31st and the last day of March for two.
      maybe('BYMONTHDAY', list([1, 13, 28, -1, -3], 3)),
    ),
  );

  test('come to the same', () =>
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 800 }), (parts, later) => {
        const text = parts.join('');
        const rule = ICAL.Recur.fromString(text);
        const seed = new Date(START + later * DAY).toISOString().slice(0, 19);
        // The library takes the 31st of November for the first of December.
        fc.pre(Number(seed.slice(8, 10)) <= 28);
        // Only what begins on a day of its own rule means the same to everybody.
        const first = ICAL.Recur.fromString(text.replace(/;COUNT=\d+/, ''))
          .iterator(ICAL.Time.fromDateTimeString(seed))
          .next();
        fc.pre(first !== null && first.year < 2040);
        const start = Date.parse(`${first.toString()}Z`);
        const walk = rule.iterator(first.clone());
        const walked: string[] = [];
        const to = start + 3 * 365 * DAY;
        for (
          let at = walk.next();
          at && Date.parse(`${at.toString()}Z`) <= to && walked.length < 200;
          at = walk.next()
        )
          walked.push(at.toString().slice(0, 16).replace('T', ' '));
        const own = dates(text, { start, to }).slice(0, walked.length < 200 ? undefined : 200);
        expect(own).toEqual(walked);
        // A stretch further on holds what lies in it, and no more.
        const from = start + 200 * DAY - HOUR;
        expect(dates(text, { start, from, to }).slice(0, 20)).toEqual(
          dates(text, { start, to })
            .filter((date) => Date.parse(`${date}Z`) >= from)
            .slice(0, 20),
        );
      }),
      { numRuns: 300 },
    ));
});
