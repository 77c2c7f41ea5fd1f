import { expect, test } from 'vitest';
import { BuddiesField } from '../../components/BuddiesField.tsx';
import { ALONE } from '../../lib/core/company.ts';
import { buddiesInWords } from '../../lib/ui/company-words.ts';
import { wordsOf } from './drawn.ts';

test('people in a session are told roughly, and never as none', () => {
  expect(buddiesInWords({ ...ALONE, buddies: 'few' })).toBe('A few people');
  expect(buddiesInWords({ ...ALONE, buddies: 12 })).toBe('About 12 people');
  expect(buddiesInWords(ALONE)).toBeNull();
});

test('joining Focus Buddies is said to tell a number, and never who', () =>
  expect(wordsOf(<BuddiesField hasJoined={false} onJoin={() => {}} />)).toMatch(
    /^Focus Buddies .*A number, and never who\.$/,
  ));
