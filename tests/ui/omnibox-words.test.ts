import { describe, expect, test } from 'vitest';
import type { Change } from '../../lib/core/doc.ts';
import { suggestionsFor } from '../../lib/ui/omnibox-words.ts';
import { timeOfDay } from '../../lib/ui/words.ts';
import { at, begun, docOf, session } from '../core/scenario.ts';

const worked = (id: string, from: number, task: string): Change => ({
  kind: 'session',
  id,
  value: session(from, from + 10, 'nothing', task),
});
const shownFor = (text: string, changes: Change[], minute = 0) =>
  suggestionsFor(text, { device: 'here', doc: docOf(...changes), now: at(minute), shift: 0 });

describe('under the address bar, at rest', () => {
  const past = [worked('a', -90, 'Pricing page'), worked('b', -60, 'Answer mail')];

  test('stands what would begin, and when it would end', () =>
    expect(shownFor('50 write the report', []).first).toEqual({
      words: 'Begin 50 min: write the report',
      aside: `until ${timeOfDay(at(50))}, distractions kept out`,
    }));

  test('stand the recent tasks, with the length that is typed', () =>
    expect(shownFor('50', past).more.map(({ text, words }) => [text, words])).toEqual([
      ['50 min Answer mail', 'Begin 50 min: Answer mail'],
      ['50 min Pricing page', 'Begin 50 min: Pricing page'],
    ]));

  test('stand only the recent tasks that hold what is typed', () =>
    expect(shownFor('pric', past).more.map(({ text }) => text)).toEqual(['25 min Pricing page']));

  test('stands the way to prep, before anything is typed', () => {
    const { first, more } = shownFor('', past);
    expect(first.words).toBe('Prepare a Focus Session');
    expect(more.map(({ text }) => text)).toEqual(['25 min Answer mail', '25 min Pricing page']);
  });

  test.each([
    ['3', 'Choose between 5 and 240 minutes.'],
    ['x'.repeat(86), 'A task can have 85 characters. Make it a little shorter.'],
    ['+15', 'No session is running any more. Begin one when you are ready.'],
  ])('stands why “%s” cannot be had, and nothing else that cannot', (typed, why) => {
    const { first, more } = shownFor(typed, past);
    expect(first.words).toBe(why);
    expect(more).toEqual([]);
  });
});

describe('under the address bar, in a session', () => {
  test('stands what runs, and 15 minutes more of it', () =>
    expect(shownFor('', [begun(0, 25)], 5)).toEqual({
      first: { words: 'Draft', aside: `20 minutes left, until ${timeOfDay(at(25))}` },
      more: [{ text: '+15', words: '+ 15 min', aside: `until ${timeOfDay(at(40))}` }],
    }));

  test('stands that another one has to wait', () =>
    expect(shownFor('25 mail', [begun(0, 25)], 5).first).toEqual({
      words: 'A session is running already. End it first, then begin another.',
      aside: 'Draft',
    }));

  test('stands what typing “+30” comes to', () =>
    expect(shownFor('+30', [begun(0, 25)], 5).first).toEqual({
      words: '+ 30 min',
      aside: `until ${timeOfDay(at(55))}`,
    }));

  test('stands why no more can be added', () => {
    const { first, more } = shownFor('+15', [begun(0, 240)], 1);
    expect(first.aside).toMatch(/240 minutes ahead of it at most/);
    expect(more).toEqual([]);
  });
});
