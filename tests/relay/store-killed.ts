import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Store } from '../../lib/relay/store.ts';

const names = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${at}`.padEnd(22, letter));

export const ROOMS = names('r', 4);
export const SLOTS = names('s', 40);

/** What a store acknowledged. */
export interface Acknowledged {
  room: string;
  slot: string;
  stamp: string;
  head: number;
}

/** Lets a process of its own commit to a store until it has acknowledged so many, and kills it there and then. */
export async function commitAndDie(
  place: string,
  round: number,
  acknowledgements: number,
): Promise<Acknowledged[]> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'store-writer.ts'), place, String(round)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const acknowledged: Acknowledged[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [room = '', slot = '', stamp = '', head] = line.split(' ');
    // The last line may be cut off by the end.
    if (head !== undefined && stamp.length === 16)
      acknowledged.push({ room, slot, stamp, head: Number(head) });
    if (acknowledged.length === acknowledgements) child.kill('SIGKILL');
  }
  return acknowledged;
}

/** What a store lacks of what it acknowledged, newest of each slot; a later box in its place is none. */
export async function lostFrom(store: Store, acknowledged: readonly Acknowledged[]): Promise<Acknowledged[]> {
  const newest = new Map<string, Acknowledged>();
  for (const one of acknowledged) newest.set(`${one.room} ${one.slot}`, one);
  const kept = new Map<string, string>();
  for (const room of ROOMS)
    for (const { slot, stamp } of await store.since(room, 0, 1_000)) kept.set(`${room} ${slot}`, stamp);
  return [...newest.values()].filter(({ room, slot, stamp }) => (kept.get(`${room} ${slot}`) ?? '') < stamp);
}
