import { describe, expect, test } from 'vitest';
import { agreementFor, minutesFrom } from '../../lib/ui/agreement.ts';
import { countdown, counted, lengthInWords, spokenLeft } from '../../lib/ui/words.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('the countdown', () => {
  test.each([
    [25 * MINUTE, '25:00'],
    [19 * MINUTE + 42 * SECOND, '19:42'],
    [5 * MINUTE, '05:00'],
    [60 * MINUTE, '1:00:00'],
    [240 * MINUTE, '4:00:00'],
    [0, '00:00'],
    [-5, '00:00'],
  ])('of %d ms reads %s', (left, reads) => expect(countdown(left)).toBe(reads));

  test('shows each second until it is over, so that it ends when it reads nothing', () => {
    expect(countdown(1)).toBe('00:01');
    expect(countdown(1000)).toBe('00:01');
    expect(countdown(1001)).toBe('00:02');
  });

  test.each([
    [19 * MINUTE, '19 minutes left'],
    [18 * MINUTE + 1, '19 minutes left'],
    [MINUTE, '1 minute left'],
    [59 * SECOND, 'less than a minute left'],
  ])('of %d ms is spoken as %s', (left, spoken) => expect(spokenLeft(left)).toBe(spoken));
});

describe('a length', () => {
  test.each([
    [25 * MINUTE, '25 min'],
    [60 * MINUTE, '1 h'],
    [90 * MINUTE, '1 h 30 min'],
    [20 * SECOND, '1 min'],
    [0, '0 min'],
  ])('of %d ms is %s', (length, words) => expect(lengthInWords(length)).toBe(words));

  test.each(['5', '40', '240', ' 33 '])('typed as "%s" is taken', (typed) =>
    expect(minutesFrom(typed)).toBe(Number(typed)),
  );

  test.each(['', '4', '241', '25.5', '-5', '1e2', 'half an hour', '0x20'])('typed as "%s" is none', (typed) =>
    expect(minutesFrom(typed)).toBeNull(),
  );
});

test('one is not many', () => {
  expect(counted(1, 'visit')).toBe('1 visit');
  expect(counted(3, 'visit')).toBe('3 visits');
  expect(counted(0, 'visit')).toBe('0 visits');
});

describe('the agreement', () => {
  test('names length, task and what is kept out', () =>
    expect(
      agreementFor({ task: ' Pricing page ', minutes: 25, level: 'distractions', isStrict: false }),
    ).toEqual({
      length: '25 min',
      purpose: 'on “Pricing page”',
      keptOut: 'distractions kept out',
    }));

  test('says that it is strict', () =>
    expect(agreementFor({ task: '', minutes: 25, level: 'communication', isStrict: true }).keptOut).toBe(
      'distractions and chat kept out, strictly',
    ));

  test('says nothing of a task that was not named', () =>
    expect(agreementFor({ task: '  ', minutes: 25, level: 'nothing', isStrict: false }).purpose).toBe(''));
});
