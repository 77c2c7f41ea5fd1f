import { describe, expect, test } from 'vitest';
import type { Change } from '../../lib/core/doc.ts';
import { focusOn } from '../../lib/core/goal.ts';
import { type Call, duringAt, modeAt, nextTurn, turnsBetween } from '../../lib/core/mode.ts';
import type { Schedule } from '../../lib/core/schedule.ts';
import { minuteOf } from '../wishes.ts';
import { at, begun, docOf, given } from './scenario.ts';

/** Work on every day for the two hours after minute 0, with a break from 50 to 60. */
const schedule: Schedule = {
  week: Array.from({ length: 7 }, () => ({
    hours: { from: minuteOf(at(0)), to: minuteOf(at(0)) + 120 },
    breaks: [{ from: minuteOf(at(0)) + 50, to: minuteOf(at(0)) + 60 }],
  })),
  daysOff: [],
};
const hours: Change = { kind: 'setting', id: 'schedule', value: schedule };
const pause = (from: number, until: number | null): Change => ({
  kind: 'pause',
  id: 'p',
  value: { from: at(from), until: until === null ? null : at(until), device: 'here' },
});
/** Scenarios begin on a Saturday. */
const onMonday: Change = {
  kind: 'setting',
  id: 'schedule',
  value: {
    ...schedule,
    week: schedule.week.map((day, at) => (at === 1 ? day : { hours: null, breaks: [] })),
  },
};
const call: Call = { id: 'm', title: 'Review', from: at(0), to: at(90), link: null };

describe('the mode is the first that holds', () => {
  test.each<[string, Change[], Call | null, number, string]>([
    ['paused, whatever else there is', [hours, pause(0, 40), begun(0, 25)], call, 10, 'paused'],
    ['a session, in a meeting too', [hours, begun(0, 25)], call, 10, 'focusing'],
    ['a session, in a break', [hours, begun(45, 70)], null, 55, 'focusing'],
    ['a session, at night', [hours, begun(200, 225)], null, 210, 'focusing'],
    ['a meeting, in work hours', [hours], call, 10, 'meeting'],
    ['a meeting, in a break', [hours], call, 55, 'meeting'],
    ['a meeting, outside of work hours', [], call, 10, 'meeting'],
    ['work, in work hours', [hours], null, 10, 'work'],
    ['work, where no hours are set', [], null, 500, 'work'],
    ['Recharge Time, in a break', [hours], null, 55, 'recharge'],
    ['Recharge Time, after work', [hours], null, 121, 'recharge'],
    ['Recharge Time, before work', [hours], null, -1, 'recharge'],
    ['not paused once a pause is over', [hours, pause(0, 10)], null, 10, 'work'],
    ['paused for good without an end', [hours, pause(0, null)], null, 3000, 'paused'],
  ])('%s', (_, changes, isOn, minute, mode) =>
    expect(modeAt(docOf(...changes), isOn, at(minute)).is).toBe(mode),
  );
});

describe('time is recorded', () => {
  test.each<[string, Change[], number, string | null]>([
    ['as work in work hours', [hours], 10, 'work'],
    ['as a session also at night', [hours, begun(200, 225)], 210, 'session'],
    ['not at all in Recharge Time', [hours], 130, null],
    [
      'as Recharge Time where that is wanted',
      [hours, { kind: 'setting', id: 'recharge', value: true }],
      130,
      'recharge',
    ],
    ['not at all in a pause', [pause(0, null)], 10, null],
    ['not at all where it is switched off', [{ kind: 'setting', id: 'record', value: false }], 10, null],
  ])('%s', (_, changes, minute, during) =>
    expect(duringAt(docOf(...changes), null, at(minute))).toBe(during),
  );

  test('turns where a mode may begin or end, and nowhere else', () => {
    const doc = docOf(hours, begun(10, 35), pause(70, 80));
    const calls = [{ from: at(90), to: at(100) }];
    expect(turnsBetween(doc, calls, at(-5), at(125))).toEqual(
      [0, 10, 35, 50, 60, 70, 80, 90, 100, 120].map(at),
    );
  });
});

describe('somebody looks when the day turns next', () => {
  test.each<[string, Change[], number | null]>([
    ['at the next hours of work, however far ahead', [onMonday], 2 * 24 * 60],
    ['at the end of a pause over a weekend', [pause(0, 3 * 24 * 60)], 3 * 24 * 60],
    ['never, where nothing is planned', [pause(0, null)], null],
  ])('%s', (_, changes, minute) =>
    expect(nextTurn(docOf(...changes), [], at(1))).toBe(minute === null ? null : at(minute)),
  );
});

describe('a pause', () => {
  test('begins at once, with or without an end', () =>
    given()
      .when({ do: 'pause', until: null }, { at: 5 })
      .gives({ kind: 'pause', id: 'new', value: { from: at(5), until: null, device: 'here' } }));

  test('asked for again gets another end, and stays one pause', () =>
    given(pause(0, null))
      .when({ do: 'pause', until: at(30) }, { at: 5 })
      .gives({ kind: 'pause', id: 'p', value: { from: at(0), until: at(30), device: 'here' } }));

  test('is refused while a session runs', () =>
    given(begun(0, 25)).when({ do: 'pause', until: null }, { at: 5 }).refuses('pause-in-session'));

  test('is refused until a time that is over', () =>
    given()
      .when({ do: 'pause', until: at(5) }, { at: 5 })
      .refuses('not-in-future'));

  test('ends when recording is resumed, and when a session begins', () => {
    const over = { kind: 'pause', id: 'p', value: { from: at(0), until: at(5), device: 'here' } } as const;
    given(pause(0, 60)).when({ do: 'resume' }, { at: 5 }).gives(over);
    const { decision } = given(pause(0, null)).when(
      { do: 'start', task: '', minutes: 25, level: 'nothing' },
      { at: 5 },
    );
    expect(decision).toMatchObject({ is: 'done', changes: [over, { kind: 'session' }, { kind: 'setting' }] });
  });

  test('cannot be ended where there is none', () =>
    given(pause(0, 5)).when({ do: 'resume' }, { at: 5 }).refuses('not-paused'));
});

describe('offline work', () => {
  const entry = { do: 'offline', id: null, what: ' A walk  and a talk ', as: 'meeting' } as const;
  const held = (from: number, to: number): Change => ({
    kind: 'offline',
    id: 'o',
    value: { what: '', as: 'focus', from: at(from), to: at(to), device: 'here' },
  });

  test('is kept as it was said', () =>
    given()
      .when({ ...entry, from: at(0), to: at(30) }, { at: 60 })
      .gives({
        kind: 'offline',
        id: 'new',
        value: { what: 'A walk and a talk', as: 'meeting', from: at(0), to: at(30), device: 'here' },
      }));

  test('can be of four hours and no more', () => {
    given()
      .when({ ...entry, from: at(0), to: at(241) }, { at: 300 })
      .refuses('too-long-offline');
    expect(given().when({ ...entry, from: at(0), to: at(240) }, { at: 300 }).decision.is).toBe('done');
  });

  test('is never of the future, and never backwards', () => {
    given()
      .when({ ...entry, from: at(0), to: at(61) }, { at: 60 })
      .refuses('in-future');
    given()
      .when({ ...entry, from: at(30), to: at(30) }, { at: 60 })
      .refuses('backwards');
  });

  test('counts only where no page was recorded', () => {
    const { decision } = given().when(
      { ...entry, from: at(0), to: at(30), recorded: 10 * 60_000 },
      { at: 60 },
    );
    expect(decision).toMatchObject({ changes: [{ value: { counts: 20 * 60_000 } }] });
    const value = {
      what: '',
      as: 'focus',
      from: at(0),
      to: at(30),
      counts: 20 * 60_000,
      device: 'here',
    } as const;
    expect(focusOn(docOf({ kind: 'offline', id: 'o', value }), null, at(60))).toBe(20 * 60_000);
  });

  test('is of the last seven days, which the document remembers', () => {
    const week = 7 * 24 * 60;
    given()
      .when({ ...entry, from: at(-week), to: at(-week + 30) }, { at: 1 })
      .refuses('too-long-ago');
  });

  test('shares no time with another entry, but may follow it', () => {
    given(held(0, 30))
      .when({ ...entry, from: at(29), to: at(45) }, { at: 60 })
      .refuses('overlaps');
    expect(given(held(0, 30)).when({ ...entry, from: at(30), to: at(45) }, { at: 60 }).decision.is).toBe(
      'done',
    );
  });

  test('can be changed in its own time, and taken back', () => {
    given(held(0, 30))
      .when({ ...entry, id: 'o', from: at(5), to: at(25) }, { at: 60 })
      .gives({
        kind: 'offline',
        id: 'o',
        value: { what: 'A walk and a talk', as: 'meeting', from: at(5), to: at(25), device: 'here' },
      });
    given(held(0, 30))
      .when({ do: 'offline-remove', id: 'o' }, { at: 60 })
      .gives({ kind: 'offline', id: 'o', value: null });
  });
});

describe('a setting', () => {
  test('is refused when it does not fit, and when there is none of that name', () => {
    given()
      .when({ do: 'set', setting: 'goal', to: [1, 2] }, { at: 0 })
      .refuses('bad-setting');
    given().when({ do: 'set', setting: 'schedule', to: 'always' }, { at: 0 }).refuses('bad-setting');
    given().when({ do: 'set', setting: 'toString', to: true }, { at: 0 }).refuses('bad-setting');
    given().when({ do: 'set', setting: 'prep', to: {} }, { at: 0 }).refuses('bad-setting');
  });

  test('of hours is kept', () =>
    given()
      .when({ do: 'set', setting: 'schedule', to: schedule }, { at: 0 })
      .gives({ kind: 'setting', id: 'schedule', value: schedule }));
});
