import { expect, test } from 'vitest';
import { comingAnew } from '../../lib/background/sharing.ts';
import type { Change } from '../../lib/core/doc.ts';
import { at, docOf } from '../core/scenario.ts';

test('a browser that was among others before comes to the next ones now, under the name it has', () => {
  const known: Change = {
    kind: 'browser',
    id: 'here',
    value: { name: 'In the attic', kind: 'Firefox on Linux', addedAt: at(-90), seenAt: at(-60) },
  };
  expect(comingAnew(docOf(known), 'here', at(0))).toEqual([
    { ...known, value: { ...known.value, addedAt: at(0) } },
  ]);
  expect(comingAnew(docOf(), 'here', at(0))).toEqual([]);
  expect(comingAnew(docOf(known), 'another', at(0))).toEqual([]);
});
