import { afterEach, describe, expect, test } from 'vitest';
import type { Ran } from '../../lib/core/evidence.ts';
import { MINUTE } from '../../lib/core/time.ts';
import {
  alongsideInWords,
  figuresOf,
  headlineOf,
  knocksInWords,
  missingInWords,
  observedInWords,
  reflectionInWords,
  streakDayInWords,
  towardsInWords,
} from '../../lib/ui/summary-words.ts';
import { timeOfDay } from '../../lib/ui/words.ts';
import { keyOf, keyOfMany, speak } from '../../lib/words/t.ts';

const ran = (over: Partial<Ran> = {}): Ran => ({
  id: 's',
  task: '',
  startedAt: 0,
  endedAt: 49 * MINUTE,
  plannedEnd: 49 * MINUTE,
  outcome: 'completed',
  ...over,
});

afterEach(() => speak('en', null));

describe('the words after a session', () => {
  test('say that it is complete, or where it was ended and that it counts', () => {
    expect(headlineOf(ran(), 0)).toBe(`Session complete, ${timeOfDay(0)} to ${timeOfDay(49 * MINUTE)}`);
    const early = ran({ outcome: 'ended', endedAt: 31.9 * MINUTE, plannedEnd: 50 * MINUTE });
    expect(headlineOf(early, 0)).toBe('Session ended at 31 of 50 min. It counts.');
  });

  test('say its length in figures', () => {
    expect(figuresOf(49 * MINUTE)).toEqual([['49', 'min']]);
    expect(figuresOf(90 * MINUTE)).toEqual([
      ['1', 'h'],
      ['30', 'min'],
    ]);
  });

  test('know its figures from their units where a language has no space between them', () => {
    speak('ja', { [keyOf('{hours} h {minutes} min')]: '{hours}時間{minutes}分' }, 'ja');
    expect(figuresOf(90 * MINUTE)).toEqual([
      ['1', '時間'],
      ['30', '分'],
    ]);
  });

  test('put Focus Work against the goal of its day', () => {
    const towards = {
      day: '2026-11-24',
      isToday: true,
      done: 150 * MINUTE,
      fromSession: 0,
      goal: 240 * MINUTE,
    };
    expect(towardsInWords(towards)).toBe('2 h 30 m of 4 h today.');
    expect(towardsInWords({ ...towards, isToday: false })).toBe('2 h 30 m of 4 h on Tuesday.');
    expect(towardsInWords({ ...towards, goal: 0, done: 0 })).toBe('0 m today, without a goal.');
  });

  test('name the sites that knocked, and private windows only as such', () => {
    expect(
      knocksInWords({
        visits: 7,
        sites: [
          ['reddit.com', 3],
          ['youtube.com', 2],
          ['x.com', 1],
        ],
        elsewhere: 1,
      }),
    ).toBe('reddit.com 3 times, youtube.com twice, x.com once, in a private window once');
    expect(knocksInWords({ visits: 0, sites: [], elsewhere: 0 })).toBe('Nothing knocked.');
  });

  test('list what knocked as the language that is spoken lists', () => {
    const often = { [keyOfMany('{site} once', '{site} {n} times')]: { other: '{site} {n} 回' } };
    speak('ja', often, 'ja');
    const sites: [string, number][] = [
      ['reddit.com', 3],
      ['x.com', 1],
    ];
    expect(knocksInWords({ visits: 4, sites, elsewhere: 0 })).toBe('reddit.com 3 回、x.com 1 回');
  });

  test('say how much of it was seen', () => {
    expect(observedInWords(0.921)).toBe('Sundial saw 92 % of it.');
    expect(observedInWords(0.999)).toBe('Sundial saw all of it.');
    expect(observedInWords(0)).toBe('Sundial saw none of it.');
  });

  test('do not count oneself among the others', () => {
    expect(alongsideInWords('few')).toEqual({ figure: 'A few', line: 'were in a session alongside you.' });
    expect(alongsideInWords(2)).toEqual({ figure: '1', line: 'was in a session alongside you.' });
    expect(alongsideInWords(7).figure).toBe('6');
    expect(alongsideInWords(40).figure).toBe('About 40');
  });

  test('say of each day what it was', () => {
    expect(streakDayInWords({ day: '2026-11-21', is: 'off', has: false })).toEqual({
      short: 'Sat',
      long: 'Saturday, day off',
    });
    expect(streakDayInWords({ day: '2026-11-20', is: 'missed', has: false }).long).toBe(
      'Friday, without a session',
    );
    expect(streakDayInWords({ day: '2026-11-21', is: 'off', has: true }).long).toBe(
      'Saturday, day off, with a session',
    );
  });

  test('say why there is nothing to look back on', () => {
    const cancelled = ran({ outcome: 'cancelled', endedAt: 3 * MINUTE });
    expect(missingInWords({ is: 'cancelled', ran: cancelled }, 0)).toEqual({
      title: 'Cancelled after 3 min',
      line: 'Nothing was recorded as a session.',
    });
    expect(missingInWords({ is: 'elsewhere', name: 'Desk' }, 0).line).toContain('in Desk');
  });

  test('repeat what somebody said, and grade nothing', () => {
    expect(
      reflectionInWords({ session: 's', at: 0, feeling: 'clear', finished: 'partly', next: 'The FAQ.' }),
    ).toBe('You felt clear after it. Partly finished, you said. Next: The FAQ.');
    expect(reflectionInWords(undefined)).toBe('');
  });
});
