import { afterEach, describe, expect, test } from 'vitest';
import { reportOn } from '../../lib/core/report.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { dayInWords, knockedInWords, setApart, whyCounted } from '../../lib/ui/activity-words.ts';
import { keyOf, speak } from '../../lib/words/t.ts';
import { T0 } from '../core/scenario.ts';
import { pageSpan } from '../spans.ts';

const STANDING = { as: 'focus', by: 'you', category: null } as const;

test.each([
  ['input', 'with you at the keyboard or mouse. Focus Work, because you said so.'],
  ['sound', 'playing sound.'],
  ['rescuetime', 'From your RescueTime file'],
  ['activitywatch', 'From your ActivityWatch file'],
] as const)('time known by %s says so', (by, words) =>
  expect(whyCounted(pageSpan(T0, T0 + 1, 'a.test', { by }), STANDING)).toContain(words),
);

describe('a day in words', () => {
  afterEach(() => speak('en', null));
  const noon = new Date(2026, 10, 21, 12).getTime();
  const day = (from: number, to: number) =>
    dayInWords(
      reportOn([pageSpan(from, to, 'code.example')], () => STANDING),
      [],
      [],
      false,
    );

  test('says how much there was of what, and when most of it came', () => {
    const words = ', out of 2 h in the browser. Most of it came after noon.';
    expect(day(noon, noon + 2 * HOUR)).toEqual({ before: '', lead: '2 h of Focus Work', rest: words });
  });

  test('that is short says no more than that', () =>
    expect(day(noon, noon + 5 * MINUTE)).toEqual({ before: '', lead: '5 m', rest: ' in the browser.' }));

  test('has its figure apart wherever a language puts it', () => {
    speak('ja', {
      [keyOf('{time} of Focus Work')]: '{time}のFocus Work',
      [keyOf('{lead}, out of {time} in the browser.')]: 'ブラウザー{time}のうち、{lead}。',
    });
    expect(day(noon - HOUR, noon)).toEqual({
      before: 'ブラウザー1 hのうち、',
      lead: '1 hのFocus Work',
      rest: '。',
    });
    expect(setApart('a', 'none')).toEqual({ before: 'none', lead: 'a', rest: '' });
  });
});

test('what knocked is said with how often', () => {
  const sites: [string, number][] = [
    ['a.test', 2],
    ['b.test', 1],
    ['c.test', 4],
  ];
  expect(knockedInWords({ visits: 7, sites, elsewhere: 0 })).toBe(
    '7 visits kept out: a.test twice, b.test, c.test 4 times.',
  );
  expect(knockedInWords({ visits: 1, sites: [], elsewhere: 1 })).toBe('1 visit kept out.');
});
