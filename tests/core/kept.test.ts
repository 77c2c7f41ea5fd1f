import { expect, test } from 'vitest';
import { KINDS } from '../../lib/core/entry.ts';
import { Kept } from '../../lib/core/kept.ts';

test('every kind of record is kept: the scores by themselves, all others together', () => {
  const empty = { version: 1, device: 'here', stamp: '', session: {}, extension: {}, end: {}, pass: {} };
  const read = Kept.parse({ ...empty, tries: {}, setting: {} });
  for (const kind of KINDS) expect(kind in read, kind).toBe(kind !== 'score');
});
