import { expect, test } from 'vitest';
import { erasuresIn } from '../../lib/core/erasures.ts';
import { at, docOf, erased } from './scenario.ts';

test('deletions are told of the time they were of, the latest first', () => {
  const doc = docOf(erased(-90, -60, -50, 'before'), erased(-70, 30, 40, 'over'), erased(0, 20, 50, 'in'));
  expect(erasuresIn(doc, { from: at(-60), to: at(60) })).toEqual([
    { from: at(0), to: at(20), at: at(50) },
    { from: at(-60), to: at(30), at: at(40) },
  ]);
});
