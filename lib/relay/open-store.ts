import { dirname, resolve } from 'node:path';
import { diskUsedAt } from './disk.ts';
import type { Limits } from './limits.ts';
import { NextStep } from './next-step.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

/** The store that STORE names, and how to see how full its disk is. */
export async function openStore(
  named: string,
  { slots, stored }: Limits,
): Promise<{ store: Store; diskUsed: () => Promise<number> }> {
  if (/^[a-z]+:\/\//.test(named))
    throw new NextStep(`STORE is "${named}", which this relay does not know: name a file.`);
  const path = resolve(named);
  return { store: openSqliteStore(path, { slots, stored }), diskUsed: () => diskUsedAt(dirname(path)) };
}
