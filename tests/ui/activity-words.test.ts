import { expect, test } from 'vitest';
import { whyCounted } from '../../lib/ui/activity-words.ts';
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
