import type { Copy } from '../core/calendar.ts';
import { database } from './database.ts';

/** The last good copy of a calendar. */
export const copyOf = async (id: string): Promise<Copy | undefined> => (await database()).get('feed', id);

export async function keepCopy(copy: Copy): Promise<void> {
  await (await database()).put('feed', copy);
}

/** Takes away the copies of all calendars but these. */
export async function dropCopies(but: readonly string[]): Promise<void> {
  const writing = (await database()).transaction('feed', 'readwrite');
  const ids = await writing.store.getAllKeys();
  const gone = ids.filter((id) => !but.includes(id));
  await Promise.all([...gone.map((id) => writing.store.delete(id)), writing.done]);
}
