import { describe, expect, test } from 'vitest';
import { dayOf } from '../../lib/core/day.ts';
import type { Change } from '../../lib/core/doc.ts';
import { goalElsewhere, totalDue, witnessesDue } from '../../lib/core/elsewhere.ts';
import { sessionsBegun } from '../../lib/core/evidence.ts';
import { focusOn } from '../../lib/core/goal.ts';
import { stampAfter } from '../../lib/core/stamp.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { at, docOf, T0 } from './scenario.ts';

const day = dayOf(T0);
const times = (focus: number) => ({ focus: focus * MINUTE, other: 0, meeting: 0, personal: 0 });
const today = (focus: number) => ({ day, times: times(focus), goal: focus * MINUTE });
const told = (device: string, focus: number): Change => ({
  kind: 'total',
  id: `${day}/${device}`,
  value: { day, device, times: times(focus), goal: focus * MINUTE },
});
/** A document in which this browser told of so many minutes, at a minute. */
function toldAt(minute: number, focus: number) {
  const doc = docOf(told('here', focus));
  const id = `${day}/here`;
  const held = doc.total[id];
  return held ? { total: { [id]: { ...held, stamp: stampAfter('', at(minute), 'here') } } } : { total: {} };
}

describe('a day in several browsers', () => {
  test('fills the goal with what each of them saw', () => {
    const doc = docOf(told('here', 20), told('there', 30));
    expect(goalElsewhere(doc, day, 'here')).toBe(30 * MINUTE);
    const here = { ...today(25), device: 'here' };
    expect(focusOn(doc, here as never, T0)).toBe(55 * MINUTE);
  });

  test.each([
    ['at first', 0, null, 1, 1],
    ['not again within five minutes', 9, { at: 5, focus: 5 }, 9, 0],
    ['after five minutes', 10, { at: 5, focus: 5 }, 9, 1],
    ['not where nothing is new', 30, { at: 5, focus: 5 }, 5, 0],
    ['not for less than a minute', 30, { at: 5, focus: 5 }, 5.5, 0],
  ])('is told to the others %s', (_, minute, before, focus, changes) => {
    const doc = before ? toldAt(before.at, before.focus) : { total: {} };
    expect(totalDue(doc, today(focus), 'here', false, at(minute))).toHaveLength(changes);
  });

  test('is told at once when its owner leaves the browser', () =>
    expect(totalDue(toldAt(5, 5), today(7), 'here', true, at(7))).toHaveLength(1));

  test('is told as it was in the end, to the last second, once it is over', () =>
    expect(totalDue(toldAt(5, 5), today(5.2), 'here', true, at(24 * 60))).toHaveLength(1));
});

describe('what a browser saw of a session', () => {
  const ran = { id: 's', task: '', startedAt: at(0), endedAt: at(25), plannedEnd: at(25) };
  const seen = { times: times(20), away: 0, observed: 0.9 };

  test('is told once, when it is over', () => {
    const doc = docOf();
    expect(witnessesDue(doc, [{ ...ran, ...seen, outcome: 'running' }], 'here')).toEqual([]);
    const [due] = witnessesDue(doc, [{ ...ran, ...seen, outcome: 'completed' }], 'here');
    expect(due).toMatchObject({ id: 's/here', value: { times: times(20), observed: 0.9 } });
    const after = docOf(...(due ? [due] : []));
    expect(witnessesDue(after, [{ ...ran, ...seen, outcome: 'completed' }], 'here')).toEqual([]);
  });

  test('is not told where it saw nothing', () =>
    expect(witnessesDue(docOf(), [{ ...ran, ...seen, observed: 0, outcome: 'completed' }], 'here')).toEqual(
      [],
    ));
});

describe('two sessions that were begun apart', () => {
  const session = (id: string, from: number, to: number): Change => ({
    kind: 'session',
    id,
    value: { task: id, level: 'distractions', startedAt: at(from), endsAt: at(to), device: id },
  });
  const outcomes = (...changes: Change[]) =>
    sessionsBegun(docOf(...changes), { from: T0, to: at(600), now: at(600) }).map(({ id, outcome }) => [
      id,
      outcome,
    ]);

  test('count once: the one that was to end last', () => {
    expect(outcomes(session('a', 0, 25), session('b', 10, 60))).toEqual([
      ['a', 'superseded'],
      ['b', 'completed'],
    ]);
    expect(outcomes(session('a', 0, 90), session('b', 10, 60))).toEqual([
      ['a', 'completed'],
      ['b', 'superseded'],
    ]);
  });

  test('both count when one follows the other', () =>
    expect(outcomes(session('a', 0, 25), session('b', 25, 60))).toEqual([
      ['a', 'completed'],
      ['b', 'completed'],
    ]));

  test('count both when one of them was cancelled, as far as it counts', () => {
    const end: Change = { kind: 'end', id: 'b', value: { at: at(12), as: 'cancelled', device: 'b' } };
    expect(outcomes(session('a', 0, 25), session('b', 10, 60), end)).toEqual([
      ['a', 'completed'],
      ['b', 'cancelled'],
    ]);
  });

  test('that is over and was deleted is not told anew', () => {
    const doc = docOf({ kind: 'total', id: `${day}/here`, value: null });
    expect(totalDue(doc, today(7), 'here', true, at(24 * 60))).toEqual([]);
    expect(totalDue(doc, today(7), 'here', true, at(7))).toHaveLength(1);
  });
});
