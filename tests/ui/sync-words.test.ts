import { afterEach, describe, expect, test } from 'vitest';
import type { LinkStatus } from '../../lib/core/pairing.ts';
import { HOUR } from '../../lib/core/time.ts';
import { browserInWords } from '../../lib/ui/browser-words.ts';
import { linkInWords, pairingInWords, presenceInWords, unsharedInWords } from '../../lib/ui/sync-words.ts';
import { keyOf, keyOfMany, speak } from '../../lib/words/t.ts';

afterEach(() => speak('en', null));

const NOW = new Date(2026, 10, 3, 14, 5).getTime();
const link = (status: Partial<LinkStatus>): string =>
  linkInWords({ is: 'joined', members: [], skipped: 0, newer: 0, ...status }, NOW);

describe('the connection', () => {
  test('is told with how long the last change took', () => {
    expect(link({ delay: 80.4 })).toBe(
      'In touch. The last change from another browser was here after 80 ms.',
    );
    expect(link({ roundTrip: 1234 })).toBe('In touch. The relay is 1.2 s away, there and back.');
  });

  test('tells what it could not take in, one or many', () => {
    expect(link({ newer: 1, skipped: 1 })).toBe(
      'In touch. 1 thing from a newer Sundial will be understood after an update. 1 record could not be read, and is left alone.',
    );
    expect(link({ newer: 2, skipped: 3 })).toBe(
      'In touch. 2 things from a newer Sundial will be understood after an update. 3 records could not be read, and are left alone.',
    );
  });

  test('says when it is tried again', () => {
    const waiting = { is: 'waiting', because: 'lost' } as const;
    expect(link({ ...waiting, retryAt: NOW + HOUR })).toMatch(
      /^The connection broke off\. Everything goes on here, and is told later\. It is tried again at .*05.*, or/,
    );
    expect(link(waiting)).toMatch(/later\. It is tried again\.$/);
    expect(link({ ...waiting, is: 'connecting' }), 'while it is').toBe(link(waiting));
    expect(link({ is: 'connecting' })).toBe('Connecting…');
  });

  test('has between its sentences what the language has there', () => {
    speak('ja', {
      [keyOf('In touch.')]: '接続中です。',
      [keyOf('The connection lost something on its way.')]: '途中で何かが失われました。',
      [keyOf('{said} {next}##sentence after sentence')]: '{said}{next}',
    });
    expect(link({ because: 'behind' })).toBe('接続中です。途中で何かが失われました。');
  });
});

describe('a browser', () => {
  test('that nobody named is called what it is, in the language that is spoken', () => {
    expect(browserInWords('Firefox on Linux')).toBe('Firefox on Linux');
    speak('de', { [keyOf('{browser} on {system}')]: '{browser} unter {system}' });
    expect(browserInWords('Firefox on Linux')).toBe('Firefox unter Linux');
  });

  test('keeps the name its owner gave', () => {
    speak('de', { [keyOf('{browser} on {system}')]: '{browser} unter {system}' });
    expect(browserInWords('Laptop on Desk')).toBe('Laptop on Desk');
  });

  test('is here, or was', () => {
    const seen = (seenAt: number) => ({ name: 'Desk', kind: 'Chrome on Linux', addedAt: 0, seenAt });
    expect(presenceInWords('a', seen(NOW), 'a', [], NOW)).toBe('This browser');
    expect(presenceInWords('b', seen(NOW), 'a', ['b'], NOW)).toBe('In touch now');
    expect(presenceInWords('b', seen(NOW - 1), 'a', [], NOW)).toBe('In touch within the hour');
    expect(presenceInWords('b', seen(NOW - 2 * HOUR), 'a', [], NOW)).toBe('Last in touch 2 hours ago');
  });

  test('that does not come is told by its own reason, else by the relay’s', () => {
    expect(pairingInWords('expired')).toBe('The code is too old. Show a new one.');
    expect(pairingInWords('lost')).toBe('The connection broke off.');
    expect(pairingInWords('what only a newer relay says')).toBe('The relay would not go on.');
  });
});

test('scores that stay behind are counted, in the form a language has for so many', () => {
  expect(unsharedInWords(1)).toContain('1 score stays in the browser where you set it.');
  expect(unsharedInWords(3)).toContain('3 scores stay in the browser where you set them.');
  const rest = (score: string) =>
    `You have set more sites than can be shared: {n} ${score}. Everything else is shared.`;
  const [one, many] = [
    rest('score stays in the browser where you set it'),
    rest('scores stay in the browser where you set them'),
  ];
  speak('ar', { [keyOfMany(one, many)]: { two: 'اثنتان', other: '{n}' } });
  expect(unsharedInWords(2)).toBe('اثنتان');
});
