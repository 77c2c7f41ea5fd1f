import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createClusterBuddies } from '../../lib/relay/cluster-buddies.ts';
import { openBoxes } from '../../lib/relay/jetstream-boxes.ts';
import { openJetStreamStore } from '../../lib/relay/jetstream-store.ts';
import { DEFAULTS } from '../../lib/relay/limits.ts';
import { connectTo } from '../../lib/relay/nats.ts';
import { openStore } from '../../lib/relay/open-store.ts';
import type { Store } from '../../lib/relay/store.ts';
import { listenTo, load, watchStream } from './cluster-load.ts';
import { boxesOf, join, until } from './dial.ts';
import { missing, type Servers, startCluster, startServer } from './nats-servers.ts';
import { newBox, newPerson, newSlot, stampAt } from './person.ts';
import { relayHere } from './relay-here.ts';
import { storeContract } from './store-contract.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ascending = (numbers: readonly number[]): boolean =>
  numbers.every((head, at) => head > (numbers[at - 1] ?? 0));

// Reporters pass over what is skipped.
if (missing) console.warn(missing);
describe.skipIf(missing !== null)(missing ?? 'relays on NATS servers', () => {
  let servers: Servers;
  let names = 0;
  const newName = () => `place-${++names}`;

  async function connected(url = servers.url) {
    const nc = await connectTo(url, {});
    onTestFinished(() => nc.close());
    return nc;
  }

  /** A store as one relay has it; by its name others share it. */
  async function opened(name: string, limits = {}): Promise<Store> {
    const store = await openJetStreamStore(await connected(), { ...DEFAULTS, ...limits, name });
    onTestFinished(() => store.close());
    return store;
  }

  beforeAll(async () => {
    servers = await startCluster();
  });
  afterAll(() => servers.stop());

  storeContract('a store on three NATS servers', async () => `${servers.url}/${newName()}`);

  describe('two relays on one store', () => {
    test('have one epoch, whichever of them made it', async () => {
      const name = newName();
      const [here, there] = await Promise.all([opened(name), opened(name)]);
      expect(here.epoch).toBe(there.epoch);
    });

    test('tell what the other commits, once, in the order of heads', async () => {
      const name = newName();
      const [here, there] = await Promise.all([opened(name), opened(name)]);
      const { room } = newPerson();
      const listeners = await Promise.all([here, there].map((store) => listenTo(store, room)));
      const stores = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? here : there));
      const boxes = stores.map(() => newBox());
      await Promise.all(stores.map((store, at) => store.commit([{ room, box: boxes[at] ?? newBox() }])));
      for (const { heads, newest } of listeners) {
        await until(() => newest.size === 200, 'everything to be told');
        expect(heads).toHaveLength(200);
        expect(ascending(heads)).toBe(true);
      }
      expect(await there.since(room, 0, 1_000)).toEqual(await here.since(room, 0, 1_000));
    });

    test('keep the later of two boxes that both put into one slot at once, and tell it last', async () => {
      const name = newName();
      const [here, there] = await Promise.all([opened(name), opened(name)]);
      const { room } = newPerson();
      const slot = newSlot();
      const listeners = await Promise.all([here, there].map((store) => listenTo(store, room)));
      let newest = '';
      for (let at = 0; at < 60; at++) {
        const early = newBox({ slot, stamp: stampAt(1_000, 2 * at) });
        const late = newBox({ slot, stamp: stampAt(1_000, 2 * at + 1) });
        const outcomes = await Promise.all([
          (at % 2 === 0 ? here : there).commit([{ room, box: early }]),
          (at % 2 === 0 ? there : here).commit([{ room, box: late }]),
        ]);
        expect(outcomes[1]?.[0]?.is).toBe('kept');
        newest = late.stamp;
        expect(await here.commit([{ room, box: early }])).toMatchObject([{ is: 'older', held: late }]);
      }
      for (const listener of listeners) {
        await until(() => listener.newest.get(slot) === newest, 'the latest to be told');
        expect(ascending(listener.heads)).toBe(true);
      }
    });

    test('let one of all writes over the same box come to be', async () => {
      const boxes = await openBoxes(await connected(), newName(), 5_000);
      const { room } = newPerson();
      const slot = newSlot();
      let over = 0;
      for (let at = 0; at < 40; at++) {
        const writes = Array.from({ length: 8 }, () => boxes.write(room, newBox({ slot }), over));
        const heads = (await Promise.all(writes)).filter((head) => head !== null);
        expect(heads).toHaveLength(1);
        over = heads[0] ?? 0;
        expect((await boxes.held(room, slot))?.head).toBe(over);
      }
    });

    test('tell what nobody announced, once somebody asks how far the room is', async () => {
      const [name, other] = [newName(), newName()];
      await opened(other);
      const jsm = await jetstreamManager(await connected());
      const { republish, ...silent } = (await jsm.streams.info(other)).config;
      expect(republish).toBeDefined();
      const subjects = silent.subjects.map((subject) => subject.replace(other, name));
      await jsm.streams.add({ ...silent, name, subjects });
      let time = Date.now();
      const [here, there] = await Promise.all([opened(name), opened(name, { now: () => time })]);
      const { room } = newPerson();
      const told = await listenTo(there, room);
      const boxes = [newBox(), newBox()];
      for (const box of boxes) await here.commit([{ room, box }]);
      expect(told.heads).toEqual([]);
      await until(async () => {
        time += 16_000;
        return (await there.head(room)) === (await here.head(room));
      }, 'the head to be asked for');
      expect([...told.newest.keys()]).toEqual(boxes.map(({ slot }) => slot));
    });

    test('keep a room to its limits together', async () => {
      const name = newName();
      const [here, there] = await Promise.all([opened(name, { slots: 6 }), opened(name, { slots: 6 })]);
      const { room } = newPerson();
      await listenTo(here, room);
      const told = await listenTo(there, room);
      const slots = Array.from({ length: 6 }, newSlot);
      for (const round of [1, 2, 3])
        for (const [at, slot] of slots.entries()) {
          const store = (at + round) % 2 === 0 ? here : there;
          const [outcome] = await store.commit([{ room, box: newBox({ slot }) }]);
          expect(outcome?.is).toBe('kept');
        }
      const head = await here.head(room);
      await until(() => told.heads.at(-1) === head, 'everything to be told');
      for (const store of [here, there])
        expect(await store.commit([{ room, box: newBox() }])).toEqual([{ is: 'full' }]);
    });

    test('hear that a room was forgotten at the other, and keep nothing of it', async () => {
      const name = newName();
      const [here, there] = await Promise.all([opened(name), opened(name)]);
      const { room } = newPerson();
      await here.commit([{ room, box: newBox() }]);
      const told = await listenTo(there, room);
      await there.commit([{ room, box: newBox() }]);
      let isForgotten = false;
      told.onForgotten = () => {
        isForgotten = true;
      };
      await here.forget(room);
      await until(() => isForgotten, 'the other relay to hear of it');
      expect(await there.commit([{ room, box: newBox() }])).toEqual([{ is: 'forgotten' }]);
      for (const store of [here, there])
        expect([await store.stateOf(room), await store.since(room, 0, 10)]).toEqual(['forgotten', []]);
    });

    test('count people in sessions together, who is with both once', async () => {
      let time = Date.now();
      const options = { salt: 'salt', name: newName(), every: 20, now: () => time };
      const here = createClusterBuddies(await connected(), options);
      const there = createClusterBuddies(await connected(), options);
      const rooms = Array.from({ length: 18 }, () => newPerson().room);
      for (const room of rooms.slice(0, 12)) here.note(room, true, time);
      for (const room of rooms.slice(6)) there.note(room, true, time);
      await until(() => {
        // Counted anew once a second at most.
        time += 1_000;
        return here.count(time) === 18 && there.count(time) === 18;
      }, 'both to count eighteen');
      time += 61_000;
      expect([here.count(time), there.count(time)]).toEqual([null, null]);
    });
  });

  describe('when servers are killed', () => {
    test('nothing acknowledged is lost, and whoever listens is told everything, in its order', async () => {
      const name = newName();
      const stores = await Promise.all([opened(name), opened(name)]);
      const rooms = Array.from({ length: 3 }, () => newPerson().room);
      const listeners = await Promise.all(
        stores.flatMap((store) =>
          rooms.map(async (room) => ({ room, listener: await listenTo(store, room) })),
        ),
      );
      const stream = await watchStream(servers, name);
      const { acknowledged, times, failures, stop } = load(stores, rooms, 20);
      for (const server of servers.each) {
        await until(() => times.length > 20, 'acknowledgements');
        await server.kill();
        const before = times.length;
        await until(() => times.length > before + 20, `acknowledgements without ${server.name}`);
        await server.start();
        await stream.healthy();
      }
      await stop();
      await stream.close();
      expect(failures).toEqual([]);
      for (const [room, newest] of acknowledged) {
        const held = await stores[0]?.since(room, 0, 1_000);
        expect(new Map(held?.map(({ slot, stamp }) => [slot, stamp]))).toEqual(newest);
      }
      for (const { room, listener } of listeners) {
        await until(
          () =>
            [...(acknowledged.get(room) ?? [])].every(([slot, stamp]) => listener.newest.get(slot) === stamp),
          'everything to be told',
        );
        expect(ascending(listener.heads)).toBe(true);
      }
    });

    test('browsers with two relays stay together, though what keeps their boxes is elected anew', async () => {
      const name = newName();
      const open = async () => relayHere({ store: await opened(name) });
      const [here, there] = await Promise.all([open(), open()]);
      const person = newPerson();
      const lines = [
        await join(here.port, person, { device: 'a' }),
        await join(there.port, person, { device: 'b' }),
      ];
      const put = new Set<string>();
      const say = () => {
        for (const line of lines) {
          const box = newBox();
          put.add(box.slot);
          line.say({ say: 'put', boxes: [box] });
        }
      };
      const together = () =>
        until(() => lines.every((line) => boxesOf(line).size === put.size), 'both to hear of everything');
      const stream = await watchStream(servers, name);
      say();
      await together();
      const leader = await stream.leader();
      const server = servers.each.find((each) => each.name === leader);
      await server?.kill();
      for (let at = 0; at < 5; at++) say();
      await together();
      await server?.start();
      await stream.healthy();
      say();
      await together();
      await stream.close();
      for (const { heard } of lines) {
        const heads = heard.flatMap((frame) => (frame.say === 'boxes' ? [frame.head] : []));
        expect(ascending(heads)).toBe(true);
        expect(heard.some((frame) => frame.say === 'refused')).toBe(false);
      }
    });
  });

  describe('what hinders is said in words:', () => {
    const failing = async (url: string) => {
      const { store } = await openStore(url, DEFAULTS);
      await store.close();
    };

    test('servers that are not there', async () => {
      const { each, stop } = await startServer('');
      await stop();
      await expect(connectTo(each[0]?.url ?? '', {}, 0)).rejects.toThrow(/cannot be reached .*: start them/);
    });

    test('a wrong password', async () => {
      const { each, stop } = await startServer('authorization { user: relay, password: right }');
      onTestFinished(stop);
      const url = each[0]?.url.replace('//', '//relay:wrong@') ?? '';
      await expect(failing(url)).rejects.toThrow(/do not let this relay in: put the right user and password/);
    });

    test('JetStream that is off', async () => {
      const { each, stop } = await startServer('');
      onTestFinished(stop);
      const nc = await connected(each[0]?.url);
      await expect(openJetStreamStore(nc, { ...DEFAULTS, patience: 0 })).rejects.toThrow(/switch it on/);
    });

    test("a stream that is another's, which is left as it is", async () => {
      const name = newName();
      const nc = await connected();
      const jsm = await jetstreamManager(nc);
      const before = await jsm.streams.add({ name, subjects: [`${name}.diary`], description: 'Dear diary' });
      await expect(failing(`${servers.url}/${name}`)).rejects.toThrow(
        /is not a relay's and was left as it is/,
      );
      expect((await jsm.streams.info(name)).config).toEqual(before.config);
    });

    test('what no relay wrote', async () => {
      const name = newName();
      const store = await opened(name);
      const { room } = newPerson();
      await store.commit([{ room, box: newBox() }]);
      await jetstream(await connected()).publish(`${name}.box.${room}.diary`, 'Dear diary');
      await expect(store.since(room, 0, 10)).rejects.toThrow(/was not written by a relay: remove it/);
    });

    test('a stream that was made anew while a relay was running', async () => {
      const name = newName();
      const store = await opened(name);
      const jsm = await jetstreamManager(await connected());
      await jsm.streams.delete(name);
      expect(await store.trouble()).toMatch(/./);
      const again = await opened(name);
      expect(again.epoch).not.toBe(store.epoch);
      // The servers may still be choosing which of them answers for the new one.
      const said: (string | null)[] = [];
      const ask = async () => said[said.push(await store.trouble()) - 1];
      await expect.poll(ask, { timeout: 10_000 }).toMatch(/put there anew: start this relay again/);
      expect(said).not.toContain(null);
    });

    test('credentials that are not where they should be, and an address that is none', async () => {
      await expect(connectTo('nats://here', { NATS_CREDS: '/not/there' })).rejects.toThrow(
        /NATS_CREDS names/,
      );
      await expect(connectTo('nats://:::', {})).rejects.toThrow(/no address of NATS servers/);
    });
  });

  test('a single server will do, by a user and a password', async () => {
    const { each, stop } = await startServer(
      'jetstream { store_dir: "{folder}" }\nauthorization { user: relay, password: "p@ss/word" }',
    );
    onTestFinished(stop);
    const url = each[0]?.url.replace('//', `//relay:${encodeURIComponent('p@ss/word')}@`) ?? '';
    const { store } = await openStore(url, DEFAULTS);
    const { room } = newPerson();
    const box = newBox();
    await store.commit([{ room, box }]);
    expect([await store.trouble(), await store.since(room, 0, 10)]).toMatchObject([null, [box]]);
    await store.close();
  });
});
