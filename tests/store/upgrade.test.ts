import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { dayOf, plusDays } from '../../lib/core/day.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { rollupsBetween, spansBetween } from '../../lib/store/spans.ts';
import { T0 } from '../core/scenario.ts';
import { awaySpan, pageSpan } from '../spans.ts';

test('days that were recorded before days were added up are added up once, also those of the first version', async () => {
  const before = await openDB('sundial', 2, {
    upgrade(fresh) {
      fresh.createObjectStore('entry', { keyPath: ['kind', 'id'] });
      fresh.createObjectStore('span', { keyPath: 'from' });
    },
  });
  const writing = before.transaction('span', 'readwrite');
  // More than are taken at once, over some days.
  for (let at = 0; at < 6000; at++)
    void writing.store.put(pageSpan(T0 + at * MINUTE, T0 + (at + 1) * MINUTE, `site-${at % 3}`));
  void writing.store.put(awaySpan(T0 + 6000 * MINUTE, T0 + 6001 * MINUTE));
  const { day: _, during: __, ...first } = pageSpan(T0 - 2 * MINUTE, T0 - MINUTE, 'first');
  void writing.store.put(first);
  await writing.done;
  before.close();

  const today = dayOf(T0);
  const sums = await rollupsBetween(today, plusDays(today, 10));
  expect(sums.reduce((sum, { count }) => sum + count, 0)).toBe(6002);
  const time = sums.flatMap(({ sites }) => sites).reduce((sum, site) => sum + site.time, 0);
  expect(time).toBe(6001 * MINUTE);
  expect(sums[0]?.sites.find(({ site }) => site === 'first')).toEqual({
    site: 'first',
    time: MINUTE,
    goal: MINUTE,
  });
  expect((await spansBetween(T0 - 2 * MINUTE, T0))[0]).toMatchObject({ day: today, during: 'work' });
});
