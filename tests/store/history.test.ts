import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Entry } from '../../lib/core/doc.ts';
import { stampAfter } from '../../lib/core/stamp.ts';
import { addToHistory, history } from '../../lib/store/history.ts';

test('of two old records of one thing the later stays, whichever came first', async () => {
  const end = (at: number): Entry => ({
    kind: 'end',
    id: 's',
    stamp: stampAfter('', at, 'here'),
    value: { at, as: 'ended', device: 'here' },
  });
  await addToHistory([end(2)]);
  await addToHistory([end(1)]);
  expect(await history()).toEqual([end(2)]);
  await addToHistory([end(3)]);
  expect(await history()).toEqual([end(3)]);
});
