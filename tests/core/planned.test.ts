import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answeredSince, dueAlerts } from '../../lib/core/alerts.ts';
import { Command } from '../../lib/core/commands.ts';
import { plusDays } from '../../lib/core/day.ts';
import type { Change, Doc } from '../../lib/core/doc.ts';
import { entryFrom } from '../../lib/core/entry.ts';
import { feedAt } from '../../lib/core/feed.ts';
import { recordsOf, withoutRecords } from '../../lib/core/forget.ts';
import { merge } from '../../lib/core/merge.ts';
import { occasionName } from '../../lib/core/occasion.ts';
import {
  alertOf,
  comingBetween,
  comingNext,
  dueAt,
  occasionsDue,
  plannedBeside,
  waitingAt,
} from '../../lib/core/occasions.ts';
import type { Planned, Wish } from '../../lib/core/planned.ts';
import { draftFor } from '../../lib/core/planning.ts';
import { isPassing, prune } from '../../lib/core/prune.ts';
import { patienceOf } from '../../lib/core/telling.ts';
import { DAY, HOUR, SECOND } from '../../lib/core/time.ts';
import { at, begun, docOf, given, session } from './scenario.ts';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** Minute 0 is a Saturday, ten o'clock in Berlin. */
const TODAY = '2026-11-21';
const wish = (minute: number, more: Partial<Wish> = {}): Wish => ({
  task: 'Write report',
  minutes: 25,
  level: 'distractions',
  when: { is: 'once', day: TODAY },
  minute: 10 * 60 + minute,
  ...more,
});
const planned = (minute: number, more: Partial<Planned> = {}, id = 'p'): Change => ({
  kind: 'planned',
  id,
  value: { ...wish(minute), since: at(-60), ...more },
});
const weekly = (weekdays: number[], minute = 0): Change =>
  planned(minute, { when: { is: 'weekly', weekdays } });
const first = occasionName('p', TODAY);
const skip = (day = TODAY): Change => ({
  kind: 'skip',
  id: occasionName('p', day),
  value: { day, at: at(0) },
});
const from = (occasion: string, begins: number, ends: number, id = 's'): Change => ({
  kind: 'session',
  id,
  value: { ...session(begins, ends), planned: occasion },
});
/** A session at the same task that nobody began from the plan. */
const atIt = (begins: number, ends: number): Change => ({
  kind: 'session',
  id: 's',
  value: session(begins, ends, 'distractions', 'Write report'),
});
/** Told of at a minute, and put off to another. */
const dismissed = (minute: number, again: number): Change => ({
  kind: 'dismissal',
  id: alertOf(first, at(minute)),
  value: { at: at(minute), again: at(again) },
});
const cancelled = (minute: number): Change => ({
  kind: 'end',
  id: 's',
  value: { at: at(minute), as: 'cancelled', device: 'here' },
});

describe('planning a session', () => {
  const plan = { do: 'plan', id: null, wish: wish(30) } as const;

  test('keeps it for its time on the wall', () =>
    given()
      .when(plan, { at: 0 })
      .gives({ kind: 'planned', id: 'new', value: { ...wish(30), since: at(0) } }));

  test('keeps what it is to sound like as a wish', () => {
    const music = { from: 'sound', sound: 'rain', volume: 0.5, playlist: null, mood: null } as const;
    given()
      .when({ ...plan, wish: wish(30, { music }) }, { at: 0 })
      .gives({ kind: 'planned', id: 'new', value: { ...wish(30), music, since: at(0) } });
  });

  test.each<[string, Partial<Wish>, string]>([
    ['for a time that is over', { minute: 10 * 60 }, 'not-in-future'],
    ['for yesterday', { when: { is: 'once', day: '2026-11-20' } }, 'not-in-future'],
    ['for more than 52 weeks ahead', { when: { is: 'once', day: '2027-11-21' } }, 'too-far-ahead'],
    ['for a day that there is not', { when: { is: 'once', day: '2026-02-30' } }, 'no-such-time'],
    ['for a time that there is not', { minute: 24 * 60 }, 'no-such-time'],
    ['for no day of the week', { when: { is: 'weekly', weekdays: [] } }, 'no-weekday'],
    ['for an eighth day of the week', { when: { is: 'weekly', weekdays: [7] } }, 'no-such-time'],
    ['of 4 minutes', { minutes: 4 }, 'too-short-or-long'],
    ['of 241 minutes', { minutes: 241 }, 'too-short-or-long'],
    ['with a task of 86 characters', { task: 'x'.repeat(86) }, 'task-too-long'],
    ['with a project of 41 characters', { project: 'x'.repeat(41) }, 'project-too-long'],
  ])('%s is refused', (_, more, because) =>
    given()
      .when({ ...plan, wish: wish(30, more) }, { at: 0 })
      .refuses(because),
  );

  test('is possible 52 weeks ahead to the day', () =>
    expect(
      given().when({ ...plan, wish: wish(0, { when: { is: 'once', day: plusDays(TODAY, 364) } }) }, { at: 0 })
        .decision.is,
    ).toBe('done'));

  test('is refused while a hundred are to come', () => {
    const hundred = Array.from({ length: 100 }, (_, nth) => planned(30, {}, `p${nth}`));
    const more = { ...plan, wish: wish(30, { task: 'Read' }) } as const;
    given(...hundred)
      .when(more, { at: 0 })
      .refuses('too-many-planned');
    // Those that are over do not count, and one of them can be changed all the same.
    expect(given(...hundred).when(more, { at: 0.5 }).decision.is).toBe('refused');
    expect(given(...hundred).when({ ...plan, wish: wish(90) }, { at: 31 }).decision.is).toBe('done');
    expect(given(...hundred).when({ ...plan, id: 'p7' }, { at: 0 }).decision.is).toBe('done');
  });

  test('can be changed, and keeps what a later version wrote into it', () => {
    const later = planned(30, { later: 7 } as Partial<Planned>);
    given(later)
      .when({ ...plan, id: 'p', wish: wish(45, { project: 'Website' }) }, { at: 0 })
      .gives({
        kind: 'planned',
        id: 'p',
        value: { ...wish(45), project: 'Website', since: at(0), later: 7 } as never,
      });
  });

  test('is not strict about nothing', () => {
    const { decision } = given().when(
      { ...plan, wish: wish(30, { level: 'nothing', strict: true }) },
      { at: 0 },
    );
    expect(decision).toMatchObject({ changes: [{ value: { level: 'nothing' } }] });
    expect(JSON.stringify(decision)).not.toContain('strict');
  });

  test('of what is deleted meanwhile is refused', () =>
    given()
      .when({ ...plan, id: 'p' }, { at: 0 })
      .refuses('not-planned'));

  test('twice plans one', () => {
    given(planned(30)).when(plan, { at: 0 }).gives();
    expect(given(planned(30)).when({ ...plan, wish: wish(45) }, { at: 0 }).decision).toMatchObject({
      changes: [{ id: 'new' }],
    });
    const off = { calendar: 'work', from: at(30), to: at(55), isOff: true } as const;
    expect(given(planned(30, { event: off })).when(plan, { at: 0 }).decision).toMatchObject({
      changes: [{ id: 'new' }],
    });
  });

  test('that was deleted is put back as it was, although its time has come', () => {
    const event = { calendar: 'work', from: at(30), to: at(55) };
    const { kind, id, value } = planned(30, { event, later: 7 } as Partial<Planned>);
    const deleted = { kind, id, value: null } as Change;
    const back = Command.parse({ do: 'unplan', planned: 'p', back: value });
    const { decision } = given(deleted, skip('2026-11-28')).when(back, { at: 32 });
    expect(decision).toEqual({ is: 'done', changes: [{ kind, id, value }] });
    expect(dueAt(docOf(...(decision as { changes: Change[] }).changes), at(32))).toHaveLength(1);
    given(planned(45)).when(back, { at: 32 }).gives();
    given(deleted)
      .when({ do: 'unplan', planned: 'p', back: { ...(value as Planned), minute: 1440 } }, { at: 32 })
      .refuses('no-such-time');
  });

  test('can be taken back', () =>
    given(planned(30))
      .when({ do: 'unplan', planned: 'p' }, { at: 0 })
      .gives({ kind: 'planned', id: 'p', value: null }));
});

describe('a planned session', () => {
  const days = (doc: Doc, from: number, to: number) => comingBetween(doc, from, to).map(({ id }) => id);

  test('once comes once', () => {
    const doc = docOf(planned(30));
    expect(comingNext(doc, at(0)).map(({ from }) => from)).toEqual([at(30)]);
    expect(comingNext(doc, at(30))).toEqual([]);
  });

  test('every week comes on its days, but those that are skipped', () => {
    const doc = docOf(weekly([1, 6]), skip());
    expect(days(doc, at(-10), at(1) + 9 * DAY)).toEqual(['p/2026-11-23', 'p/2026-11-28', 'p/2026-11-30']);
    expect(comingNext(doc, at(-10))[0]?.id).toBe('p/2026-11-23');
  });

  test('every week keeps its hour over a change of clocks', () => {
    const hours = comingBetween(
      docOf(weekly([0], 30)),
      new Date('2026-11-22T00:00').getTime(),
      new Date('2027-04-15T00:00').getTime(),
    ).map(({ from }) => new Date(from));
    expect(new Set(hours.map((date) => `${date.getHours()}:${date.getMinutes()}`))).toEqual(
      new Set(['10:30']),
    );
    // Berlin sets its clocks forward on 28 March 2027.
    const week = hours.slice(1).map((date, nth) => date.getTime() - (hours[nth]?.getTime() ?? 0));
    expect(new Set(week)).toEqual(new Set([7 * DAY, 7 * DAY - HOUR]));
    expect(week.filter((length) => length !== 7 * DAY)).toHaveLength(1);
  });

  test('in an hour that the clock leaves out comes in the moment after', () => {
    const doc = docOf(planned(0, { when: { is: 'once', day: '2027-03-28' }, minute: 150 }));
    expect(comingNext(doc, at(0))[0]?.from).toBe(new Date('2027-03-28T03:30').getTime());
  });

  test('holds from when it was planned, and no time before', () => {
    const doc = docOf(planned(0, { when: { is: 'weekly', weekdays: [6] }, since: at(5) }));
    expect(dueAt(doc, at(6))).toEqual([]);
    expect(days(doc, at(-60), at(0) + 8 * DAY)).toEqual(['p/2026-11-28']);
  });

  test('that its owner skips is let go by, and comes back when that is taken back', () => {
    given(weekly([6], 30))
      .when({ do: 'skip-planned', occasion: first, skipped: true }, { at: 0 })
      .gives({ kind: 'skip', id: first, value: { day: TODAY, at: at(0) } });
    given(weekly([6], 30), skip())
      .when({ do: 'skip-planned', occasion: first, skipped: false }, { at: 0 })
      .gives({ kind: 'skip', id: first, value: null });
    given(weekly([1]))
      .when({ do: 'skip-planned', occasion: first, skipped: true }, { at: 0 })
      .refuses('not-planned');
  });

  test('comes in order, never twice a day, and never where it is skipped', () =>
    fc.assert(
      fc.property(
        fc.array(fc.subarray([0, 1, 2, 3, 4, 5, 6]), { maxLength: 4 }),
        fc.array(fc.nat({ max: 40 }), { maxLength: 6 }),
        (plans, skipped) => {
          const doc = docOf(
            ...plans.map((weekdays, nth) =>
              planned(nth, { when: { is: 'weekly', weekdays } }, nth === 0 ? 'p' : `p${nth}`),
            ),
            ...skipped.map((ahead) => skip(plusDays(TODAY, ahead))),
          );
          const coming = comingBetween(doc, at(-60), at(0) + 40 * DAY);
          expect(new Set(coming.map(({ id }) => id)).size).toBe(coming.length);
          expect(coming.map(({ from }) => from)).toEqual(
            coming.map(({ from }) => from).sort((one, other) => one - other),
          );
          expect(coming.some(({ id }) => doc.skip[id])).toBe(false);
          for (const next of comingNext(doc, at(0)))
            expect(comingBetween(doc, at(0) + 1, next.from + 1).at(0)?.from).toBeLessThanOrEqual(next.from);
        },
      ),
    ));
});

describe('when its time has come, a planned session', () => {
  const ids = (changes: Change[], minute: number) => dueAt(docOf(...changes), at(minute)).map(({ id }) => id);

  test('is due as long as it would last', () => {
    expect(ids([planned(30)], 29.99)).toEqual([]);
    expect(ids([planned(30)], 30)).toEqual([first]);
    expect(ids([planned(30)], 54.99)).toEqual([first]);
    expect(ids([planned(30)], 55)).toEqual([]);
  });

  test.each<[string, Change[]]>([
    ['is begun from it', [from(first, 20, 45)]],
    ['is begun at about its time', [{ kind: 'session', id: 's', value: session(38, 60) }]],
    [
      'runs at the same task as it comes',
      [
        {
          kind: 'session',
          id: 's',
          value: { ...session(5, 35), task: 'Write report' },
        },
      ],
    ],
    ['of the same task is begun in its time', [atIt(45, 50)]],
    ['of the same task was over before its time was', [atIt(28, 33)]],
    ['is skipped', [skip()]],
  ])('is not due any more once a session %s', (_, changes) =>
    expect(ids([planned(30), ...changes], 40)).toEqual([]),
  );

  test.each<[string, Change[]]>([
    ['another one ran from before', [{ kind: 'session', id: 's', value: session(0, 35) }]],
    ['one begun from it is cancelled', [from(first, 30, 55), cancelled(33)]],
    ['one is begun from another plan', [from('q/2026-11-21', 30, 35)]],
    [
      'something else was begun before it, and is over',
      [{ kind: 'session', id: 's', value: session(26, 31) }],
    ],
  ])('is due all the same when %s', (_, changes) =>
    expect(ids([planned(30), ...changes], 40)).toEqual([first]),
  );

  test('that was put off is begun at its new time, whoever begins it', () => {
    const putOff = [planned(30), dismissed(30, 43)];
    expect(ids(putOff, 44)).toEqual([first]);
    expect(ids([...putOff, atIt(42, 60)], 44)).toEqual([]);
    expect(ids([...putOff, { kind: 'session', id: 's', value: session(51, 64) }], 64)).toEqual([]);
    expect(told([...putOff, atIt(42, 67)], 67)).toEqual(['session-summary']);
    const late = [planned(30), dismissed(30, 60), atIt(61, 86)];
    expect(
      plannedBeside(docOf(...late, ...occasionsDue(docOf(...late), at(90))), {
        from: at(0),
        to: at(90),
        now: at(90),
      }).map(({ is }) => is),
    ).toEqual(['held']);
  });

  test('that was put off waits until it is told again, and is put off once', () => {
    const waits = (changes: Change[], minute: number) =>
      waitingAt(docOf(...changes), at(minute)).map(({ id }) => id);
    const putOff = [planned(30), dismissed(30, 35)];
    expect([waits([planned(30)], 31), waits(putOff, 31), waits(putOff, 35)]).toEqual([[], [first], []]);
    expect(waits([...putOff, atIt(32, 57)], 33)).toEqual([]);
    given(...putOff)
      .when({ do: 'put-off', occasion: first }, { at: 32 })
      .gives();
  });

  test('that was moved on the day it was held is due again', () => {
    const held = from(first, 0, 25);
    expect(ids([planned(60, { since: at(30) }), held], 60)).toEqual([first]);
    expect(told([planned(60, { since: at(30) }), held], 60)).toContain('planned-now');
    expect(ids([planned(60, { since: at(30) }), from(first, 56, 58)], 60)).toEqual([]);
  });

  test('begins with what was planned, and as what it was planned', () => {
    const music = { from: 'sound', sound: 'rain', volume: 0.5, playlist: null, mood: null } as const;
    const value = { ...wish(30), project: 'Website', strict: true, music, since: at(0) } as const;
    given({ kind: 'planned', id: 'p', value })
      .when({ do: 'begin-planned', occasion: first }, { at: 31 })
      .gives(
        {
          kind: 'session',
          id: 'new',
          value: {
            ...session(31, 56),
            task: 'Write report',
            project: 'Website',
            strict: true,
            planned: first,
          },
        },
        { kind: 'setting', id: 'prep', value: expect.objectContaining({ task: 'Write report' }) },
        { kind: 'setting', id: 'music', value: music },
      );
  });

  test('sounds as it was planned from when it is begun in prep, and not before', () => {
    const music = { from: 'sound', sound: 'rain', volume: 0.5, playlist: null, mood: null } as const;
    const start = { do: 'start', task: 'Write', minutes: 25, level: 'distractions', planned: first } as const;
    const sounds = (changes: Change[]) =>
      given(...changes)
        .when(start, { at: 31 })
        .gives(
          { kind: 'session', id: 'new', value: expect.objectContaining({ planned: first }) },
          { kind: 'setting', id: 'prep', value: expect.objectContaining({ task: 'Write' }) },
          ...changes.map(() => ({ kind: 'setting' as const, id: 'music', value: music })),
        );
    sounds([planned(30, { music })]);
    sounds([]);
  });

  test('is not begun while another session runs, nor when it is deleted', () => {
    const begin = { do: 'begin-planned', occasion: first } as const;
    given(planned(30), begun(20, 45)).when(begin, { at: 31 }).refuses('already-focusing');
    given().when(begin, { at: 31 }).refuses('not-planned');
  });

  test('stands in prep as it was planned', () =>
    expect(draftFor(docOf(planned(30)), first, at(31))).toMatchObject({
      prep: { task: 'Write report', minutes: 25, level: 'distractions' },
      planned: first,
    }));

  const tell = (changes: Change[], minute: number, patience = 0) =>
    dueAlerts({
      doc: docOf(...changes),
      today: null,
      meetings: [],
      call: null,
      newSites: null,
      news: null,
      device: 'here',
      now: at(minute),
      patience,
    });
  const told = (changes: Change[], minute: number, patience = 0) =>
    tell(changes, minute, patience).map(({ id }) => id.split('/')[0]);

  test('is told of five minutes before, and at its time', () => {
    expect(told([planned(30)], 24.9)).toEqual([]);
    expect(told([planned(30)], 25)).toEqual(['planned-soon']);
    expect(told([planned(30)], 30)).toEqual(['planned-now']);
  });

  test('is not told of while a session runs, and at its end if it is not over itself', () => {
    const other: Change = { kind: 'session', id: 's', value: session(0, 40) };
    expect(told([planned(30), other], 35)).toEqual([]);
    expect(told([planned(30), other], 40)).toEqual(['session-summary', 'planned-now']);
    expect(told([planned(10), other], 40)).toEqual(['session-summary']);
  });

  test('is told of with its being strict', () => {
    expect(tell([planned(30, { strict: true })], 30)).toMatchObject([{ value: { about: { strict: true } } }]);
    expect(tell([planned(30, { strict: true })], 25)).toMatchObject([{ value: { about: { strict: true } } }]);
  });

  test.each([
    ['a time that there is not', { minute: 1e300 }],
    ['a length that no session has', { minutes: 1e300 }],
  ])('is not told of where another browser says %s', (_, more) => {
    const [alert] = tell([planned(30)], 30) as [Change & { kind: 'alert' }];
    const { about, ...rest } = alert.value as { about: object; at: number; until: number };
    const feed = (told: object) =>
      feedAt(
        docOf(planned(30), { ...alert, value: { ...rest, about: { ...about, ...told } } }),
        [],
        at(31),
        'here',
      );
    expect([feed({}).length, feed(more).length]).toEqual([1, 0]);
  });

  test('is not put off to an instant that no calendar has', () => {
    const entry = { kind: 'dismissal', id: alertOf(first, at(30)), stamp: '0abcdefgh-0000-there' };
    expect(entryFrom({ ...entry, value: { at: at(30), again: at(35) } })).not.toBeNull();
    expect(entryFrom({ ...entry, value: { at: at(30), again: 9e15 } })).toBeNull();
  });

  test('is told of again when it was put off, as if it had been planned for then', () => {
    const raised = tell([planned(30)], 30);
    const [putOff] = [given(planned(30), ...raised).when({ do: 'put-off', occasion: first }, { at: 31 })];
    const changes = (putOff.decision as { changes: Change[] }).changes;
    const all = [planned(30), ...raised, ...changes];
    expect(feedAt(docOf(...all), [], at(32), 'here')).toEqual([]);
    expect(told(all, 35.9)).toEqual([]);
    const again = tell(all, 36);
    expect(again).toMatchObject([{ id: `planned-now/${first}/${at(36)}`, value: { until: at(61) } }]);
    expect(told([...all, ...again], 40)).toEqual([]);
    given(...all)
      .when({ do: 'put-off', occasion: first }, { at: 62 })
      .refuses('planned-over');
  });

  test('is still to be seen where its plan has not been heard of yet', () => {
    const raised = tell([planned(30)], 30);
    expect(answeredSince(docOf(...raised), at(31))).toEqual([]);
  });

  test('is told of anew when it is moved, and the card of the old time goes', () => {
    const raised = tell([planned(30)], 30);
    const moved = [planned(50, { since: at(31) }), ...raised];
    expect(feedAt(docOf(...moved, ...answeredSince(docOf(...moved), at(32))), [], at(32), 'here')).toEqual(
      [],
    );
    expect(told(moved, 50)).toEqual(['planned-now']);
  });

  test.each<[string, Change[]]>([
    ['begun', [from(first, 31, 56)]],
    ['skipped', [skip()]],
    ['deleted', [{ kind: 'planned', id: 'p', value: null }]],
  ])('leaves the feed once it is %s', (_, changes) => {
    const raised = tell([planned(30)], 30);
    const feed = (some: Change[]) => {
      const all = [planned(30), ...raised, ...some];
      return feedAt(docOf(...all, ...answeredSince(docOf(...all), at(32))), [], at(32), 'here');
    };
    expect(feed([])).toHaveLength(1);
    expect(feed(changes)).toEqual([]);
  });

  test('is told of by one browser only: the one in front, or else by turns', () => {
    expect(patienceOf(['b', 'a'], 'a', true)).toBe(0);
    expect(patienceOf(['b'], 'b', false)).toBe(0);
    expect(patienceOf(null, 'b', false)).toBe(0);
    expect(patienceOf(['b', 'a'], 'a', false)).toBe(30 * SECOND);
    expect(patienceOf(['b', 'a'], 'b', false)).toBe(60 * SECOND);
    expect(told([planned(30)], 30.4, 30 * SECOND)).toEqual([]);
    expect(told([planned(30)], 30.5, 30 * SECOND)).toEqual(['planned-now']);
    const other: Change = { kind: 'session', id: 's', value: session(0, 40) };
    expect(told([planned(30), other], 40.4, 30 * SECOND)).not.toContain('planned-now');
  });
});

describe('what was planned', () => {
  const noted = (changes: Change[], minute: number) => [
    ...changes,
    ...occasionsDue(docOf(...changes), at(minute)),
  ];
  const beside = (changes: Change[], minute: number) =>
    plannedBeside(docOf(...changes), { from: at(-600), to: at(600), now: at(minute) }).map(({ is }) => is);

  test('is noted down when its time has come, once, however late', () => {
    expect(occasionsDue(docOf(planned(30)), at(29))).toEqual([]);
    const due = occasionsDue(docOf(planned(30)), at(300));
    expect(due).toEqual([
      { kind: 'occasion', id: first, value: { task: 'Write report', from: at(30), to: at(55) } },
    ]);
    expect(occasionsDue(docOf(planned(30), ...due), at(300))).toEqual([]);
  });

  test('stands beside what was held', () => {
    const three = [planned(0, {}, 'a'), planned(60, {}, 'b'), planned(120, {}, 'c')];
    const held = [from('a/2026-11-21', 0, 25), from('b/2026-11-21', 63, 70, 't')];
    expect(beside(noted([...three, ...held], 150), 150)).toEqual(['held', 'held', 'missed']);
  });

  test('is not missed as long as it can be begun, nor when it is skipped', () => {
    expect(beside(noted([planned(30)], 40), 40)).toEqual([]);
    expect(beside(noted([planned(30)], 60), 60)).toEqual(['missed']);
    expect(beside([...noted([planned(30)], 60), skip()], 60)).toEqual([]);
  });

  test('tells of one that was cancelled', () =>
    expect(beside(noted([planned(30), from(first, 30, 55), cancelled(33)], 60), 60)).toEqual(['cancelled']));

  test('stays as it was when the plan is changed or deleted', () => {
    const { decision } = given(planned(30)).when({ do: 'unplan', planned: 'p' }, { at: 60 });
    const changes = (decision as { changes: Change[] }).changes;
    expect(beside([planned(30), ...changes], 90)).toEqual(['missed']);
  });

  test('is kept elsewhere once it is old, and a plan goes a week after its day', () => {
    const changes = [...noted([planned(30), weekly([6])].slice(0, 1), 60), skip('2026-11-14')];
    const { doc, old } = prune(docOf(...changes), at(0) + 9 * DAY);
    expect(old.map(({ kind }) => kind).sort()).toEqual(['occasion', 'skip']);
    expect(doc.planned).toEqual({});
    const every = docOf(weekly([6]));
    expect(prune(every, at(0) + 90 * DAY).doc).toBe(every);
  });

  test('is not noted down anew when it has gone elsewhere', () => {
    const doc = docOf(...noted([weekly([6])], 60));
    for (const days of [5, 6, 7, 8, 9, 20]) {
      const now = at(0) + days * DAY;
      const again = merge(
        prune(doc, now).doc,
        occasionsDue(prune(doc, now).doc, now).map((change) => ({ ...change, stamp: '~' }) as never),
      );
      expect(prune(again, now).doc).toBe(again);
    }
  });

  test('goes when its time is deleted, and what is to come stays', () => {
    const doc = docOf(
      ...noted([planned(30), planned(0, { when: { is: 'once', day: '2026-11-25' } }, 'q')], 60),
    );
    const gone = withoutRecords(
      recordsOf(doc),
      { from: at(-60), to: at(0) + 9 * DAY, site: null },
      null,
      at(60),
    );
    expect(gone.map(({ kind, id }) => `${kind}/${id}`).sort()).toEqual([`occasion/${first}`, 'planned/p']);
  });

  test('is not forgotten by the relay before its time', () => {
    const passing = (value: object) =>
      isPassing({ kind: 'planned', value: { ...wish(0), since: at(0), ...value } });
    expect(passing({})).toBe(true);
    expect(passing({ when: { is: 'once', day: '2027-06-01' } })).toBe(false);
    expect(passing({ when: { is: 'weekly', weekdays: [1] } })).toBe(false);
  });

  test.each([
    ['a day that there is not', { when: { is: 'once', day: '2026-13-01' } }],
    ['a time that there is not', { minute: 1440 }],
    ['a length that no session has', { minutes: 4 }],
    ['an instant that no calendar has', { since: 9e15 }],
  ])('is not taken from outside with %s', (_, more) => {
    const stamp = '0abcdefgh-0000-there';
    const value = { ...wish(30), since: at(0) };
    expect(entryFrom({ kind: 'planned', id: 'p', stamp, value })).not.toBeNull();
    expect(entryFrom({ kind: 'planned', id: 'p', stamp, value: { ...value, ...more } })).toBeNull();
  });
});
