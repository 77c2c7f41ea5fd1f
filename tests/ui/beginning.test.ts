import { describe, expect, test } from 'vitest';
import { EMPTY, type Prep } from '../../lib/core/doc.ts';
import type { Draft } from '../../lib/core/draft.ts';
import type { Health } from '../../lib/core/health.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { beginningOf, keepingTask } from '../../lib/ui/beginning.ts';

const NOW = Date.UTC(2026, 10, 17, 12);
const LAST: Prep = {
  task: 'Pricing page',
  minutes: 45,
  level: 'communication',
  project: 'Website',
  strict: true,
};
const at = (prep: Prep | null, health: Health | null = null) => ({
  doc: prep ? { ...EMPTY, setting: { prep: { stamp: '0', value: prep } } } : EMPTY,
  now: NOW,
  health,
});
const draft = (age: number): Draft => ({
  prep: { task: 'FAQ section', minutes: 20, level: 'nothing', strict: true },
  feeling: 'restless',
  at: NOW - age,
});

describe('a session that is begun after a warmup', () => {
  test('is as the last one was', () => {
    const { command, agreement } = beginningOf(at(LAST), null, null);
    expect(command).toEqual({
      do: 'start',
      task: 'Pricing page',
      minutes: 45,
      level: 'communication',
      untilWorkEnds: false,
      project: 'Website',
      feeling: null,
      strict: true,
      wanted: 'communication',
    });
    expect(Object.values(agreement).join(' ')).toBe(
      '45 min on “Pricing page” distractions and chat kept out, strictly',
    );
  });

  test('is what was just chosen in prep, with the feeling of today; without anything kept out it is not strict', () =>
    expect(beginningOf(at(LAST), draft(MINUTE), null).command).toMatchObject({
      task: 'FAQ section',
      minutes: 20,
      level: 'nothing',
      feeling: 'restless',
      strict: false,
    }));

  test('is not what was chosen in prep hours ago', () =>
    expect(beginningOf(at(LAST), draft(2 * HOUR), null).command).toMatchObject({
      task: 'Pricing page',
      feeling: null,
    }));

  test('has the first step as its task', () =>
    expect(beginningOf(at(LAST), draft(MINUTE), 'Write three prices').command.task).toBe(
      'Write three prices',
    ));

  test('keeps nothing out while that is not allowed, and what was wanted for later', () => {
    const health = { hostAccess: false } as Health;
    expect(beginningOf(at(LAST, health), null, null).command).toMatchObject({
      level: 'nothing',
      strict: false,
      wanted: 'communication',
    });
  });

  test('has the length of the last one where it was until work ends, and there are no hours', () =>
    expect(beginningOf(at({ ...LAST, untilWorkEnds: true }), null, null).command).toMatchObject({
      minutes: 45,
      untilWorkEnds: false,
    }));
});

describe('the first step', () => {
  test('is remembered as the task of the next prep', () =>
    expect(keepingTask(at(LAST), null, 'Call Ana')).toEqual({
      do: 'prepare',
      prep: { ...LAST, task: 'Call Ana' },
    }));

  test('stands beside what was chosen in prep, which is not remembered yet', () =>
    expect(keepingTask(at(LAST), draft(MINUTE), 'Call Ana')).toEqual({
      do: 'draft',
      draft: { ...draft(MINUTE), prep: { ...draft(MINUTE).prep, task: 'Call Ana' } },
    }));
});
