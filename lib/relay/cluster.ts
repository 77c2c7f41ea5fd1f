import { jetstreamManager } from '@nats-io/jetstream';
import { createClusterBuddies } from './cluster-buddies.ts';
import { openJetStreamStore } from './jetstream-store.ts';
import { connectTo, type Environment } from './nats.ts';
import type { Parts } from './parts.ts';
import type { Store } from './store.ts';

/** What the relays of a cluster share, over one connection that ends with the store. */
export interface Cluster {
  store: Store;
  buddies: NonNullable<Parts['buddies']>;
  /** Per cent of what the account may keep; 0 where it has no limit. */
  diskUsed: () => Promise<number>;
}

/** `nats://one:4222,two:4222,three:4222`, and after that a name where several clusters of relays share the servers. */
export async function openCluster(
  url: string,
  limits: { slots: number; stored: number },
  environment: Environment,
): Promise<Cluster> {
  const [, servers = url, name = 'sundial'] = /^(.*[^/:])\/([A-Za-z0-9_-]+)$/.exec(url) ?? [];
  const nc = await connectTo(servers, environment);
  try {
    const store = await openJetStreamStore(nc, { ...limits, name });
    const buddies = createClusterBuddies(nc, { name, salt: store.epoch });
    const jsm = await jetstreamManager(nc, { checkAPI: false });
    return {
      store,
      buddies,
      async diskUsed() {
        const { storage, limits } = await jsm.getAccountInfo();
        return limits.max_storage > 0 ? (100 * storage) / limits.max_storage : 0;
      },
    };
  } catch (error) {
    await nc.close();
    throw error;
  }
}
