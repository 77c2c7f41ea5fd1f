import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, stepFrom } from '../../lib/core/day.ts';
import { type Doc, EMPTY } from '../../lib/core/doc.ts';
import { sessionsIn } from '../../lib/core/evidence.ts';
import { merge } from '../../lib/core/merge.ts';
import { COLUMN, createStandings, reportOn } from '../../lib/core/report.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { allOf } from '../../lib/core/times.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import { at, begun, CATALOGUE, docOf, session } from './scenario.ts';

const page = (from: number, to: number, host: string, path = '') =>
  pageSpan(at(from), at(to), host, { path });
const away = (from: number, to: number, because: 'idle' | 'asleep' = 'idle') =>
  awaySpan(at(from), at(to), because);
const standings = (doc: Pick<Doc, 'score'> = EMPTY) => createStandings(doc, CATALOGUE);

describe('a report', () => {
  const spans = [
    page(0, 25, 'code.example'),
    page(25, 30, 'video.example', '/shorts'),
    away(30, 40),
    page(40, 55, 'chat.example'),
    page(55, 60, 'nobody.example'),
  ];

  test('adds up what time counts as, site by site, most first', () => {
    const report = reportOn(spans, standings());
    expect(report.times).toEqual({
      focus: 25 * MINUTE,
      other: 20 * MINUTE,
      meeting: 0,
      personal: 5 * MINUTE,
    });
    expect(report.sites.map(({ site, time, as, category }) => [site, time / MINUTE, as, category])).toEqual([
      ['code.example', 25, 'focus', 'code'],
      ['chat.example', 15, 'other', 'chat'],
      ['video.example/shorts', 5, 'personal', 'video'],
      ['nobody.example', 5, 'other', null],
    ]);
    expect(report.away).toEqual({ idle: 10 * MINUTE });
  });

  test('has a column for every ten minutes between the first and the last', () => {
    const { columns } = reportOn(spans, standings());
    expect(columns.map(({ times }) => allOf(times) / MINUTE)).toEqual([10, 10, 10, 0, 10, 10]);
    expect(columns[2]?.times).toMatchObject({ focus: 5 * MINUTE, personal: 5 * MINUTE });
  });

  test('of nothing is empty', () =>
    expect(reportOn([], standings())).toMatchObject({ columns: [], sites: [], categories: [], away: {} }));

  test('says what was before by the scores of today', () => {
    const doc = docOf({ kind: 'score', id: 'nobody.example', value: { as: 'personal' } });
    expect(reportOn(spans, standings(doc)).times.personal).toBe(10 * MINUTE);
  });

  const scores = fc.array(
    fc.record({
      site: fc.constantFrom('code.example', 'chat.example', 'nobody.example', '@code'),
      as: fc.constantFrom('focus', 'other', 'meeting', 'personal'),
      stamp: fc.nat(1000).map((at) => String(at).padStart(4, '0')),
    }),
    { maxLength: 8 },
  );

  test('is the same in whatever order scores were changed', () =>
    fc.assert(
      fc.property(scores, fc.infiniteStream(fc.nat()), (changes, order) => {
        const unique = [...new Map(changes.map((change) => [change.stamp, change])).values()];
        const entries = unique.map(
          ({ site, as, stamp }) => ({ kind: 'score', id: site, stamp, value: { as } }) as const,
        );
        const shuffled = entries
          .map((entry) => ({ entry, place: order.next().value ?? 0 }))
          .sort((one, other) => one.place - other.place)
          .map(({ entry }) => entry);
        const one = reportOn(spans, standings(merge(EMPTY, entries)));
        const other = reportOn(spans, standings(merge(EMPTY, shuffled)));
        expect(other).toEqual(one);
        expect(allOf(one.times)).toBe(50 * MINUTE);
      }),
    ));

  test('loses no time, however it is cut into columns', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(90)), { maxLength: 10 }), (gaps) => {
        let now = 0;
        const all = gaps.map(([gap, length]) => {
          now += gap;
          const span = page(now, now + length, 'code.example');
          now += length;
          return span;
        });
        const { times, columns } = reportOn(all, standings());
        const sum = columns.reduce((time, column) => time + allOf(column.times), 0);
        expect(sum).toBe(allOf(times));
        expect(columns.every(({ times: column }) => allOf(column) <= COLUMN)).toBe(true);
      }),
    ));
});

describe('the evidence of a session', () => {
  const whole = { from: at(-60), to: at(600), now: at(500) };

  test('is what was in front while it ran, and how much of it was seen', () => {
    const spans = [
      page(-10, 20, 'code.example'),
      page(20, 22, 'social.example'),
      away(22, 30),
      page(40, 90, 'code.example'),
    ];
    const [evidence] = sessionsIn(docOf(begun(0, 50)), spans, standings(), whole);
    expect(evidence).toMatchObject({
      outcome: 'completed',
      endedAt: at(50),
      times: { focus: 30 * MINUTE, personal: 2 * MINUTE, other: 0, meeting: 0 },
      away: 8 * MINUTE,
      observed: 0.8,
    });
  });

  test.each([
    ['running', 10, undefined, at(10)],
    ['completed', 500, undefined, at(50)],
    ['ended', 500, 'ended', at(30)],
    ['cancelled', 500, 'cancelled', at(30)],
  ] as const)('tells a session that is %s', (outcome, minutes, as, endedAt) => {
    const end = as ? [{ kind: 'end', id: 's', value: { at: at(30), as, device: 'here' } } as const] : [];
    const [evidence] = sessionsIn(docOf(begun(0, 50), ...end), [], standings(), {
      ...whole,
      now: at(minutes),
    });
    expect(evidence).toMatchObject({ outcome, endedAt, plannedEnd: at(50), observed: 0 });
  });

  test('is of the sessions that began in that time, in order', () => {
    const doc = docOf({ kind: 'session', id: 'late', value: session(100, 120) }, begun(0, 50), {
      kind: 'session',
      id: 'before',
      value: session(-100, -70),
    });
    expect(sessionsIn(doc, [], standings(), whole).map(({ id }) => id)).toEqual(['s', 'late']);
  });
});

test('a day has its bounds, where clocks change too', () => {
  for (let day = 1; day <= 28; day++) {
    const name = `2026-03-${String(day).padStart(2, '0')}`;
    const { from, to } = boundsOf(name);
    expect(stepFrom(stepFrom(name, 1), -1)).toBe(name);
    expect([23 * HOUR, 24 * HOUR, 25 * HOUR]).toContain(to - from);
  }
});
