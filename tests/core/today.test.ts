import { describe, expect, test } from 'vitest';
import type { Span } from '../../lib/core/activity.ts';
import { todayOf } from '../../lib/core/day-count.ts';
import { createStandings } from '../../lib/core/report.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import { at, begun, CATALOGUE, docOf } from './scenario.ts';

const page = (
  from: number,
  to: number,
  host: string,
  during: 'work' | 'session' | 'meeting' | 'recharge' = 'work',
) => pageSpan(at(from), at(to), host, { during });
const away = (from: number, to: number, because: 'idle' | 'unfocused' = 'idle') =>
  awaySpan(at(from), at(to), because);
const sum = (spans: Span[], { doc = docOf(), front = null as string | null, now = 120 } = {}) =>
  todayOf(
    spans,
    doc,
    createStandings(doc, CATALOGUE),
    front === null ? null : { site: front, since: at(now - 5) },
    at(now),
  );

describe('the sum of a day', () => {
  test('counts towards the goal what is Focus Work in work hours and in sessions', () => {
    const { goal, inSessions, times } = sum([
      page(0, 10, 'code.example'),
      page(10, 15, 'code.example', 'session'),
      page(15, 35, 'code.example', 'recharge'),
      page(35, 75, 'code.example', 'meeting'),
      page(75, 80, 'social.example'),
    ]);
    expect([goal, inSessions, times.focus, times.personal].map((time) => time / MINUTE)).toEqual([
      15, 5, 75, 5,
    ]);
  });

  test('knows work after hours, which Personal time is not', () => {
    const { afterHours } = sum([
      page(0, 10, 'code.example', 'recharge'),
      page(10, 14, 'words.example', 'recharge'),
      page(14, 44, 'social.example', 'recharge'),
    ]);
    expect(afterHours / MINUTE).toBe(14);
  });

  test('tells the Focus Work of each session of the day', () =>
    expect(
      sum([page(0, 10, 'code.example'), page(10, 20, 'social.example'), page(20, 60, 'code.example')], {
        doc: docOf(begun(5, 30)),
        now: 25,
      }).sessions,
    ).toEqual({ s: 10 * MINUTE }));

  test('draws Focus Work through short gaps, and leaves out what is too short', () =>
    expect(
      sum([
        page(0, 10, 'code.example'),
        page(13, 20, 'code.example'),
        page(30, 30.5, 'code.example'),
        page(40, 50, 'social.example'),
      ]).strokes,
    ).toEqual([{ from: at(0), to: at(20) }]));

  test('knows since when somebody is there, and the last time they were not', () => {
    const spans = [
      page(0, 30, 'code.example'),
      away(30, 34),
      page(34, 40, 'code.example'),
      away(40, 62),
      page(62, 70, 'code.example'),
      away(70, 90, 'unfocused'),
      page(90, 95, 'code.example'),
    ];
    const there = sum(spans, { front: 'code.example', now: 100 });
    // Another program is no break; less than five minutes is none either.
    expect(there.since).toBe(at(62));
    expect(there.away).toEqual({ from: at(40), to: at(62) });
    expect(sum(spans, { now: 100 }).since).toBeNull();
    expect(sum(spans.slice(0, 3)).away).toBeNull();
  });

  test('takes what is in front now for the end of a break', () => {
    const spans = [page(0, 80, 'code.example'), away(80, 110)];
    const now = todayOf(
      spans,
      docOf(),
      createStandings(docOf(), CATALOGUE),
      { site: 'code.example', since: at(110) },
      at(110),
    );
    expect(now.since).toBe(at(110));
  });

  test('tells the Focus Work of a session that began the day before', () => {
    const evening = new Date(at(0)).setHours(23, 50, 0, 0);
    const doc = docOf({
      kind: 'session',
      id: 's',
      value: {
        task: '',
        level: 'nothing',
        startedAt: evening,
        endsAt: evening + 25 * MINUTE,
        device: 'here',
      },
    });
    const midnight = evening + 10 * MINUTE;
    const spans = [
      pageSpan(evening, midnight, 'code.example'),
      pageSpan(midnight, midnight + 5 * MINUTE, 'code.example'),
    ];
    const today = todayOf(spans, doc, createStandings(doc, CATALOGUE), null, midnight + 5 * MINUTE);
    expect(today.sessions).toEqual({ s: 15 * MINUTE });
    expect(today.times.focus).toBe(5 * MINUTE);
  });

  test('takes a browser that was closed for a break', () =>
    expect(
      sum([page(0, 30, 'code.example'), page(50, 60, 'code.example')], { front: 'code.example', now: 60 })
        .since,
    ).toBe(at(50)));

  test('knows that a page of a meeting is in front', () => {
    const doc = docOf({ kind: 'score', id: 'meet.example', value: { as: 'meeting' } });
    expect(sum([], { doc, front: 'meet.example' }).call).toEqual({ site: 'meet.example', from: at(115) });
    expect(sum([], { doc, front: 'code.example' }).call).toBeNull();
  });
});
