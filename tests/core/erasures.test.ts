import { expect, test } from 'vitest';
import { erasuresIn, recordsDue } from '../../lib/core/erasures.ts';
import { at, begun, docOf, erased } from './scenario.ts';

test('deletions are told of the time they were of, the latest first', () => {
  const doc = docOf(erased(-90, -60, -50, 'before'), erased(-70, 30, 40, 'over'), erased(0, 20, 50, 'in'));
  expect(erasuresIn(doc, 'here', { from: at(-60), to: at(60) })).toEqual([
    { from: at(0), to: at(20), at: at(50) },
    { from: at(-60), to: at(30), at: at(40) },
  ]);
});

test('what a file tells of deletions elsewhere is not told as if it were of here', () =>
  expect(erasuresIn(docOf(erased(-90, -60, 0)), 'another', { from: at(-90), to: at(0) })).toEqual([]));

test('what a browser did out of touch in a time that was deleted goes too, and the note of it stays', () => {
  const doc = docOf(begun(-80, -70), erased(-90, -60, 0));
  const gone = { from: at(-90), to: at(-60), site: null };
  expect(recordsDue(doc, gone, at(5))).toEqual([{ kind: 'session', id: 's', value: null }]);
  expect(recordsDue(doc, { ...gone, to: at(-85) }, at(5))).toEqual([]);
});
