import { expect, test } from 'vitest';
import { isSame } from '../../lib/core/same.ts';

test('what storage gives back is the same, whatever the order of its keys', () => {
  const kept = { day: 'd', at: { to: 2, from: 1 }, list: [{ b: 1, a: null }], left: undefined };
  expect(isSame(kept, { at: { from: 1, to: 2 }, list: [{ a: null, b: 1 }], day: 'd' })).toBe(true);
  expect(isSame(kept, { ...kept, at: { from: 1, to: 3 } })).toBe(false);
  expect(isSame([1, 2], [2, 1])).toBe(false);
  expect(isSame({ a: null }, {})).toBe(false);
  expect(isSame(null, null)).toBe(true);
  expect(isSame(null, {})).toBe(false);
});
