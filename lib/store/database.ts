import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Span } from '../core/activity.ts';
import type { Copy } from '../core/calendar.ts';
import type { Entry } from '../core/doc.ts';

interface Stores extends DBSchema {
  /** What was taken out of the document because it is old. */
  entry: { key: [kind: string, id: string]; value: Entry };
  /** Activity, by its start. */
  span: { key: number; value: Span };
  /** The last good copy of each calendar. */
  feed: { key: string; value: Copy };
}

export type Database = IDBPDatabase<Stores>;

let opened: Promise<Database> | null = null;

/** The one connection of this page or worker. */
export function database(): Promise<Database> {
  const forget = () => {
    opened = null;
  };
  opened ??= openDB<Stores>('sundial', 3, {
    upgrade(fresh) {
      const has = (store: 'entry' | 'span' | 'feed') => fresh.objectStoreNames.contains(store);
      if (!has('entry')) fresh.createObjectStore('entry', { keyPath: ['kind', 'id'] });
      if (!has('span')) fresh.createObjectStore('span', { keyPath: 'from' });
      if (!has('feed')) fresh.createObjectStore('feed', { keyPath: 'id' });
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
  const stores = ['entry', 'span', 'feed'] as const;
  const clearing = (await database()).transaction(stores, 'readwrite');
  await Promise.all([...stores.map((store) => clearing.objectStore(store).clear()), clearing.done]);
}
