import { describe, expect, test } from 'vitest';
import type { Command } from '../../lib/core/commands.ts';
import { phaseAt } from '../../lib/core/phase.ts';
import { at, begun, docOf, given, session } from './scenario.ts';

const start = { do: 'start', task: 'Draft', minutes: 25, level: 'distractions' } as const satisfies Command;

describe('starting a session', () => {
  test('runs from now for as long as asked, and is remembered for the next', () =>
    given()
      .when(start, { at: 5 })
      .gives(
        { kind: 'session', id: 'new', value: session(5, 30) },
        { kind: 'setting', id: 'prep', value: { task: 'Draft', minutes: 25, level: 'distractions' } },
      ));

  test('is refused while another runs', () =>
    given(begun(0, 25)).when(start, { at: 24 }).refuses('already-focusing'));

  test('is possible the very minute another ends', () =>
    given(begun(0, 25))
      .when(start, { at: 25 })
      .gives({ kind: 'session', id: 'new', value: session(25, 50) }, expect.anything()));

  test.each([4, 241, 12.5, Number.NaN])('of %d minutes is refused', (minutes) =>
    given()
      .when({ ...start, minutes }, { at: 0 })
      .refuses('too-short-or-long'),
  );

  test.each([5, 240])('of %d minutes is fine', (minutes) =>
    expect(given().when({ ...start, minutes }, { at: 0 }).decision.is).toBe('done'),
  );

  test('takes 85 characters as people count them, and refuses the 86th', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(given().when({ ...start, task: family.repeat(85) }, { at: 0 }).decision.is).toBe('done');
    given()
      .when({ ...start, task: family.repeat(86) }, { at: 0 })
      .refuses('task-too-long');
  });

  test('keeps the task on one line', () =>
    expect(given().when({ ...start, task: ' Draft\n\tthe  copy ' }, { at: 0 }).decision).toMatchObject({
      changes: [{ value: { task: 'Draft the copy' } }, {}],
    }));
});

describe('a session', () => {
  test('runs until the very instant it is planned to end', () => {
    const doc = docOf(begun(0, 25));
    expect(phaseAt(doc, at(25) - 1).is).toBe('focusing');
    expect(phaseAt(doc, at(25)).is).toBe('resting');
  });

  test('has not begun before its start', () =>
    expect(phaseAt(docOf(begun(5, 25)), at(4)).is).toBe('resting'));

  test('runs longer by each extension', () => {
    const extension = (id: string) =>
      ({
        kind: 'extension',
        id,
        value: { session: 's', by: 15 * 60_000, at: at(9), device: 'here' },
      }) as const;
    const doc = docOf(begun(0, 25), extension('a'), extension('b'));
    expect(phaseAt(doc, at(54))).toMatchObject({ is: 'focusing', endsAt: at(55) });
  });

  test('of two begun apart, the one that ends last counts', () => {
    const doc = docOf(begun(0, 25), { kind: 'session', id: 'z', value: session(1, 61) });
    expect(phaseAt(doc, at(10))).toMatchObject({ id: 'z' });
  });

  test('that is over is changed by nothing but forgetting', () => {
    const OF_A_SESSION = ['session', 'extension', 'end', 'pass', 'tries'];
    const address = 'https://social.example/';
    const commands: Command[] = [
      start,
      { do: 'extend', minutes: 15 },
      { do: 'cancel' },
      { do: 'end' },
      { do: 'emergency-exit' },
      { do: 'visit', address, fresh: true },
      { do: 'unblock-site', address },
      { do: 'unblock-communication' },
      { do: 'not-a-distraction', address },
      { do: 'score', sites: [{ site: 'social.example', as: 'focus' }] },
      { do: 'reflect', session: 's', finished: 'yes', next: 'Another' },
      { do: 'prepare', prep: { task: 'Another', minutes: 50, level: 'nothing' } },
      { do: 'offline', id: 's', what: '', as: 'focus', from: at(0), to: at(25) },
      { do: 'offline-remove', id: 's' },
    ];
    const changed = (command: Command) => {
      const { decision } = given(begun(0, 25)).when(command, { at: 30 });
      if (decision.is === 'refused') return [];
      return decision.changes.filter(({ kind, id }) => OF_A_SESSION.includes(kind) && id !== 'new');
    };
    expect(commands.flatMap(changed)).toEqual([]);
    const all = { do: 'forget', from: at(0), to: at(60), site: null } as const;
    expect(changed(all)).toEqual([{ kind: 'session', id: 's', value: null }]);
  });

  test('stays ended', () => {
    const doc = docOf(begun(0, 25), {
      kind: 'end',
      id: 's',
      value: { at: at(9), as: 'ended', device: 'here' },
    });
    expect(phaseAt(doc, at(10)).is).toBe('resting');
  });
});

describe('15 minutes more', () => {
  test('are a choice of their own', () =>
    given(begun(0, 25))
      .when({ do: 'extend', minutes: 15 }, { at: 20 })
      .gives({
        kind: 'extension',
        id: 'new',
        value: { session: 's', by: 15 * 60_000, at: at(20), device: 'here' },
      }));

  test('are refused when nothing runs', () =>
    given().when({ do: 'extend', minutes: 15 }, { at: 0 }).refuses('not-focusing'));

  test('are refused beyond four hours from now', () =>
    given(begun(0, 240)).when({ do: 'extend', minutes: 15 }, { at: 1 }).refuses('long-enough'));
});

describe('the way out', () => {
  test.each([
    [5, 2.5],
    [8, 4],
    [15, 5],
    [25, 5],
    [30, 6],
    [45, 9],
    [50, 10],
    [90, 10],
    [240, 10],
  ])('of a session of %d minutes is "Cancel session" for %d minutes', (length, minutes) => {
    const cancel = { do: 'cancel' } as const;
    const end = { do: 'end' } as const;
    given(begun(0, length))
      .when(end, { at: minutes - 0.01 })
      .refuses('too-early-to-end');
    given(begun(0, length))
      .when(cancel, { at: minutes - 0.01 })
      .gives({ kind: 'end', id: 's', value: { at: at(minutes - 0.01), as: 'cancelled', device: 'here' } });
    given(begun(0, length))
      .when(cancel, { at: minutes + 0.1 })
      .refuses('too-late-to-cancel');
    given(begun(0, length))
      .when(end, { at: minutes })
      .gives({ kind: 'end', id: 's', value: { at: at(minutes), as: 'ended', device: 'here' } });
  });

  test('takes a press of "Cancel session" at its word when the label changed under it', () =>
    expect(given(begun(0, 25)).when({ do: 'cancel' }, { at: 5.05 }).decision.is).toBe('done'));

  test('is measured on the plan it began with, not on extensions', () =>
    given(begun(0, 25), {
      kind: 'extension',
      id: 'e',
      value: { session: 's', by: 60 * 60_000, at: at(1), device: 'here' },
    })
      .when({ do: 'cancel' }, { at: 6 })
      .refuses('too-late-to-cancel'));

  test('is closed when nothing runs', () => {
    given(begun(0, 25)).when({ do: 'cancel' }, { at: 25 }).refuses('not-focusing');
    given().when({ do: 'end' }, { at: 0 }).refuses('not-focusing');
  });
});
