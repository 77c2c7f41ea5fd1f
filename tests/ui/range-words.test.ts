import { afterEach, describe, expect, test } from 'vitest';
import type { LongReport } from '../../lib/core/long-report.ts';
import { HOUR } from '../../lib/core/time.ts';
import { bandInWords, longInWords, rangeName } from '../../lib/ui/range-words.ts';
import { keyOf, speak } from '../../lib/words/t.ts';

afterEach(() => speak('en', null));

const WEEK = { is: 'week', first: '2026-11-02', last: '2026-11-08' } as const;
/** A day of work, with so much Focus Work in it. */
const day = (first: string, focus: number, met: number) => ({
  range: { is: 'day', first, last: first },
  shares: { focus },
  days: { wanted: 1, met },
});
const report = {
  times: { focus: 5 * HOUR, other: 3 * HOUR, meeting: 0, personal: 0 },
  shares: { offline: 0 },
  parts: [day('2026-11-02', 4 * HOUR, 1), day('2026-11-03', HOUR, 0)],
} as unknown as LongReport;

describe('a week in a sentence or two', () => {
  test('begins with its Focus Work, then tells how the goal went', () =>
    expect(longInWords(report, WEEK, false)).toEqual({
      before: '',
      lead: '5 h of Focus Work',
      rest: ', out of 8 h in the browser. You met your goal on 1 of 2 days, and Monday had the most.',
    }));

  test('has its weighty part where the language puts it', () => {
    speak('ja', {
      [keyOf('{focus}, out of {all} in the browser so far.')]: 'これまで {all} のうち {focus}。',
    });
    const { before, lead, rest } = longInWords(report, WEEK, true);
    expect([before, lead]).toEqual(['これまで 8 h のうち ', '5 h of Focus Work']);
    expect(rest).toMatch(/^。 You met/);
  });
});

test('a range is named as the language writes its dates', () => {
  speak('de', {}, 'de');
  expect(rangeName({ is: 'month', first: '2026-03-01', last: '2026-03-31' }, '2026-11-20')).toBe('März 2026');
});

test('what became of sessions of a length leaves out what did not happen', () => {
  const band = { over: 20, upTo: 40, finished: 3, ended: 1, cancelled: 1, planned: 0, real: 0 };
  expect(bandInWords(band)).toBe('3 of 4 finished, 1 cancelled');
  expect(bandInWords({ ...band, cancelled: 0 })).toBe('3 of 4 finished');
  expect(bandInWords({ ...band, finished: 0, ended: 0 })).toBe('1 cancelled');
});
