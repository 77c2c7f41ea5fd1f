import type { Entry, Kind } from '../core/doc.ts';
import { type Forgetting, withoutRecords } from '../core/forget.ts';
import { database } from './database.ts';

/** What was taken out of the document because it is old. As in the document, the later stamp stays. */
export async function addToHistory(entries: Entry[]): Promise<void> {
  const writing = (await database()).transaction('entry', 'readwrite');
  const add = async (entry: Entry) => {
    const held = await writing.store.get([entry.kind, entry.id]);
    if (!held || held.stamp < entry.stamp) await writing.store.put(entry);
  };
  await Promise.all([...entries.map(add), writing.done]);
}

/** Of some kinds alone, which is less to read. */
export async function historyOf(kinds: readonly Kind[]): Promise<Entry[]> {
  const reading = (await database()).transaction('entry');
  const all = kinds.map((kind) => reading.store.getAll(IDBKeyRange.bound([kind], [kind, []])));
  return (await Promise.all(all)).flat();
}

/** All of it. */
export const history = async (): Promise<Entry[]> => (await database()).getAll('entry');

/** Takes away what is to be gone, for good. */
export async function forgetHistory(gone: Forgetting): Promise<void> {
  const writing = (await database()).transaction('entry', 'readwrite');
  const entries = await writing.store.getAll();
  const stamps = new Map(entries.map(({ kind, id, stamp }) => [`${kind} ${id}`, stamp]));
  const work = withoutRecords(entries, gone, null, Number.POSITIVE_INFINITY).map((change) => {
    const stamp = stamps.get(`${change.kind} ${change.id}`) ?? '';
    return change.value === null
      ? writing.store.delete([change.kind, change.id])
      : writing.store.put({ ...change, stamp } as Entry);
  });
  await Promise.all([...work, writing.done]);
}
