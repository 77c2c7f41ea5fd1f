import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthOf } from '../../lib/core/task.ts';
import { fitTask } from '../../lib/ui/fit-task.ts';
import { recentTasks } from '../../lib/ui/recent.ts';
import { isVague } from '../../lib/ui/vague.ts';

describe('a task that says nothing of its end', () => {
  test.each([
    'work on stuff',
    'Work',
    'do some things',
    'get stuff done!',
    'misc tasks',
    'continue the project',
  ])('"%s" gets a hint', (task) => expect(isVague(task)).toBe(true));

  test.each([
    '',
    '   ',
    'Draft the pricing page',
    'work on chapter 3',
    'emails',
    'Steuererklärung',
    '报告',
    'Review PR 412',
  ])('"%s" gets none', (task) => expect(isVague(task)).toBe(false));
});

describe('the 86th character', () => {
  const full = 'x'.repeat(85);

  test('is not taken at the end', () => expect(fitTask(`${full}y`, 86)).toEqual({ text: full, caret: 85 }));

  test('is not taken in the middle, and pushes nothing out', () =>
    expect(fitTask(`xxyyy${'x'.repeat(83)}`, 5)).toEqual({ text: full, caret: 2 }));

  test('is pasted as far as there is room', () =>
    expect(fitTask(`ab${'y'.repeat(100)}`, 102).text).toBe(`ab${'y'.repeat(83)}`));

  test('is one, however many parts it is made of', () => {
    const family = '👨‍👩‍👧‍👦';
    const fitted = fitTask(family.repeat(90), family.length * 90);
    expect(lengthOf(fitted.text)).toBe(85);
    expect(fitted.text).toBe(family.repeat(85));
  });

  test('is never half of one, whatever is typed', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (typed) => {
        const { text, caret } = fitTask(typed, typed.length);
        expect(lengthOf(text)).toBe(Math.min(85, lengthOf(typed)));
        expect(typed.startsWith(text)).toBe(true);
        expect(caret).toBe(text.length);
      }),
    ));

  test('is all that is taken back', () => expect(fitTask(full, 40)).toEqual({ text: full, caret: 40 }));
});

describe('recent tasks', () => {
  const session = (task: string, startedAt: number) => ({
    stamp: '',
    value: { task, level: 'nothing' as const, startedAt, endsAt: startedAt + 1, device: 'd' },
  });
  const doc = {
    session: {
      a: session('first', 1),
      b: session('second', 2),
      c: session('', 3),
      d: session('first', 4),
      e: session('third', 5),
      f: session('fourth', 6),
    },
  };

  test('are the latest three, each once', () =>
    expect(recentTasks(doc, '')).toEqual(['fourth', 'third', 'first']));

  test('leave out the one in hand', () =>
    expect(recentTasks(doc, 'third ')).toEqual(['fourth', 'first', 'second']));
});
