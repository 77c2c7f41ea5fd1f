import { afterEach, describe, expect, test } from 'vitest';
import type { About } from '../../lib/core/alert-types.ts';
import type { Meeting } from '../../lib/core/meeting.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { alertInWords } from '../../lib/ui/alert-words.ts';
import { keyOf, keyOfMany, speak } from '../../lib/words/t.ts';
import { at, T0 } from '../core/scenario.ts';

const clock = (instant: number) => new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(instant);
const meeting = (id: string, title: string): Meeting => ({
  id,
  title,
  from: at(10),
  to: at(40),
  link: null,
  calendar: 'c',
});
const said = (about: About, { now = T0, meetings = [meeting('m', 'Review')] } = {}) => {
  const { title, line } = alertInWords(about, meetings, now, 0);
  return [title, line];
};
const soon = (id: string): About => ({ is: 'meeting-soon', id, from: at(10), to: at(40) });

afterEach(() => speak('en', null));

describe('an alert', () => {
  test('says how much there is of something, of one as of many', () => {
    speak('en', null, 'en-GB');
    const away = (minutes: number) => said({ is: 'away', from: T0, to: T0 + minutes * MINUTE })[0];
    expect([away(1), away(25)]).toEqual(['You were away 1 minute', 'You were away 25 minutes']);
    expect(said({ is: 'new-sites', count: 1 })[0]).toBe('1 new site to sort');
    expect(said({ is: 'clear-stretch', id: 'm', until: at(25) })).toEqual([
      'A clear 25 minutes',
      `Nothing on your calendar before Review, ${clock(at(25))}. Enough for one short session.`,
    ]);
  });

  test('calls a meeting by its name, where it has one', () => {
    speak('en', null, 'en-GB');
    expect(said(soon('m'))).toEqual([`Review, ${clock(at(10))}`, 'Starts in 10 minutes, for 30 min.']);
    const nameless = { meetings: [meeting('m', '')] };
    expect(said(soon('m'), { now: at(11), ...nameless })).toEqual([
      `A meeting, ${clock(at(10))}`,
      `On since ${clock(at(10))}, for 30 min.`,
    ]);
    expect(said({ is: 'clear-stretch', id: 'm', until: at(25) }, nameless)[1]).toContain('before a meeting,');
  });

  test('calls a browser by its name, where it is known', () => {
    const absent = (name: string) => said({ is: 'out-of-touch', session: 's', device: 'd', name })[0];
    expect(absent('Desk')).toBe('Desk was out of touch');
    expect(absent('')).toBe('A browser was out of touch');
    speak('de', { [keyOf('{browser} on {system}')]: '{browser} unter {system}' }, 'de');
    expect(absent('Firefox on Linux')).toBe('Firefox unter Linux was out of touch');
  });

  test('is said in the language that is spoken', () => {
    const key = keyOfMany('Starts in {n} minute, for {length}.', 'Starts in {n} minutes, for {length}.');
    speak(
      'de',
      {
        [key]: { one: 'In {n} Minute, {length} lang.', other: 'In {n} Minuten, {length} lang.' },
        [keyOf('{meeting}, {time}')]: '{time}: {meeting}',
      },
      'de',
    );
    expect(said(soon('m'), { now: at(9) })).toEqual([
      `${clock(at(10))}: Review`,
      'In 1 Minute, 30 min lang.',
    ]);
  });
});
