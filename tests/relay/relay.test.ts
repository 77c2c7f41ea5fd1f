import { describe, expect, test } from 'vitest';
import type { Store } from '../../lib/relay/store.ts';
import { AHEAD_BY, closeCode, LIMITS } from '../../lib/wire/protocol.ts';
import { boxesOf, dial, join, knock, until } from './dial.ts';
import { newBox, newPerson, newSlot, stampAt } from './person.ts';
import { relayHere } from './relay-here.ts';

describe('joining', () => {
  test('is answered with who is there, how far the room is and what time it is', async () => {
    const { port, store } = await relayHere();
    const line = await join(port, newPerson(), { device: 'firefox' });
    expect(line.joined).toMatchObject({ head: 0, epoch: store.epoch, members: ['firefox'], whole: true });
    expect(Math.abs(line.joined.time - Date.now())).toBeLessThan(60_000);
  });

  test('tells the others in the room, and so does leaving', async () => {
    const { port } = await relayHere();
    const person = newPerson();
    const here = await join(port, person, { device: 'here' });
    const there = await join(port, person, { device: 'there' });
    expect(there.joined.members).toEqual(['here', 'there']);
    expect(await here.next('members')).toEqual({ say: 'members', members: ['here', 'there'] });
    await there.close();
    expect(await here.next('members')).toEqual({ say: 'members', members: ['here'] });
  });

  test('counts a browser with two connections once', async () => {
    const { port } = await relayHere();
    const person = newPerson();
    await join(port, person, { device: 'here' });
    expect((await join(port, person, { device: 'here' })).joined.members).toEqual(['here']);
  });

  test('tells what is newer than the browser has seen, in its order, and nothing else', async () => {
    const { port } = await relayHere();
    const person = newPerson();
    const boxes = Array.from({ length: 100 }, () => newBox());
    const here = await join(port, person);
    for (const box of boxes) here.say({ say: 'put', boxes: [box] });
    await until(() => boxesOf(here).size === 100);
    const heads = here.heard.flatMap((frame) => (frame.say === 'boxes' ? [frame.head] : []));
    expect(heads).toEqual(heads.toSorted((one, other) => one - other));

    const { epoch } = here.joined;
    const after = heads.at(-41) ?? 0;
    const told = here.heard.flatMap((frame) =>
      frame.say === 'boxes' && frame.head > after ? frame.boxes : [],
    );
    const there = await join(port, person, { device: 'b', since: after, epoch });
    expect(there.joined.whole).toBe(false);
    await until(() => boxesOf(there).size >= told.length);
    expect([...boxesOf(there).values()]).toEqual(told);
  });

  test('tells everything to a browser that knew another store, and to one that saw what was forgotten', async () => {
    const { port } = await relayHere();
    const person = newPerson();
    const here = await join(port, person);
    here.say({ say: 'put', boxes: [newBox(), newBox()] });
    await until(() => boxesOf(here).size === 2);
    for (const seen of [
      { since: 2, epoch: 'another' },
      { since: 1_000, epoch: here.joined.epoch },
    ]) {
      const there = await join(port, person, { device: 'b', ...seen });
      expect(there.joined.whole).toBe(true);
      await until(() => boxesOf(there).size === 2);
    }
  });

  test('misses nothing that is put while a browser catches up', async () => {
    const { port } = await relayHere();
    const person = newPerson();
    const here = await join(port, person);
    const old = Array.from({ length: 2_000 }, () => newBox());
    for (let at = 0; at < old.length; at += 100) here.say({ say: 'put', boxes: old.slice(at, at + 100) });
    await until(() => boxesOf(here).size === 2_000);

    const there = await join(port, person, { device: 'b' });
    for (let at = 0; at < 200; at++) here.say({ say: 'put', boxes: [newBox()] });
    await until(() => boxesOf(there).size === 2_200);
    const heads = there.heard.flatMap((frame) => (frame.say === 'boxes' ? [frame.head] : []));
    expect(heads).toEqual(heads.toSorted((one, other) => one - other));
  });
});

describe('while a store takes its time,', () => {
  /** One whose pages are old by the time they come. */
  async function slowRelay() {
    const { store } = await relayHere();
    const slow: Store = {
      ...store,
      async since(...asked) {
        const page = await store.since(...asked);
        await new Promise((resolve) => setTimeout(resolve, 20));
        return page;
      },
      close: async () => {},
    };
    return relayHere({ store: slow });
  }

  test('nothing is missed that is put between a page and its coming', async () => {
    const { port } = await slowRelay();
    const person = newPerson();
    const here = await join(port, person);
    const there = await join(port, person, { device: 'b' });
    here.say({ say: 'put', boxes: [newBox()] });
    await here.next('boxes');
    await until(() => boxesOf(there).size === 1);
  });

  test('a browser that catches up is not told that it is behind', async () => {
    const { port } = await slowRelay();
    const person = newPerson();
    const here = await join(port, person);
    here.say({ say: 'put', boxes: Array.from({ length: 200 }, () => newBox()) });
    await until(() => boxesOf(here).size === 200);
    const there = await join(port, person, { device: 'b' });
    let pongs = 0;
    while (boxesOf(there).size < 200) {
      there.say({ say: 'ping', time: 1, head: 0 });
      const { head } = await there.next('pong');
      const told = there.heard.flatMap((frame) => (frame.say === 'boxes' ? [frame.head] : []));
      expect(head).toBeLessThanOrEqual(told.at(-1) ?? 0);
      pongs++;
    }
    expect(pongs).toBeGreaterThan(3);
  });
});

describe('a box', () => {
  test('that is put is told to the whole room, the sender too, and to nobody else', async () => {
    const { port } = await relayHere();
    const person = newPerson();
    const [here, there, stranger] = await Promise.all([
      join(port, person, { device: 'here' }),
      join(port, person, { device: 'there' }),
      join(port, newPerson()),
    ]);
    const box = newBox();
    here.say({ say: 'put', boxes: [box] });
    const told = await here.next('boxes');
    expect(told.boxes).toEqual([box]);
    expect(await there.next('boxes')).toEqual(told);
    stranger.say({ say: 'ping', time: 1, head: 0 });
    expect((await stranger.next('pong')).head).toBe(0);
    expect(boxesOf(stranger).size).toBe(0);
  });

  test('that is not later than the one held changes nothing, and its sender alone is told the one held', async () => {
    const { port } = await relayHere();
    const person = newPerson();
    const here = await join(port, person, { device: 'here' });
    const there = await join(port, person, { device: 'there' });
    const later = newBox({ stamp: stampAt(Date.now(), 5) });
    here.say({ say: 'put', boxes: [later] });
    await there.next('boxes');
    for (const stamp of [later.stamp, stampAt(Date.now() - 1_000)]) {
      there.say({ say: 'put', boxes: [newBox({ slot: later.slot, stamp })] });
      expect(await there.next('boxes')).toEqual({ say: 'boxes', boxes: [later], head: 0 });
    }
    await here.next('boxes');
    here.say({ say: 'ping', time: 1, head: 0 });
    await here.next('pong');
    expect(here.heard.filter(({ say }) => say === 'boxes')).toHaveLength(1);
  });

  test('that is over a minute ahead is refused with the time, and those beside it are kept', async () => {
    const { port } = await relayHere();
    const here = await join(port, newPerson());
    const ahead = newBox({ stamp: stampAt(Date.now() + AHEAD_BY + 5_000) });
    const timely = newBox({ stamp: stampAt(Date.now() + AHEAD_BY - 5_000) });
    here.say({ say: 'put', boxes: [ahead, timely] });
    const refused = await here.next('refused');
    expect(refused).toMatchObject({ because: 'ahead', number: 21, slots: [ahead.slot] });
    expect(refused.time).toBeGreaterThan(0);
    expect((await here.next('boxes')).boxes).toEqual([timely]);
  });

  test('that has no place is refused by its slot; what is there can still be changed, and made smaller', async () => {
    const { port } = await relayHere({ limits: { slots: 2, stored: 1_000 } });
    const here = await join(port, newPerson());
    const [one, two, three] = [newSlot(), newSlot(), newSlot()];
    const put = (slot: string, length: number) =>
      here.say({ say: 'put', boxes: [newBox({ slot, body: 'x'.repeat(length) })] });
    put(one, 400);
    put(two, 400);
    await until(() => boxesOf(here).size === 2);
    put(three, 1);
    expect(await here.next('refused')).toMatchObject({ because: 'room-full', number: 20, slots: [three] });
    put(one, 900);
    expect(await here.next('refused')).toMatchObject({ because: 'room-full', slots: [one] });
    put(two, 100);
    await until(() => boxesOf(here).get(two)?.body.length === 100);
    put(one, 900);
    await until(() => boxesOf(here).get(one)?.body.length === 900);
  });

  test('is kept as it came, as large as a body and a message may be', async () => {
    const { port } = await relayHere();
    const person = newPerson();
    const here = await join(port, person);
    const boxes = [1, 2, 3].map(() => newBox({ body: 'z'.repeat(LIMITS.body) }));
    here.say({ say: 'put', boxes });
    await until(() => boxesOf(here).size === 3);
    const there = await join(port, person, { device: 'b' });
    await until(() => boxesOf(there).size === 3);
    expect([...boxesOf(there).values()]).toEqual(boxes);
  });
});

describe('a ping', () => {
  test('is answered with the time, the time it was asked at and how far the room is', async () => {
    const { port } = await relayHere();
    const here = await join(port, newPerson());
    here.say({ say: 'put', boxes: [newBox()] });
    const { head } = await here.next('boxes');
    here.say({ say: 'ping', time: 4711, head });
    expect(await here.next('pong')).toEqual(expect.objectContaining({ asked: 4711, head }));
  });

  test('keeps a browser, and its lack lets it go', async () => {
    const { port, size } = await relayHere({ limits: { silence: 400 } });
    const silent = await join(port, newPerson());
    const here = await join(port, newPerson());
    const beat = setInterval(() => here.say({ say: 'ping', time: 1, head: 0 }), 50);
    expect(await silent.closed).toEqual({ code: closeCode('too-slow'), reason: 'too-slow' });
    await until(() => size().rooms === 1);
    clearInterval(beat);
    expect(here.ws.readyState).toBe(here.ws.OPEN);
  });

  test('counts people who focus, and not their browsers, for a minute', async () => {
    let now = Date.now();
    const { port } = await relayHere({ now: () => now, limits: { silence: 1e9 } });
    const people = Array.from({ length: 6 }, newPerson);
    const lines = await Promise.all(
      people.flatMap((person) => ['a', 'b'].map((device) => join(port, person, { device }))),
    );
    const askAll = async (focusing: boolean) => {
      for (const line of lines) line.say({ say: 'ping', time: 1, head: 0, focusing });
      return (await Promise.all(lines.map((line) => line.next('pong')))).at(-1)?.buddies;
    };
    await askAll(true);
    now += 2_000;
    expect(await askAll(true)).toBe(6);
    await askAll(false);
    now += 2_000;
    expect(await askAll(false)).toBeUndefined();
    await askAll(true);
    now += 61_000;
    lines[0]?.say({ say: 'ping', time: 1, head: 0 });
    expect((await lines[0]?.next('pong'))?.buddies).toBeUndefined();
  });

  test('counts nobody where that is not wanted', async () => {
    const { port } = await relayHere({ countsBuddies: false });
    const here = await join(port, newPerson());
    here.say({ say: 'ping', time: 1, head: 0, focusing: true });
    expect(await here.next('pong')).not.toHaveProperty('buddies');
  });
});

describe('forgetting', () => {
  test('removes all that is kept of the room, and of no other, and tells the room', async () => {
    const { port, store } = await relayHere();
    const [person, other] = [newPerson(), newPerson()];
    const here = await join(port, person, { device: 'here' });
    const there = await join(port, person, { device: 'there' });
    const elsewhere = await join(port, other);
    elsewhere.say({ say: 'put', boxes: [newBox()] });
    await elsewhere.next('boxes');
    here.say({ say: 'put', boxes: [newBox()] });
    await here.next('boxes');
    here.say({ say: 'forget' });
    await Promise.all([here.next('forgotten'), there.next('forgotten')]);
    expect([await here.closed, await there.closed]).toMatchObject([{ code: 4014 }, { code: 4014 }]);
    expect(await store.since(person.room, 0, 10)).toEqual([]);
    expect(await store.since(other.room, 0, 10)).toHaveLength(1);
  });

  test('is for good: who comes back, with what was forgotten in hand, is refused in words', async () => {
    const relay = await relayHere();
    const person = newPerson();
    const here = await join(relay.port, person, { device: 'here' });
    here.say({ say: 'put', boxes: [newBox()] });
    await here.next('boxes');
    here.say({ say: 'forget' });
    await here.closed;
    const late = await knock(relay.port, person);
    expect(await late.next('refused')).toMatchObject({ because: 'forgotten', number: 14 });
    expect((await late.closed).code).toBe(4014);
    await until(() => relay.size().connections === 0);
    expect(relay.size()).toEqual({ connections: 0, notJoined: 0, rooms: 0 });
  });
});

describe('a relay that leaves', () => {
  test('says when to come back, finishes what was begun, and closes as going away', async () => {
    const relay = await relayHere();
    const line = await join(relay.port, newPerson());
    const box = newBox();
    line.say({ say: 'put', boxes: [box] });
    line.say({ say: 'ping', time: 1, head: 0 });
    await line.next('pong');
    const leaving = relay.close();
    expect((await line.next('leaving')).reconnectAfter).toBeGreaterThanOrEqual(1_000);
    expect((await line.closed).code).toBe(1001);
    await leaving;
    expect(boxesOf(line).get(box.slot)).toEqual(box);
    expect(relay.size()).toEqual({ connections: 0, notJoined: 0, rooms: 0 });
    await expect(dial(relay.port)).rejects.toThrow();
  });
});

describe('a closed relay', () => {
  test('lets nobody make a room without its invitation, and asks nobody for it whose room is there', async () => {
    const { port } = await relayHere({ admission: { invite: 'open sesame' } });
    const person = newPerson();
    for (const invite of [{}, { invite: 'open' }]) {
      const line = await knock(port, person, invite);
      expect(await line.next('refused')).toMatchObject({ because: 'not-invited', number: 11 });
      expect((await line.closed).code).toBe(4011);
    }
    const here = await join(port, person, { invite: 'open sesame' });
    here.say({ say: 'put', boxes: [newBox()] });
    await here.next('boxes');
    await here.close();
    await join(port, person);
  });

  test('lets in the rooms on its list alone', async () => {
    const [person, stranger] = [newPerson(), newPerson()];
    const { port } = await relayHere({ admission: { rooms: new Set([person.room]) } });
    await join(port, person);
    expect((await (await knock(port, stranger)).closed).reason).toBe('not-invited');
  });
});
