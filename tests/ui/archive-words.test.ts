import { afterEach, describe, expect, test } from 'vitest';
import { incomingInWords, leftOutInWords, refusalOf } from '../../entrypoints/options/archive-words.ts';
import { HOUR } from '../../lib/core/time.ts';
import { keyOf, keyOfMany, speak } from '../../lib/words/t.ts';

afterEach(() => speak('en', null));

const incoming = {
  spans: 1,
  stretch: { from: Date.UTC(2026, 2, 3, 12), to: Date.UTC(2026, 2, 5, 12) },
  time: 2 * HOUR,
  sites: 3,
};

describe('what is in a file', () => {
  test('is counted, with what of it is here already', () => {
    speak('en', null, 'en-GB');
    const said = (overlaps: number) => incomingInWords({ ...incoming, overlaps } as never);
    expect(said(0)).toBe('1 stretch from 3 March 2026 to 5 March 2026, 2 hours, 3 sites.');
    expect(said(1)).toMatch(/3 sites\. 1 overlaps with what is here: /);
  });

  test('and stays out is listed as the language lists', () => {
    expect(leftOutInWords({})).toBe('');
    expect(leftOutInWords({ program: 1, short: 2, pattern: 3 })).toBe(
      'Left out: 1 row of desktop programs, 2 pages seen for less than a second, 3 exceptions, keywords or patterns.',
    );
    speak('zh-CN', {
      [keyOf('Left out: {list}.')]: '未导入：{list}。',
      [keyOf('{some}, {next}')]: '{some}、{next}',
      [keyOfMany('{n} row of desktop programs', '{n} rows of desktop programs')]: { other: '{n} 行' },
      [keyOfMany('{n} page of private windows', '{n} pages of private windows')]: { other: '{n} 页' },
    });
    expect(leftOutInWords({ program: 1, private: 2 })).toBe('未导入：1 行、2 页。');
  });
});

test('a file that cannot be read is refused with the words it has in it as they are', () =>
  expect(refusalOf({ is: 'refused', because: 'no-columns', at: 1 })).toBe(
    'The columns “Date”, “Time Spent (seconds)” and “Activity” are not all there. Nothing was changed.',
  ));
