import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { Store } from '../../lib/relay/store.ts';
import { until } from './dial.ts';
import type { Servers } from './nats-servers.ts';
import { newBox, newSlot } from './person.ts';

/** What somebody was told of a room, and whether ever anything came twice or out of its order. */
export interface Listener {
  readonly newest: Map<string, string>;
  readonly heads: number[];
  onForgotten(): void;
}

export async function listenTo(store: Store, room: string): Promise<Listener> {
  const listener: Listener = { newest: new Map(), heads: [], onForgotten() {} };
  await store.subscribe(room, {
    committed(boxes) {
      for (const { slot, stamp, head } of boxes) {
        listener.heads.push(head);
        listener.newest.set(slot, stamp);
      }
    },
    forgotten: () => listener.onForgotten(),
  });
  return listener;
}

export interface Load {
  /** The newest stamp that was acknowledged of each slot, by room. */
  readonly acknowledged: Map<string, Map<string, string>>;
  /** When each acknowledgement came. */
  readonly times: number[];
  readonly failures: unknown[];
  stop(): Promise<void>;
}

/**
 * Lets each store commit all the time, one box after the other in every room, into slots of its own: where two write to
 * one slot at once while a server starts, nats-server 2.9.10 may keep another box than its peers.
 */
export function load(stores: readonly Store[], rooms: readonly string[], perStore: number): Load {
  const acknowledged = new Map(rooms.map((room) => [room, new Map<string, string>()]));
  const times: number[] = [];
  const failures: unknown[] = [];
  let isOver = false;

  async function write(store: Store, room: string, slots: readonly string[]): Promise<void> {
    for (let at = 0; !isOver; at++) {
      const box = newBox({ slot: slots[at % slots.length] ?? '' });
      try {
        const [outcome] = await store.commit([{ room, box }]);
        if (outcome?.is !== 'kept') continue;
        const newest = acknowledged.get(room);
        if (box.stamp > (newest?.get(box.slot) ?? '')) newest?.set(box.slot, box.stamp);
        times.push(performance.now());
      } catch (error) {
        failures.push(error);
      }
    }
  }

  const writers = stores.flatMap((store) => {
    const slots = Array.from({ length: perStore }, newSlot);
    return rooms.map((room) => write(store, room, slots));
  });
  return {
    acknowledged,
    times,
    failures,
    async stop() {
      isOver = true;
      await Promise.all(writers);
    },
  };
}

/** Watches a stream from outside. */
export async function watchStream(servers: Servers, name: string) {
  const nc = await connect({
    servers: servers.url.replaceAll('nats://', '').split(','),
    maxReconnectAttempts: -1,
  });
  const jsm = await jetstreamManager(nc, { checkAPI: false, timeout: 1_000 });
  const leader = async (): Promise<string | undefined> => (await jsm.streams.info(name)).cluster?.leader;
  return {
    leader,
    /** Until all three servers have everything. */
    healthy: () =>
      until(async () => {
        const info = await jsm.streams.info(name).catch(() => null);
        const replicas = info?.cluster?.replicas ?? [];
        return replicas.length === 2 && replicas.every(({ current, offline }) => current && !offline);
      }, 'three servers that have everything'),
    close: () => nc.close(),
  };
}
