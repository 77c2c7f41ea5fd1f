import { describe, expect, test } from 'vitest';
import { boundsOf, dayOf } from '../../lib/core/day.ts';
import type { Change, Doc } from '../../lib/core/doc.ts';
import { createStandings } from '../../lib/core/report.ts';
import { rollupsOf } from '../../lib/core/rollup.ts';
import { type Schedule, USUAL } from '../../lib/core/schedule.ts';
import { findSession, isLow, questionsFor, summaryOf } from '../../lib/core/summary.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import { at, begun, CATALOGUE, docOf, session } from './scenario.ts';

const page = (from: number, to: number, host: string, during: 'work' | 'session' | 'recharge' = 'session') =>
  pageSpan(at(from), at(to), host, { during });
const end = (minute: number, as: 'ended' | 'cancelled', id = 's'): Change => ({
  kind: 'end',
  id,
  value: { at: at(minute), as, device: 'here' },
});
const goal = (minutes: number): Change => ({ kind: 'setting', id: 'goal', value: Array(7).fill(minutes) });

const found = (changes: Change[], asked = 's', device = 'here', minute = 60) =>
  findSession(docOf(...changes), device, asked, at(minute));

function summary(changes: Change[], spans: ReturnType<typeof page>[] = [], minute = 60) {
  const doc: Doc = docOf(...changes);
  const over = findSession(doc, 'here', 's', at(minute));
  if (over.is !== 'over') throw new Error(`The session is ${over.is}.`);
  const ofDay = spans.filter(({ day }) => day === dayOf(over.ran.endedAt));
  const recorded = { spans, day: rollupsOf(ofDay) };
  return summaryOf(doc, over, recorded, createStandings(doc, CATALOGUE), 'here', at(minute));
}

describe('what there is to look back on', () => {
  test('is the session that was asked for, or the last one begun here that counts', () => {
    const later: Change = { kind: 'session', id: 't', value: session(30, 55) };
    expect(found([begun(0, 25), later])).toMatchObject({ is: 'over', id: 's' });
    expect(found([begun(0, 25), later], '')).toMatchObject({ is: 'over', id: 't' });
    expect(found([begun(0, 25), later, end(32, 'cancelled', 't')], '')).toMatchObject({ id: 's' });
    expect(found([begun(0, 25), later], '', 'here', 40)).toMatchObject({ id: 's' });
    expect(found([], '')).toEqual({ is: 'none' });
  });

  test('is nothing while the session runs, once it was cancelled, and where another one counts', () => {
    expect(found([begun(0, 25)], 's', 'here', 20)).toEqual({ is: 'running', until: at(25) });
    expect(found([begun(0, 25), end(3, 'cancelled')])).toMatchObject({ is: 'cancelled' });
    const longer: Change = { kind: 'session', id: 't', value: session(5, 50) };
    expect(found([begun(0, 25), longer])).toMatchObject({ is: 'superseded' });
  });

  test('is told only in the browser that began it', () => {
    const there: Change = {
      kind: 'browser',
      id: 'here',
      value: { name: 'Desk', kind: 'Firefox', addedAt: at(0), seenAt: at(0) },
    };
    expect(found([begun(0, 25)], 's', 'there')).toEqual({ is: 'elsewhere', name: null });
    expect(found([begun(0, 25), there], 's', 'there')).toEqual({ is: 'elsewhere', name: 'Desk' });
    expect(found([begun(0, 25)], '', 'there')).toEqual({ is: 'none' });
  });

  test('is nothing for a name that somebody made up', () => {
    for (const name of [
      'gone',
      '__proto__',
      'constructor',
      'toString',
      '<img src=x>',
      '%E0%A4%A',
      'x'.repeat(1e5),
    ])
      expect(found([begun(0, 25)], name)).toEqual({ is: 'unknown' });
  });
});

describe('the questions after a session', () => {
  test('ask for the feeling if one was given before', () => {
    expect(questionsFor({ ...session(0, 25), feeling: 'restless' }).feeling).toBe(true);
    expect(questionsFor(session(0, 25)).feeling).toBe(false);
  });
  test('ask for the task if one was set', () => {
    expect(questionsFor(session(0, 25, 'nothing', 'Draft')).finished).toBe(true);
    expect(questionsFor(session(0, 25, 'nothing', '')).finished).toBe(false);
  });
});

describe('the short report after a session', () => {
  test('counts time on Focus Work activities, not the time that went by', () => {
    const spans = [
      page(0, 20, 'code.example'),
      page(20, 30, 'words.example'),
      page(30, 32, 'social.example'),
    ];
    expect(summary([begun(0, 50)], spans).focus).toBe(20 * MINUTE);
  });

  test('puts it against the day’s goal, the part of this session apart', () => {
    const spans = [page(-40, -10, 'code.example', 'work'), page(0, 20, 'code.example')];
    expect(summary([begun(0, 50), goal(120)], spans).towards).toMatchObject({
      isToday: true,
      done: 50 * MINUTE,
      fromSession: 20 * MINUTE,
      goal: 2 * HOUR,
    });
  });

  test('adds what other browsers saw, to the session and to the day', () => {
    const times = { focus: 10 * MINUTE, other: 0, meeting: 0, personal: 0 };
    const witness: Change = {
      kind: 'witness',
      id: 's/there',
      value: { session: 's', device: 'there', times, away: 0, observed: 0.2 },
    };
    const total: Change = {
      kind: 'total',
      id: `${dayOf(at(0))}/there`,
      value: { day: dayOf(at(0)), device: 'there', times, goal: 10 * MINUTE },
    };
    const { focus, elsewhere, towards } = summary(
      [begun(0, 50), witness, total],
      [page(0, 20, 'code.example')],
    );
    expect({ focus, elsewhere }).toEqual({ focus: 30 * MINUTE, elsewhere: 10 * MINUTE });
    expect(towards).toMatchObject({ done: 30 * MINUTE, fromSession: 30 * MINUTE });
  });

  test('of a session over midnight goes towards the day it ended on, with the part of that day', () => {
    const midnight = boundsOf(dayOf(at(0))).to;
    const value = { ...session(0, 0), startedAt: midnight - 30 * MINUTE, endsAt: midnight + 20 * MINUTE };
    const spans = [
      pageSpan(midnight - 30 * MINUTE, midnight, 'code.example', { during: 'session' }),
      pageSpan(midnight, midnight + 15 * MINUTE, 'code.example', { during: 'session' }),
    ];
    const { focus, towards } = summary(
      [{ kind: 'session', id: 's', value }],
      spans,
      (midnight + HOUR - at(0)) / MINUTE,
    );
    expect(focus).toBe(45 * MINUTE);
    expect(towards).toMatchObject({
      day: dayOf(midnight),
      done: 15 * MINUTE,
      fromSession: 15 * MINUTE,
    });
  });

  test('follows what sites count as now', () => {
    const spans = [page(0, 40, 'words.example')];
    const sorted: Change = { kind: 'score', id: 'words.example', value: { as: 'focus' } };
    expect(summary([begun(0, 50)], spans).focus).toBe(0);
    expect(summary([begun(0, 50), sorted], spans)).toMatchObject({
      focus: 40 * MINUTE,
      towards: { done: 40 * MINUTE, fromSession: 40 * MINUTE },
    });
  });

  test('asks to sort what was in front where little of it was Focus Work', () => {
    expect(isLow(summary([begun(0, 50)], [page(0, 12, 'code.example'), page(12, 50, 'words.example')]))).toBe(
      true,
    );
    expect(isLow(summary([begun(0, 50)], [page(0, 30, 'code.example'), page(30, 50, 'words.example')]))).toBe(
      false,
    );
    // Nothing was in front that could be sorted.
    expect(isLow(summary([begun(0, 50)], [awaySpan(at(0), at(50)) as never]))).toBe(false);
  });

  test('says how much of the session was seen', () => {
    expect(summary([begun(0, 50)], [page(0, 46, 'code.example')]).seen.observed).toBeCloseTo(0.92);
    expect(summary([begun(0, 50)]).seen.observed).toBe(0);
  });

  test('has the most people there were in a session meanwhile, and nothing where nobody was counted', () => {
    const company: Change = {
      kind: 'alongside',
      id: 's/here',
      value: { session: 's', device: 'here', most: 'few' },
    };
    expect(summary([begun(0, 50)]).alongside).toBeNull();
    expect(summary([begun(0, 50), company]).alongside).toBe('few');
  });
});

describe('the day streak after a session', () => {
  const hours = (schedule: Schedule): Change => ({ kind: 'setting', id: 'schedule', value: schedule });
  const DAYS = 24 * 60;
  const onDay = (days: number): Change => ({
    kind: 'session',
    id: `d${days}`,
    value: session(days * DAYS, days * DAYS + 25),
  });

  test('draws the days since the first session, days off hollow, and today', () => {
    // The scenario’s day is a Saturday; the session to look back on is of the Monday after it.
    const monday: Change = { kind: 'session', id: 's', value: session(2 * DAYS, 2 * DAYS + 25) };
    const { streak } = summary([onDay(-2), onDay(-1), monday, hours(USUAL)], [], 2 * DAYS + 60);
    expect(streak.length).toBe(3);
    expect(streak.days.map(({ is }) => is)).toEqual(['kept', 'kept', 'off', 'off', 'kept']);
    expect(streak.days.at(-1)).toMatchObject({ day: dayOf(at(2 * DAYS)), isToday: true });
  });

  test('is broken by a work day without a session, which is drawn as it was', () => {
    const wednesday: Change = { kind: 'session', id: 's', value: session(4 * DAYS, 4 * DAYS + 25) };
    const { streak } = summary([onDay(2), wednesday, hours(USUAL)], [], 4 * DAYS + 60);
    expect(streak).toMatchObject({ length: 1 });
    expect(streak.days.map(({ is }) => is)).toEqual(['kept', 'missed', 'kept']);
  });

  test('leaves today open until there is a session', () => {
    const { streak } = summary([begun(0, 25)], [], DAYS + 60);
    expect(streak.days.map(({ is }) => is)).toEqual(['kept', 'open']);
  });
});
