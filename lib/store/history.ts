import type { Entry } from '../core/doc.ts';
import { database } from './database.ts';

/** What was taken out of the document because it is old. Putting it in twice is putting it in once. */
export async function addToHistory(entries: Entry[]): Promise<void> {
  const writing = (await database()).transaction('entry', 'readwrite');
  await Promise.all([...entries.map((entry) => writing.store.put(entry)), writing.done]);
}

/** All of it. */
export const history = async (): Promise<Entry[]> => (await database()).getAll('entry');
