import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Span } from '../core/activity.ts';
import type { Copy } from '../core/calendar.ts';
import { dayOf } from '../core/day.ts';
import type { Entry } from '../core/doc.ts';
import { type Rollup, rollupsOf } from '../core/rollup.ts';
import type { Pack } from './packs.ts';

export interface Stores extends DBSchema {
  /** What was taken out of the document because it is old. */
  entry: { key: [kind: string, id: string]; value: Entry };
  /** Activity, by its start; but what is in packs. */
  span: { key: number; value: Span };
  /** Activity that came in by the hundred; see packs.ts. */
  pack: { key: [from: number, last: number]; value: Pack };
  /** The last good copy of each calendar. */
  feed: { key: string; value: Copy };
  /** The spans of each day added up, always in the same transaction as they. */
  day: { key: string; value: Rollup };
}

export type Database = IDBPDatabase<Stores>;

let opened: Promise<Database> | null = null;

/** So many spans are in memory at once. */
export const AT_ONCE = 5000;

/** What was recorded before days were added up, and before it was known which day it was of. */
const completed = (span: Span): Span => ({
  ...({ day: dayOf(span.from), ...(span.is === 'page' && { during: 'work' }) } as object),
  ...span,
});

/** Adds up what is there already; within the upgrade, so that nobody sees half of it. */
async function addUp(
  upgrade: IDBPTransaction<Stores, ('entry' | 'span' | 'pack' | 'feed' | 'day')[], 'versionchange'>,
): Promise<void> {
  const spans = upgrade.objectStore('span');
  const days = new Map<string, Rollup>();
  let after = IDBKeyRange.lowerBound(0);
  for (;;) {
    const some = await spans.getAll(after, AT_ONCE);
    const last = some.at(-1);
    if (!last) break;
    const whole = some.map(completed);
    for (const [at, span] of whole.entries()) if (!some[at]?.day) await spans.put(span);
    rollupsOf(whole, days);
    after = IDBKeyRange.lowerBound(last.from, true);
  }
  await Promise.all([...days.values()].map((sum) => upgrade.objectStore('day').put(sum)));
}

/** The one connection of this page or worker. */
export function database(): Promise<Database> {
  const forget = () => {
    opened = null;
  };
  opened ??= openDB<Stores>('sundial', 5, {
    async upgrade(fresh, _, __, upgrade) {
      const has = (store: 'entry' | 'span' | 'pack' | 'feed' | 'day') =>
        fresh.objectStoreNames.contains(store);
      if (!has('entry')) fresh.createObjectStore('entry', { keyPath: ['kind', 'id'] });
      if (!has('span')) fresh.createObjectStore('span', { keyPath: 'from' });
      if (!has('pack')) fresh.createObjectStore('pack', { keyPath: ['from', 'last'] });
      if (!has('feed')) fresh.createObjectStore('feed', { keyPath: 'id' });
      if (!has('day')) {
        fresh.createObjectStore('day', { keyPath: 'day' });
        await addUp(upgrade);
      }
    },
    // A newer version in another page waits for this one to let go.
    blocking(_, __, event) {
      (event.target as IDBDatabase | null)?.close();
      forget();
    },
    terminated: forget,
  });
  opened.catch(forget);
  return opened;
}

/** Empties all stores. */
export async function forgetAll(): Promise<void> {
  const open = await database();
  const clearing = open.transaction([...open.objectStoreNames], 'readwrite');
  const stores = [...clearing.objectStoreNames];
  await Promise.all([...stores.map((store) => clearing.objectStore(store).clear()), clearing.done]);
}
