import { expect, test } from 'vitest';
import { ALONE } from '../../lib/core/company.ts';
import { buddiesInWords } from '../../lib/ui/company-words.ts';

test('people in a session are told roughly, and never as none', () => {
  expect(buddiesInWords({ ...ALONE, buddies: 'few' })).toBe('A few people');
  expect(buddiesInWords({ ...ALONE, buddies: 12 })).toBe('About 12 people');
  expect(buddiesInWords(ALONE)).toBeNull();
});
