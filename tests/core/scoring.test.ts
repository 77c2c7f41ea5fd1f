import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shutFrom } from '../../lib/core/blocking.ts';
import type { Rescore } from '../../lib/core/commands.ts';
import type { Change, Score } from '../../lib/core/doc.ts';
import { countedAs } from '../../lib/core/scores.ts';
import { isSite, placeOfSite, siteFrom, typed } from '../../lib/core/site.ts';
import { CATALOGUE, docOf, given } from './scenario.ts';

const score = (id: string, value: Score | null): Change => ({ kind: 'score', id, value });
const asked = (...sites: Rescore[]) => ({ do: 'score', sites }) as const;
const at = { at: 0 };
const counted = (site: string, ...changes: Change[]) =>
  countedAs(docOf(...changes), CATALOGUE, placeOfSite(site));

describe('scoring', () => {
  test('takes many sites, paths and categories at once', () =>
    given()
      .when(
        asked(
          { site: 'https://News.example/', as: 'personal' },
          { site: 'video.example/Shorts', as: 'other' },
          { site: '@social', as: 'focus' },
        ),
        at,
      )
      .gives(
        score('news.example', { as: 'personal' }),
        score('video.example/shorts', { as: 'other' }),
        score('@social', { as: 'focus' }),
      ));

  test('changes nothing when one of them names no site', () =>
    given()
      .when(asked({ site: 'news.example', as: 'personal' }, { site: 'no site', as: 'personal' }), at)
      .refuses('no-site'));

  test('leaves the mark of communication as it was', () =>
    given(score('news.example', { as: 'other', communication: true }))
      .when(asked({ site: 'news.example', as: 'personal' }), at)
      .gives(score('news.example', { as: 'personal', communication: true })));

  test.each([
    ['set', { as: 'focus' }, true, { as: 'focus', communication: true }],
    ['taken away', { as: 'focus', communication: true }, false, { as: 'focus', communication: false }],
    ['as listed again', { as: 'focus', communication: true }, null, { as: 'focus' }],
    ['all that was said, and taken back', { communication: true }, null, null],
  ] as const)('leaves what a site counts as when the mark is %s', (_, before, communication, after) =>
    given(score('news.example', before))
      .when(asked({ site: 'news.example', communication }), at)
      .gives(score('news.example', after)),
  );

  test('marks a site without saying what it counts as', () =>
    given()
      .when(asked({ site: 'news.example', communication: true }), at)
      .gives(score('news.example', { communication: true })));

  test('is as listed again when both are taken back', () =>
    given(score('news.example', { as: 'focus', communication: true }))
      .when(asked({ site: 'news.example', as: 'catalogue', communication: null }), at)
      .gives(score('news.example', null)));

  test('notes nothing of a site of which nothing was said', () =>
    expect(
      given().when(asked({ site: 'news.example', as: 'catalogue', communication: null }), at).decision,
    ).toEqual({ is: 'done', changes: [] }));

  test('changes a path that holds what an address has to have encoded', () => {
    given()
      .when(asked({ site: 'video.example/my%20films%2525', as: 'other' }), at)
      .gives(score('video.example/my films%25', { as: 'other' }));
    given(score('video.example/my films%25', { as: 'other' }))
      .when(asked({ site: 'video.example/my films%25', as: 'personal' }), at)
      .gives(score('video.example/my films%25', { as: 'personal' }));
  });

  test('is put back exactly as it was', () => {
    const before = { as: 'other', communication: false } as const;
    given(score('chat.example', { as: 'personal', communication: true }))
      .when(asked({ site: 'chat.example', ...before }), at)
      .gives(score('chat.example', before));
  });
});

describe('a mark of communication', () => {
  const mark = score('docs.video.example', { communication: true });

  test('leaves what the site counts as to whoever says more generally', () =>
    expect(counted('docs.video.example', mark, score('video.example', { as: 'focus' }))).toEqual({
      site: 'video.example',
      as: 'focus',
      by: 'you',
      communication: true,
    }));

  test('leaves a listed site its own score', () =>
    expect(counted('code.example', score('code.example', { communication: true }))).toEqual({
      site: 'code.example',
      as: 'focus',
      by: 'code',
      communication: true,
    }));

  test('on a site nobody has scored makes it no distraction', () =>
    expect(counted('docs.video.example', mark)).toEqual({
      site: 'docs.video.example',
      as: 'other',
      by: 'you',
      communication: true,
    }));

  test('taken away opens a chat site, and what it counts as stays', () =>
    expect(counted('chat.example', score('chat.example', { communication: false }))).toMatchObject({
      as: 'other',
      communication: false,
    }));

  test('of a category is a mark of all its sites', () =>
    expect(counted('words.example', score('@reference', { communication: true }))).toMatchObject({
      as: 'other',
      by: 'reference',
      communication: true,
    }));
});

test.each([
  ['personal', false, 'distractions'],
  ['personal', true, 'distractions'],
  ['focus', true, 'communication'],
  ['other', false, null],
] as const)('what counts as %s, communication %s, is shut from the level %s', (as, communication, level) =>
  expect(shutFrom({ as, communication })).toBe(level),
);

test('a site is spelled in one way only', () =>
  fc.assert(
    fc.property(fc.webUrl(), fc.string({ unit: 'binary' }), (address, path) => {
      const site = siteFrom(`${address.replace(/[?#*@].*/, '')}/${encodeURIComponent(path)}`);
      if (site) expect(isSite(site)).toBe(true);
    }),
  ));

test.each([
  'News.example',
  'news.example.',
  'news.example:80',
  'news.example/',
  'news.example/A',
  'news.example//a',
  'news.example/a/./b',
  'news.example/a\\b',
  'news.example/\ud800',
  'news.example/1/2/3/4/5/6/7/8/9',
  'bücher.example',
  'news',
  '',
])('%j is no way to spell a site', (text) => expect(isSite(text)).toBe(false));

test('a site can be typed again as it is called', () =>
  fc.assert(
    fc.property(fc.webUrl(), fc.string({ unit: 'binary' }), (address, path) => {
      const site = siteFrom(`${address.replace(/[?#*@].*/, '')}/${encodeURIComponent(path)}`);
      if (site) expect(siteFrom(typed(site))).toBe(site);
    }),
  ));
