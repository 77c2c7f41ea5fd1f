import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULTS, type Limits } from '../../lib/relay/limits.ts';
import { openStore } from '../../lib/relay/open-store.ts';
import type { Held, Store, Subscriber } from '../../lib/relay/store.ts';
import type { Box } from '../../lib/wire/protocol.ts';
import { until } from './dial.ts';
import { newBox, newPerson, newSlot, stampAt } from './person.ts';
import { type Acknowledged, commitAndDie, lostFrom, ROOMS } from './store-killed.ts';

const MOST = 10_000;
const newRoom = (): string => newPerson().room;
const headsOf = (held: readonly Held[]): number[] => held.map(({ head }) => head);
const ascending = (numbers: readonly number[]): boolean =>
  numbers.every((head, at) => head > (numbers[at - 1] ?? 0));

/** What every store does. `newPlace` answers what STORE would be for one that is empty. */
export function storeContract(name: string, newPlace: () => Promise<string>): void {
  async function opened(place: string, limits: Partial<Limits> = {}): Promise<Store> {
    const { store } = await openStore(place, { ...DEFAULTS, ...limits });
    onTestFinished(() => store.close().catch(() => {}));
    return store;
  }
  const fresh = async (limits: Partial<Limits> = {}): Promise<Store> => opened(await newPlace(), limits);
  const commit = (store: Store, room: string, ...boxes: Box[]) =>
    store.commit(boxes.map((box) => ({ room, box })));

  describe(name, () => {
    test('answers for each box in its order, with heads that grow', async () => {
      const store = await fresh();
      const room = newRoom();
      const [one, two] = [newBox(), newBox()];
      const outcomes = await commit(store, room, one, two, { ...one, stamp: stampAt(1) });
      expect(outcomes.map(({ is }) => is)).toEqual(['kept', 'kept', 'older']);
      expect(outcomes[2]).toMatchObject({ is: 'older', held: one });
      expect(await store.since(room, 0, MOST)).toMatchObject([one, two]);
      expect(ascending(headsOf(await store.since(room, 0, MOST)))).toBe(true);
    });

    test('keeps of a slot the box with the latest stamp, and of two alike the first', async () => {
      const store = await fresh();
      const room = newRoom();
      const slot = newSlot();
      const [early, late] = [stampAt(1_000, 1), stampAt(1_000, 2)].map((stamp) => newBox({ slot, stamp }));
      if (!early || !late) throw new Error('There are two.');
      await commit(store, room, early);
      await commit(store, room, late);
      expect((await commit(store, room, early, { ...late, body: 'other' })).map(({ is }) => is)).toEqual([
        'older',
        'older',
      ]);
      expect(await store.since(room, 0, MOST)).toMatchObject([late]);
    });

    test('tells a room by pages, after a head, in the order of heads, and no other room', async () => {
      const store = await fresh();
      const [room, other] = [newRoom(), newRoom()];
      const boxes = Array.from({ length: 7 }, () => newBox());
      for (const box of boxes)
        await store.commit([
          { room, box },
          { room: other, box: newBox() },
        ]);
      const first = await store.since(room, 0, 3);
      const rest = await store.since(room, first.at(-1)?.head ?? 0, MOST);
      expect([...first, ...rest]).toMatchObject(boxes);
      expect(await store.since(room, rest.at(-1)?.head ?? 0, MOST)).toEqual([]);
      expect(await store.since(newRoom(), 0, MOST)).toEqual([]);
    });

    test('knows how far a room is, and which rooms there are', async () => {
      const store = await fresh();
      const [room, other] = [newRoom(), newRoom()];
      expect([await store.head(room), await store.stateOf(room)]).toEqual([0, 'none']);
      const [outcome] = await commit(store, room, newBox());
      await commit(store, other, newBox());
      expect(outcome).toEqual({ is: 'kept', head: await store.head(room) });
      expect([await store.stateOf(room), await store.stateOf(newRoom())]).toEqual(['there', 'none']);
    });

    test('has no place for more slots or bytes than a room may have, but for changes within', async () => {
      const store = await fresh({ slots: 2, stored: 1_000 });
      const room = newRoom();
      const [one, two] = [newSlot(), newSlot()];
      const put = async (slot: string, length: number) => {
        const [outcome] = await commit(store, room, newBox({ slot, body: 'x'.repeat(length) }));
        return outcome?.is;
      };
      expect([await put(one, 500), await put(two, 400)]).toEqual(['kept', 'kept']);
      expect([await put(newSlot(), 1), await put(one, 700)]).toEqual(['full', 'full']);
      expect([await put(two, 300), await put(one, 700)]).toEqual(['kept', 'kept']);
      const [elsewhere] = await commit(store, newRoom(), newBox());
      expect(elsewhere?.is).toBe('kept');
    });

    test('keeps to a limit within one commit, and over a stop', async () => {
      const place = await newPlace();
      const room = newRoom();
      const store = await opened(place, { slots: 3 });
      const outcomes = await commit(store, room, newBox(), newBox(), newBox(), newBox());
      expect(outcomes.map(({ is }) => is)).toEqual(['kept', 'kept', 'kept', 'full']);
      await store.close();
      const [outcome] = await commit(await opened(place, { slots: 3 }), room, newBox());
      expect(outcome).toEqual({ is: 'full' });
    });

    test('forgets a room and nothing else, and keeps nothing of it any more; its heads are never given again', async () => {
      const place = await newPlace();
      const store = await opened(place);
      const [room, other, unknown] = [newRoom(), newRoom(), newRoom()];
      await commit(store, other, newBox());
      await commit(store, room, newBox());
      const head = await store.head(room);
      await store.forget(room);
      await store.forget(unknown);
      expect(await store.head(room)).toBe(0);
      expect(await store.since(other, 0, MOST)).toHaveLength(1);
      await store.close();
      const again = await opened(place);
      for (const gone of [room, unknown]) {
        expect(await commit(again, gone, newBox(), newBox())).toEqual([
          { is: 'forgotten' },
          { is: 'forgotten' },
        ]);
        expect([await again.stateOf(gone), await again.head(gone)]).toEqual(['forgotten', 0]);
        expect(await again.since(gone, 0, MOST)).toEqual([]);
      }
      await commit(again, other, newBox());
      expect(await again.head(other)).toBeGreaterThan(head);
    });

    test('tells who subscribed that a room was forgotten, and remembers its name as long as it would have kept it', async () => {
      const store = await fresh();
      const [room, other] = [newRoom(), newRoom()];
      const told: string[] = [];
      const subscribed = [room, other].map((name) =>
        store.subscribe(name, { committed() {}, forgotten: () => told.push(name) }),
      );
      const stops = await Promise.all(subscribed);
      await commit(store, room, newBox());
      await commit(store, other, newBox());
      await store.forget(room);
      await until(() => told.length > 0);
      expect(new Set(told)).toEqual(new Set([room]));
      for (const stop of stops) stop();
      await store.sweep(Date.now() - 60_000);
      expect(await store.stateOf(room)).toBe('forgotten');
      await store.sweep(Date.now() + 60_000);
      expect(await store.stateOf(room)).toBe('none');
    });

    test('sweeps the rooms that nobody came to, and says how many', async () => {
      const store = await fresh();
      const rooms = Array.from({ length: 120 }, newRoom);
      await Promise.all(rooms.map((room) => commit(store, room, newBox())));
      expect(await store.sweep(Date.now() - 60_000)).toBe(0);
      expect(await store.stateOf(rooms[7] ?? '')).toBe('there');
      expect(await store.sweep(Date.now() + 60_000)).toBe(120);
      expect(await store.stateOf(rooms[7] ?? '')).toBe('none');
    });

    test('forgets what is passing once it is past, and makes place for other boxes', async () => {
      const store = await fresh({ slots: 3 });
      const room = newRoom();
      const [old, lasting, late] = [
        newBox({ stamp: stampAt(1_000), passing: true }),
        newBox({ stamp: stampAt(1_000) }),
        newBox({ stamp: stampAt(3_000), passing: true }),
      ];
      await commit(store, room, old, lasting, late);
      expect(await store.forgetPast(2_000)).toBe(1);
      expect((await store.since(room, 0, MOST)).map(({ slot }) => slot).sort()).toEqual(
        [lasting.slot, late.slot].sort(),
      );
      expect(await commit(store, room, newBox())).toMatchObject([{ is: 'kept' }]);
      expect(await store.forgetPast(2_000)).toBe(0);
    });

    test('tells who subscribed of a room, in the order of heads, until they have enough', async () => {
      const store = await fresh();
      const room = newRoom();
      const [here, there, elsewhere]: [Held[], Held[], Held[]] = [[], [], []];
      const into = (held: Held[]): Subscriber => ({
        committed: (boxes) => held.push(...boxes),
        forgotten() {},
      });
      const stop = await store.subscribe(room, into(here));
      await store.subscribe(room, into(there));
      await store.subscribe(newRoom(), into(elsewhere));
      const boxes = Array.from({ length: 60 }, () => newBox());
      await Promise.all(boxes.map((box) => commit(store, room, box)));
      await until(() => here.length === 60 && there.length === 60);
      expect(here).toEqual(there);
      expect(here).toMatchObject(boxes);
      expect(ascending(headsOf(here))).toBe(true);
      expect(await store.since(room, 0, MOST)).toEqual(here);

      await commit(store, room, newBox({ slot: boxes[0]?.slot ?? '', stamp: stampAt(1) }));
      stop();
      await commit(store, room, newBox());
      await until(() => there.length === 61);
      expect(here).toHaveLength(60);
      expect(elsewhere).toEqual([]);
    });

    test('has told of a head to those who subscribed before it answers with it', async () => {
      const store = await fresh();
      const room = newRoom();
      let told = 0;
      await store.subscribe(room, {
        committed(boxes) {
          told = boxes.at(-1)?.head ?? told;
        },
        forgotten() {},
      });
      for (let at = 0; at < 20; at++) {
        const committed = commit(store, room, newBox(), newBox());
        expect(await store.head(room)).toBeLessThanOrEqual(told);
        await committed;
        expect(await store.head(room)).toBeLessThanOrEqual(told);
      }
    });

    test('has a name of its own and keeps it, and what was committed, over a stop', async () => {
      const place = await newPlace();
      const store = await opened(place);
      const room = newRoom();
      const boxes = [newBox(), newBox()];
      await commit(store, room, ...boxes);
      await store.close();
      const again = await opened(place);
      expect(again.epoch).toBe(store.epoch);
      expect(again.epoch).toMatch(/^[A-Za-z0-9_-]{16,32}$/);
      expect((await fresh()).epoch).not.toBe(store.epoch);
      expect(await again.since(room, 0, MOST)).toMatchObject(boxes);
    });

    test('has no trouble', async () => expect(await (await fresh()).trouble()).toBeNull());

    test('holds the newest of every slot, whatever was put and however it was grouped', async () => {
      const store = await fresh();
      const slots = Array.from({ length: 4 }, newSlot);
      const puts = fc.array(
        fc.record({ slot: fc.constantFrom(...slots), counter: fc.nat(20), together: fc.boolean() }),
        { maxLength: 40 },
      );
      await fc.assert(
        fc.asyncProperty(puts, async (some) => {
          const room = newRoom();
          const newest = new Map<string, string>();
          const pending: Promise<unknown>[] = [];
          for (const { slot, counter, together } of some) {
            const stamp = stampAt(1_000, counter);
            if (stamp > (newest.get(slot) ?? '')) newest.set(slot, stamp);
            pending.push(commit(store, room, newBox({ slot, stamp })));
            if (!together) await Promise.all(pending);
          }
          await Promise.all(pending);
          const held = await store.since(room, 0, MOST);
          expect(new Map(held.map(({ slot, stamp }) => [slot, stamp]))).toEqual(newest);
          expect(ascending(headsOf(held))).toBe(true);
        }),
        { numRuns: 60 },
      );
    });

    test('loses nothing it acknowledged when it is killed, gives no head twice and keeps their order', async () => {
      const place = await newPlace();
      const acknowledged: Acknowledged[] = [];
      for (let round = 1; round <= 6; round++) {
        const before = acknowledged.at(-1)?.head ?? 0;
        acknowledged.push(...(await commitAndDie(place, round, 50 + Math.floor(Math.random() * 600))));
        const store = await opened(place);
        expect(await lostFrom(store, acknowledged)).toEqual([]);
        for (const room of ROOMS) expect(ascending(headsOf(await store.since(room, 0, MOST)))).toBe(true);
        await store.close();
        expect(acknowledged.at(-1)?.head).toBeGreaterThan(before);
      }
      const heads = acknowledged.map(({ head }) => head);
      expect(new Set(heads).size).toBe(heads.length);
      expect(ascending(heads)).toBe(true);
    }, 120_000);
  });
}
