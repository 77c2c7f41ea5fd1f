import { describe, expect, test } from 'vitest';
import { activitiesOf } from '../../lib/core/activities.ts';
import { drawnRows } from '../../lib/ui/drawn-rows.ts';
import { createFinder } from '../../lib/ui/finding.ts';
import { keyOf, speak } from '../../lib/words/t.ts';
import { CATALOGUE, docOf } from '../core/scenario.ts';

const doc = docOf(
  { kind: 'score', id: 'code.example', value: { as: 'personal' } },
  { kind: 'score', id: '@video', value: { as: 'focus' } },
);
const seen = {
  sites: new Set(['old.example', 'nobody.example', 'my-social.example']),
  times: new Map([
    ['nobody.example', 60_000],
    ['social.example', 120_000],
  ]),
};
const finder = createFinder(activitiesOf(doc, CATALOGUE, seen));
const found = (needle: string, filter: 'all' | 'new' | 'own' | 'categories' = 'all') =>
  finder.find(needle, filter, 'time').map(({ id }) => id);

describe('finding', () => {
  test('without a word shows what was seen or scored, most time first, and then the categories', () => {
    const all = found('');
    expect(all.slice(0, 5)).toEqual([
      'social.example',
      'nobody.example',
      'code.example',
      'my-social.example',
      'old.example',
    ]);
    expect(all.slice(5).every((id) => id.startsWith('@'))).toBe(true);
  });

  test('looks up what only the list knows', () => expect(found('words')).toContain('words.example'));

  test('shows first what begins with the word', () =>
    expect(found('social').slice(0, 3)).toEqual(['social.example', '@social', 'my-social.example']));

  test('knows sites by their category and by what they count as, in any order of the words', () => {
    expect(found('chat')).toContain('mail.social.example');
    expect(found('personal code')).toEqual(['code.example']);
  });

  test('knows them by their names in the language that is spoken, and brings these into its order', () => {
    speak('es', { [keyOf('Video')]: 'Ánimo', [keyOf('Social networks')]: 'Redes sociales' });
    const spanish = createFinder(activitiesOf(doc, CATALOGUE, seen));
    speak('en', null);
    expect(spanish.find('redes', 'all', 'time').map(({ id }) => id)).toContain('social.example');
    expect(spanish.find('', 'categories', 'name')[0]?.id).toBe('@video');
  });

  test('forgives letters left out, but only where nothing has them all', () =>
    expect(found('nbdy')).toEqual(['nobody.example']));

  test('of what is nowhere is empty', () => expect(found('zzzz')).toEqual([]));

  test.each([
    ['new', ['nobody.example', 'my-social.example', 'old.example']],
    ['own', ['code.example', '@video']],
  ] as const)('keeps to what is %s', (filter, ids) => {
    expect(found('', filter)).toEqual(ids);
    expect(finder.counts[filter]).toBe(ids.length);
  });

  test('sorts by name and by what sites count as, too', () => {
    expect(finder.find('', 'own', 'name').map(({ id }) => id)).toEqual(['code.example', '@video']);
    const kinds = finder.find('example', 'all', 'as').map(({ as }) => as);
    expect(kinds.indexOf('personal')).toBeGreaterThan(kinds.lastIndexOf('focus'));
  });
});

describe('a long list', () => {
  test('draws what is in view and a little more', () =>
    expect(drawnRows({ top: -4000, height: 50_000, view: 400 }, 1000)).toEqual({ first: 72, end: 96 }));

  test('never draws more than there is', () => {
    expect(drawnRows({ top: 100, height: 300, view: 800 }, 6)).toEqual({ first: 0, end: 6 });
    expect(drawnRows({ top: -90_000, height: 50_000, view: 400 }, 1000)).toEqual({ first: 1000, end: 1000 });
    expect(drawnRows({ top: 0, height: 0, view: 800 }, 5000)).toEqual({ first: 0, end: 16 });
  });
});
