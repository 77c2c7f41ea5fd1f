import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Score } from '../../lib/core/doc.ts';
import { scoresAsCsv, scoresFrom } from '../../lib/ui/scores-file.ts';
import { docOf } from '../core/scenario.ts';

const CATEGORIES = new Set(['social', 'code']);
const HEAD = 'site,counts as,communication';
const read = (...lines: string[]) => scoresFrom([HEAD, ...lines].join('\r\n'), CATEGORIES);
const refusal = (...lines: string[]) => {
  const file = read(...lines);
  return file.is === 'refused' ? file.words : 'taken';
};

describe('a file of scores', () => {
  test('is read, in the words of the page or of a spreadsheet', () =>
    expect(
      read('https://www.News.example/,personal,', '"youtube.com/shorts",Focus Work,no', "'@social,,Yes", ''),
    ).toEqual({
      is: 'read',
      scores: [
        { site: 'news.example', score: { as: 'personal' } },
        { site: 'youtube.com/shorts', score: { as: 'focus', communication: false } },
        { site: '@social', score: { communication: true } },
      ],
    }));

  test('may have come through a spreadsheet that writes semicolons', () =>
    expect(scoresFrom('\uFEFFsite;counts as;communication\na.example;Meetings;\n', CATEGORIES)).toEqual({
      is: 'read',
      scores: [{ site: 'a.example', score: { as: 'meeting' } }],
    }));

  test.each([
    [
      'a line that names no site',
      ['a.example,personal,', 'no site,personal,'],
      'Line 3 names no site: “no site”.',
    ],
    ['a category nobody knows', ['@nonsense,personal,'], 'Line 2 names no site: “@nonsense”.'],
    [
      'a word nothing counts as',
      ['a.example,constructor,'],
      'Line 2 says “constructor”, which nothing counts as.',
    ],
    ['a mark that is none', ['a.example,personal,constructor'], 'Line 2 says “constructor” of communication'],
    ['a line that says nothing', ['a.example,,'], 'Line 2 says nothing of a.example.'],
    [
      'a site said twice',
      ['a.example,personal,', 'www.a.example,focus,'],
      'Line 3 says something else of a.example',
    ],
    ['a column too many', ['a.example,personal,yes,yes'], 'Line 2 has 4 columns where 3 belong.'],
    ['a lost quotation mark', ['"a.example,personal,', 'b.example,personal,'], 'Line 2 is damaged'],
    ['no lines', [], 'There is no site in this file.'],
  ])('with %s is refused whole, in words', (_, lines, words) => {
    expect(refusal(...lines)).toContain(words);
    expect(refusal(...lines)).toContain('Nothing was changed.');
  });

  test('of something else is refused', () =>
    expect(scoresFrom('url,title,time\nhttps://a.example,A,3', CATEGORIES)).toMatchObject({
      words: expect.stringContaining('its first line has to read'),
    }));

  test('counts lines as an editor does, also where a cell holds some', () =>
    expect(refusal('"a.example\n",personal,', 'b.example,nothing,')).toContain('Line 4 says'));

  const site = fc.constantFrom('a.example', 'b.example/some path', '@social', '@code');
  const score: fc.Arbitrary<Score> = fc.oneof(
    fc.record(
      { as: fc.constantFrom('focus', 'other', 'meeting', 'personal'), communication: fc.boolean() },
      { requiredKeys: ['as'] },
    ),
    fc.record({ communication: fc.boolean() }),
  );

  test('that was written here is read as it was', () =>
    fc.assert(
      fc.property(fc.dictionary(site, score, { minKeys: 1 }), (scores) => {
        const entries = Object.entries(scores);
        const doc = docOf(...entries.map(([id, value]) => ({ kind: 'score', id, value }) as const));
        const file = scoresFrom(scoresAsCsv(doc), CATEGORIES);
        expect(file).toEqual({
          is: 'read',
          scores: entries
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([id, value]) => ({ site: id, score: value })),
        });
      }),
    ));
});
