import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { database, forgetAll } from '../../lib/store/database.ts';
import { copyOf, dropCopies, keepCopy } from '../../lib/store/feeds.ts';
import { spansBetween } from '../../lib/store/spans.ts';

const copy = (id: string, text = '') => ({ id, text, etag: null, modified: null, readAt: 1 });

/** A database as version 2 left it, with a span in it. */
async function openOld(): Promise<void> {
  const old = await openDB('sundial', 2, {
    upgrade(fresh) {
      fresh.createObjectStore('entry', { keyPath: ['kind', 'id'] });
      fresh.createObjectStore('span', { keyPath: 'from' });
    },
  });
  await old.put('span', { from: 5, to: 6, is: 'away', because: 'idle' });
  old.close();
}

let isFirst = true;
beforeEach(async () => {
  if (isFirst) await openOld();
  else await forgetAll();
  isFirst = false;
});

test('a database of the version before gets room for calendars, and loses nothing', async () => {
  await keepCopy(copy('a'));
  expect(await spansBetween(0, 10)).toHaveLength(1);
  expect((await database()).version).toBe(5);
});

test('copies of calendars are replaced, dropped, and gone with everything', async () => {
  await keepCopy(copy('a', 'old'));
  await keepCopy(copy('a', 'new'));
  await keepCopy(copy('b'));
  expect(await copyOf('a')).toEqual(copy('a', 'new'));
  await dropCopies(['b']);
  expect(await copyOf('a')).toBeUndefined();
  expect(await copyOf('b')).toEqual(copy('b'));
  await forgetAll();
  expect(await copyOf('b')).toBeUndefined();
});
