import type { NatsConnection } from '@nats-io/transport-node';
import type { Box } from '../wire/protocol.ts';
import { openBoxes } from './jetstream-boxes.ts';
import { createLiveRooms } from './jetstream-rooms.ts';
import { createSizes, type Size } from './jetstream-sizes.ts';
import { createWrites } from './jetstream-writes.ts';
import { inWords, PATIENCE } from './nats.ts';
import type { Held, Outcome, Store } from './store.ts';

/** So that a sweep holds nobody up. */
const SWEPT_AT_ONCE = 8;

type Put = { room: string; box: Box };

/** Asks about each room once. */
function once<Answer>(ask: (room: string) => Promise<Answer>): (room: string) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return (room) => {
    const answer = asked.get(room) ?? ask(room);
    asked.set(room, answer);
    return answer;
  };
}

/**
 * Keeps boxes in one JetStream stream. Of rooms nothing is known here but while they have a member, so that any number
 * of relays may share the stream. Heads are its sequences. What was acknowledged two of three servers have; it is on
 * their disks where they are told to `sync_interval: always`, else within two minutes.
 * @param patience how long a cluster without a leader is waited for, in milliseconds
 */
export async function openJetStreamStore(
  nc: NatsConnection,
  {
    slots,
    stored,
    name = 'sundial',
    now = Date.now,
    patience = PATIENCE,
  }: { slots: number; stored: number; name?: string; now?: () => number; patience?: number },
): Promise<Store> {
  const boxes = await openBoxes(nc, name, patience);
  const rooms = createLiveRooms(nc, boxes, now);
  const sizes = createSizes(boxes, rooms, { slots, stored }, now);
  const write = createWrites(boxes, patience);

  rooms.checkAfterElections();
  void checkAfterBreaks();
  async function checkAfterBreaks(): Promise<void> {
    for await (const { type } of nc.status()) if (type === 'reconnect') void rooms.checkAll();
  }

  /** Where it is in doubt whether there is place the room is counted, but not for ever. */
  async function keep({ room, box, size }: Put & { size: Size }, counts = 3): Promise<Outcome> {
    if (size.forgotten) return { is: 'forgotten' };
    const answer = await write({ room, box, place: sizes.placeIn(room, size) });
    if (answer.is !== 'doubtful') return answer;
    return counts > 0 ? keep({ room, box, size: await sizes.count(room) }, counts - 1) : { is: 'full' };
  }

  async function tell(given: readonly { room: string }[], outcomes: readonly Outcome[]): Promise<void> {
    const heads = new Map<string, number>();
    for (const [at, { room }] of given.entries()) {
      const outcome = outcomes[at];
      if (outcome?.is === 'kept') heads.set(room, Math.max(outcome.head, heads.get(room) ?? 0));
    }
    await Promise.all(
      [...heads].map(([room, head]) => {
        const live = rooms.get(room);
        return live && rooms.advance(live, head);
      }),
    );
  }

  return {
    epoch: boxes.epoch,
    isShared: true,

    async commit(given) {
      const ready = once(sizes.ready);
      const puts = await Promise.all(given.map(async (put) => ({ ...put, size: await ready(put.room) })));
      const outcomes = await Promise.all(puts.map((put) => keep(put)));
      await tell(given, outcomes);
      return outcomes;
    },

    /**
     * Of a room that has a member here what that member was told, so that whoever joins neither misses nor doubles. One
     * box after another from the leader, half a millisecond each: a reader would be ten times as fast, but may be with
     * a follower, who lacks some for a while after it was killed (seen with nats-server 2.9.10).
     */
    async since(room, head, most) {
      const live = rooms.get(room);
      await live?.ready;
      const held: Held[] = [];
      if (!live && !(await rooms.visit(room))) return held;
      for (let at = head; held.length < most && at < (live?.told ?? Number.POSITIVE_INFINITY); ) {
        const box = await boxes.after(room, at);
        if (!box || (live && box.head > live.told)) break;
        held.push(box);
        at = box.head;
      }
      return held;
    },

    async head(room) {
      const live = rooms.get(room);
      if (live) return rooms.headOf(live);
      const note = await boxes.note(room);
      return note && !note.forgotten ? boxes.head(room) : 0;
    },

    async stateOf(room) {
      const note = await boxes.note(room);
      return note === null ? 'none' : note.forgotten ? 'forgotten' : 'there';
    },

    async forget(room) {
      await boxes.forget(room, now());
      const live = rooms.get(room);
      if (live) rooms.forget(live);
    },

    async sweep(before) {
      const end = await boxes.end();
      const notes = await boxes.notes();
      const idle = notes.filter(({ room, note }) => note.seen < before && !rooms.get(room));
      for (let at = 0; at < idle.length; at += SWEPT_AT_ONCE)
        await Promise.all(idle.slice(at, at + SWEPT_AT_ONCE).map(({ room }) => boxes.remove(room, end)));
      return idle.length;
    },

    forgetPast: (before) => boxes.forgetPast(before.toString(36).padStart(9, '0')),

    subscribe: rooms.subscribe,

    async trouble() {
      try {
        const fault = rooms.fault();
        if (fault) throw fault;
        await boxes.probe();
        return null;
      } catch (error) {
        const meant = inWords(error);
        return meant instanceof Error ? meant.message : String(meant);
      }
    },

    async close() {
      rooms.close();
      await nc.close();
    },
  };
}
