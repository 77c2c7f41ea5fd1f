import { describe, expect, test } from 'vitest';
import type { Ran } from '../../lib/core/evidence.ts';
import { finishRates } from '../../lib/core/finish-rate.ts';
import { keptUpIn } from '../../lib/core/kept-up.ts';
import { timesByTask } from '../../lib/core/task-times.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { at, docOf } from './scenario.ts';

let ids = 0;
const ran = (planned: number, real: number, outcome: Ran['outcome'] = 'completed', task = ''): Ran => ({
  id: String(ids++),
  task,
  startedAt: at(0),
  endedAt: at(real),
  plannedEnd: at(planned),
  outcome,
});

describe('what became of sessions, by their length', () => {
  test('is told apart at 20, 30, 50 and 90 minutes, the end included', () =>
    expect(
      finishRates([15, 20, 21, 30, 50, 51, 90, 91, 240].map((minutes) => ran(minutes, minutes))).map(
        ({ over, upTo, finished }) => [over, upTo, finished],
      ),
    ).toEqual([
      [0, 20, 2],
      [20, 30, 2],
      [30, 50, 1],
      [50, 90, 2],
      [90, null, 2],
    ]));

  test('is planned beside real; cancelled ones stay to be seen and do not count', () =>
    expect(
      finishRates([ran(25, 25), ran(25, 10, 'ended'), ran(25, 3, 'cancelled'), ran(25, 5, 'running')]),
    ).toEqual([
      {
        over: 20,
        upTo: 30,
        finished: 1,
        ended: 1,
        cancelled: 1,
        planned: 50 * MINUTE,
        real: 35 * MINUTE,
      },
    ]));
});

describe('time by task', () => {
  test('does not tell apart what differs by case and spaces, and spells it as it was last', () => {
    const sessions = [
      ran(25, 25, 'completed', 'Pricing page'),
      ran(60, 40, 'ended', '  pricing   PAGE '),
      ran(90, 90, 'completed', 'Post'),
      ran(25, 3, 'cancelled', 'Post'),
    ];
    const tasks = timesByTask(sessions, () => 10 * MINUTE);
    expect(
      tasks.map(({ task, planned, real, focus }) => [task.trim(), planned / MINUTE, real / MINUTE, focus]),
    ).toEqual([
      ['Post', 90, 90, 10 * MINUTE],
      ['pricing   PAGE', 85, 65, 20 * MINUTE],
    ]);
  });

  test('has no Focus Work before all of it is added up', () => {
    const [first, second] = [ran(25, 25), ran(25, 25)];
    const [task] = timesByTask([first, second], ({ id }) => (id === first.id ? MINUTE : null));
    expect(task?.focus).toBeNull();
  });
});

test('how steadily sessions were kept is told with all that knocked, and what was let through', () => {
  const sessions = [ran(25, 25), ran(25, 10, 'ended'), ran(25, 3, 'cancelled'), ran(25, 5, 'running')];
  const tries = (id: string, visits: number) =>
    ({
      kind: 'tries',
      id: `${id}/here`,
      value: { sites: { 'social.example': visits }, elsewhere: 1 },
    }) as const;
  const pass = (session: string) =>
    ({
      kind: 'pass',
      id: `p${session}`,
      value: { session, opens: { site: 'social.example' }, at: at(5), device: 'here' },
    }) as const;
  const [one, two] = sessions.map(({ id }) => id) as [string, string];
  const doc = docOf(tries(one, 3), tries(two, 1), tries('another', 9), pass(two), pass('another'));
  expect(keptUpIn(doc, sessions)).toEqual({ counted: 2, finished: 1, visits: 6, passes: 1 });
});
