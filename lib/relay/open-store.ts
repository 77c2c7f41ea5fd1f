import { dirname, resolve } from 'node:path';
import type { Cluster } from './cluster.ts';
import { diskUsedAt } from './disk.ts';
import type { Limits } from './limits.ts';
import { NextStep } from './next-step.ts';
import { openSqliteStore } from './sqlite-store.ts';

export const isNats = (named: string): boolean => /^(nats|tls):\/\//.test(named);

/** The store that STORE names, and what comes with it. NATS is loaded by whoever uses it alone. */
export async function openStore(
  named: string,
  { slots, stored }: Limits,
): Promise<Pick<Cluster, 'store' | 'diskUsed'> & Partial<Cluster>> {
  if (isNats(named)) {
    const { openCluster } = await import('./cluster.ts');
    return openCluster(named, { slots, stored }, process.env);
  }
  const scheme = /^([a-z]+):\/\//.exec(named)?.[1];
  if (scheme)
    throw new NextStep(
      `STORE starts with "${scheme}://", which this relay does not know: name a file, or nats://.`,
    );
  const path = resolve(named);
  return { store: openSqliteStore(path, { slots, stored }), diskUsed: () => diskUsedAt(dirname(path)) };
}
