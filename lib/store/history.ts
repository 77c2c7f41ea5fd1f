import { type DBSchema, openDB } from 'idb';
import type { Entry } from '../core/doc.ts';

interface History extends DBSchema {
  entry: { key: [kind: string, id: string]; value: Entry };
}

/** What was taken out of the document because it is old. Putting it in twice is putting it in once. */
export async function addToHistory(entries: Entry[]): Promise<void> {
  const database = await openDB<History>('sundial', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('entry', { keyPath: ['kind', 'id'] }),
  });
  const writing = database.transaction('entry', 'readwrite');
  await Promise.all([...entries.map((entry) => writing.store.put(entry)), writing.done]);
  database.close();
}
