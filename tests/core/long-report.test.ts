import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestHours, focusByHour } from '../../lib/core/best-hours.ts';
import { boundsOf, plusDays } from '../../lib/core/day.ts';
import { type Doc, EMPTY } from '../../lib/core/doc.ts';
import { longReport } from '../../lib/core/long-report.ts';
import { pausesIn } from '../../lib/core/pause.ts';
import { rangeAt } from '../../lib/core/range.ts';
import { createStandings, reportOn, sumOf } from '../../lib/core/report.ts';
import { changed, emptyRollup, joinedRollup, rollupsOf } from '../../lib/core/rollup.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { allOf } from '../../lib/core/times.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import { at, CATALOGUE, docOf } from './scenario.ts';

const MONDAY = '2026-11-16';
const TODAY = '2026-11-21';
const on = (day: string, hour: number) => boundsOf(day).from + hour * HOUR;
const page = (day: string, from: number, to: number, host: string, during: 'work' | 'recharge' = 'work') =>
  pageSpan(on(day, from), on(day, to), host, { during });
const standings = (doc: Pick<Doc, 'score'> = EMPTY) => createStandings(doc, CATALOGUE);
const week = rangeAt('week', MONDAY);

describe('the report of a week', () => {
  const spans = [
    page(MONDAY, 9, 14, 'code.example'),
    page('2026-11-17', 9, 11, 'code.example'),
    page('2026-11-17', 20, 23, 'code.example', 'recharge'),
    page('2026-11-18', 9, 10, 'social.example'),
    awaySpan(on('2026-11-18', 10), on('2026-11-18', 11)),
  ];
  const paper = {
    kind: 'offline',
    id: 'o',
    value: {
      what: 'Paper',
      as: 'focus',
      from: on('2026-11-17', 14),
      to: on('2026-11-17', 16),
      device: 'here',
    },
  } as const;

  test('is a column for each day, and what they were made of together', () => {
    const { parts, times, shares, away } = longReport(EMPTY, week, rollupsOf(spans), standings(), TODAY);
    expect(parts.map(({ shares }) => sumOf(shares) / HOUR)).toEqual([5, 5, 1, 0, 0, 0, 0]);
    expect(times).toMatchObject({ focus: 10 * HOUR, personal: HOUR });
    expect(shares.focus).toBe(10 * HOUR);
    expect(away).toEqual({ idle: HOUR });
  });

  test('counts towards the goal what was in work hours and away from the browser, not in Recharge Time', () => {
    const doc = docOf(paper);
    const { parts, shares } = longReport(doc, week, rollupsOf(spans), standings(), TODAY);
    expect(parts.slice(0, 3).map(({ towards, goal, days }) => [towards / HOUR, goal / HOUR, days])).toEqual([
      [5, 4, { wanted: 1, met: 1 }],
      [4, 4, { wanted: 1, met: 1 }],
      [0, 4, { wanted: 1, met: 0 }],
    ]);
    expect(shares.offline).toBe(2 * HOUR);
  });

  test('wants no goal of days to come, and of days without anything', () => {
    const { parts } = longReport(EMPTY, week, rollupsOf(spans), standings(), '2026-11-19');
    expect(parts.map(({ goal, days }) => [goal / HOUR, days.wanted])).toEqual([
      [4, 1],
      [4, 1],
      [4, 1],
      [4, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test('says what was before by the scores of today', () => {
    const doc = docOf({ kind: 'score', id: 'social.example', value: { as: 'focus' } });
    const { parts, times } = longReport(doc, week, rollupsOf(spans), standings(doc), TODAY);
    expect(times.focus).toBe(11 * HOUR);
    expect(parts[2]?.towards).toBe(HOUR);
  });

  test('comes to the same as its days, and a year to the same as its months', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(360),
            fc.nat(22),
            fc.constantFrom('code.example', 'chat.example', 'nobody.example'),
          ),
          { maxLength: 40 },
        ),
        (some) => {
          const all = some.map(([day, hour, host]) =>
            page(plusDays('2026-01-01', day), hour, hour + 1, host),
          );
          const year = longReport(EMPTY, rangeAt('year', TODAY), rollupsOf(all), standings(), '2026-12-31');
          expect(year.parts.reduce((sum, { shares }) => sum + sumOf(shares), 0)).toBe(some.length * HOUR);
          expect(allOf(year.times)).toBe(allOf(reportOn(all, standings()).times));
        },
      ),
      { numRuns: 30 },
    ));
});

describe('the sum of a day', () => {
  const some = [
    page(MONDAY, 9, 10, 'code.example'),
    page(MONDAY, 10, 11, 'code.example', 'recharge'),
    awaySpan(on(MONDAY, 11), on(MONDAY, 12)),
  ];

  test('tells time by site, and the part of it in work hours', () =>
    expect(rollupsOf(some)).toEqual([
      {
        day: MONDAY,
        sites: [{ site: 'code.example', time: 2 * HOUR, goal: HOUR }],
        away: { idle: HOUR },
        count: 3,
      },
    ]));

  test('has nothing left when all it was added from is gone', () => {
    const [sum = emptyRollup(MONDAY)] = rollupsOf(some);
    expect(changed(sum, some, [])).toEqual(emptyRollup(MONDAY));
    expect(sum.count).toBe(3);
  });

  test('holds hosts with the names of what every object has', () => {
    const odd = page(MONDAY, 9, 10, 'constructor');
    expect(joinedRollup(rollupsOf([odd])).sites).toEqual([{ site: 'constructor', time: HOUR, goal: HOUR }]);
  });
});

describe('the best hours', () => {
  test('are those with the most Focus Work, whatever the day', () => {
    const hours = focusByHour(
      [
        page(MONDAY, 9.5, 11, 'code.example'),
        page('2026-11-17', 10, 12, 'code.example'),
        page('2026-11-17', 14, 18, 'social.example'),
      ],
      standings(),
    );
    expect(hours.flatMap(({ time }, hour) => (time > 0 ? [[hour, time / HOUR]] : []))).toEqual([
      [9, 0.5],
      [10, 2],
      [11, 1],
    ]);
    expect(hours[10]?.spans).toHaveLength(2);
    expect(bestHours(hours)).toBe(9);
    expect(bestHours(focusByHour([], standings()))).toBeNull();
  });
});

describe('the pauses of a stretch of time', () => {
  const pause = (from: number, until: number | null) => ({
    from: at(from),
    until: until === null ? null : at(until),
    device: 'here',
  });
  const pauses = (...all: ReturnType<typeof pause>[]) =>
    pausesIn(
      all.map((each, at) => [String(at), each]),
      { from: at(0), to: at(100), now: at(90) },
    ).map(({ from, to }) => [(from - at(0)) / MINUTE, (to - at(0)) / MINUTE]);

  test('end with it, and with now', () => {
    expect(pauses(pause(-10, 10), pause(20, 30))).toEqual([
      [0, 10],
      [20, 30],
    ]);
    expect(pauses(pause(80, null))).toEqual([[80, 90]]);
    expect(pauses(pause(-30, -10), pause(100, 120))).toEqual([]);
  });

  test('are one where they overlap', () =>
    expect(pauses(pause(30, 40), pause(0, 35), pause(10, 20))).toEqual([[0, 40]]));
});
