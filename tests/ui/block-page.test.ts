import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../lib/core/blocking.ts';
import { parseCatalogue } from '../../lib/core/catalogue.ts';
import { EMPTY } from '../../lib/core/doc.ts';
import { Kept } from '../../lib/core/kept.ts';
import { PERSONAL_CATEGORIES } from '../../lib/ui/personal-categories.ts';
import { bearsOnVerdict, mayReturn, stageOf } from '../../lib/ui/stage.ts';
import { whyInWords } from '../../lib/ui/why.ts';

const shut = (because: 'personal' | 'communication', by: string): Extract<Verdict, { is: 'shut' }> => ({
  is: 'shut',
  because,
  counted: { site: 'news.example', as: 'personal', communication: false, by },
});
const asked = { isKept: false, wasShut: false, mayReturn: true };

describe('a block page', () => {
  test('stays while its site is shut', () =>
    expect(stageOf('focusing', shut('personal', 'you'), { ...asked, isKept: true })).toBe('shut'));

  test('goes back by itself once its site is let through', () =>
    expect(stageOf('focusing', { is: 'open' }, { ...asked, wasShut: true })).toBe('returning'));

  test('offers a site that was open all along', () =>
    expect(stageOf('focusing', { is: 'open' }, asked)).toBe('open'));

  test('goes back to a kept page when the session is over', () =>
    expect(stageOf('resting', shut('personal', 'you'), { ...asked, isKept: true })).toBe('returning'));

  test('offers a page that was only asked for when the session is over', () =>
    expect(stageOf('resting', shut('personal', 'you'), { ...asked, wasShut: true })).toBe('over'));

  test('leaves it to the person after the second return in ten seconds', () => {
    expect(mayReturn([], 50_000)).toBe(true);
    expect(mayReturn([45_000], 50_000)).toBe(true);
    expect(mayReturn([45_000, 49_000], 50_000)).toBe(false);
    expect(mayReturn([39_000, 49_000], 50_000)).toBe(true);
    expect(stageOf('resting', null, { ...asked, isKept: true, mayReturn: false })).toBe('over');
  });

  test('says why', () => {
    expect(whyInWords(shut('personal', 'you'))).toBe('You marked it as a Personal Activity.');
    expect(whyInWords(shut('personal', 'social'))).toBe('It is in Social, which counts as Personal.');
    expect(whyInWords(shut('communication', 'chat'))).toBe(
      'You asked to keep chat and email out of this session.',
    );
  });
});

test('every category that counts as Personal has a name', () => {
  const catalogue = parseCatalogue(readFileSync('assets/catalogue.txt', 'utf8'));
  const personal = [...catalogue.values()].filter(({ as }) => as === 'personal').map(({ name }) => name);
  expect(Object.keys(PERSONAL_CATEGORIES).sort()).toEqual([...new Set(personal)].sort());
});

describe('a block page asks again', () => {
  const read = (over: Partial<Kept>, scored = 'a') => ({
    kept: Kept.parse({ version: 1, device: 'd', stamp: '1', ...EMPTY, ...over }),
    scored,
  });
  const stamp = '000000002-0000-d';
  const tries = { t: { stamp, value: { sites: { 'news.example': 1 }, elsewhere: 0 } } };
  const pass = { p: { stamp, value: { session: 's', opens: { site: 'news.example' }, at: 1, device: 'd' } } };
  const alert = { a: { stamp, value: { about: { is: 'rescored' }, at: 1, until: 2 } } };

  test('when something is let through', () => expect(bearsOnVerdict(read({}), read({ pass }))).toBe(true));

  test('when a score was changed, which is kept elsewhere', () => {
    expect(bearsOnVerdict(read({}), read({}, 'b'))).toBe(true);
    expect(bearsOnVerdict(read({}), read({ alert }, 'b'))).toBe(true);
  });

  test('not when another visit was counted', () =>
    expect(bearsOnVerdict(read({}), read({ tries }))).toBe(false));

  test('not when nothing changed', () => expect(bearsOnVerdict(read({}), read({}))).toBe(false));
});
