import { describe, expect, test } from 'vitest';
import { decide } from '../../lib/core/decide.ts';
import { prepOf } from '../../lib/core/doc.ts';
import { prune } from '../../lib/core/prune.ts';
import { at, begun, CATALOGUE, docOf, given } from './scenario.ts';

const asked = (minute: number) => ({
  now: at(minute),
  id: 'new',
  device: 'here',
  author: 'here',
  unnamed: false,
});
const answers = (value: object) => ({
  kind: 'reflection' as const,
  id: 's',
  value: { session: 's', at: at(26), ...value },
});

describe('looking back on a session', () => {
  test('keeps each answer as it is given, and the ones before', () => {
    given(begun(0, 25))
      .when({ do: 'reflect', session: 's', feeling: 'steady' }, { at: 26 })
      .gives(answers({ feeling: 'steady' }));
    given(begun(0, 25), answers({ feeling: 'steady' }))
      .when({ do: 'reflect', session: 's', finished: 'partly' }, { at: 30 })
      .gives(answers({ feeling: 'steady', finished: 'partly' }));
  });

  test('takes an answer back', () =>
    given(begun(0, 25), answers({ feeling: 'steady', finished: 'yes' }))
      .when({ do: 'reflect', session: 's', feeling: null }, { at: 27 })
      .gives(answers({ finished: 'yes' })));

  test('makes what comes next the task of the next prep', () => {
    const doc = docOf(begun(0, 25));
    const decision = decide(
      doc,
      CATALOGUE,
      { do: 'reflect', session: 's', next: ' Write  the tests ' },
      asked(26),
    );
    expect(decision.is).toBe('done');
    const changes = decision.is === 'done' ? decision.changes : [];
    expect(changes[0]).toEqual(answers({ next: 'Write the tests' }));
    expect(prepOf(docOf(begun(0, 25), ...changes)).task).toBe('Write the tests');
  });

  test('refuses what is too long to be a task, and a session that is not there', () => {
    given(begun(0, 25))
      .when({ do: 'reflect', session: 's', next: 'x'.repeat(86) }, { at: 26 })
      .refuses('task-too-long');
    given(begun(0, 25))
      .when({ do: 'reflect', session: 'gone', feeling: 'clear' }, { at: 26 })
      .refuses('no-session');
  });

  test('goes with its session once that is old', () => {
    const doc = docOf(begun(0, 25), answers({ finished: 'yes' }));
    const { old } = prune(doc, at(8 * 24 * 60));
    expect(old.map(({ kind }) => kind).sort()).toEqual(['reflection', 'session']);
  });
});
