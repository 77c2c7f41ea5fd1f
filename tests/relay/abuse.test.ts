import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Relay } from '../../lib/relay/relay.ts';
import { type Because, closeCode, LIMITS, PATH, REFUSALS } from '../../lib/wire/protocol.ts';
import { boxesOf, dial, join, knock, type Line, soon, until } from './dial.ts';
import { babble, endOf, HANDSHAKE, KEY, raw, seeded, VIOLATIONS, violate } from './nonsense.ts';
import { joinOf, newBox, newPerson } from './person.ts';
import { relayHere } from './relay-here.ts';

/** Refused with its word and its number, and then closed with the same. */
async function expectRefused(line: Line, because: Because): Promise<void> {
  const refused = await line.next('refused');
  expect(refused).toMatchObject({ because, number: REFUSALS[because].number });
  expect(await line.closed).toEqual({ code: closeCode(because), reason: because });
  expect(line.heard.some(({ say }) => say === 'boxes')).toBe(false);
}

async function expectUnharmed({ port, size }: Relay): Promise<void> {
  await until(() => size().connections === 0);
  expect(size()).toEqual({ connections: 0, notJoined: 0, rooms: 0 });
  const here = await join(port, newPerson());
  here.say({ say: 'put', boxes: [newBox()] });
  await here.next('boxes');
}

describe('a join that proves nothing is refused and learns nothing:', () => {
  const roomOf = async (port: number) => {
    const person = newPerson();
    const here = await join(port, person);
    here.say({ say: 'put', boxes: [newBox()] });
    await here.next('boxes');
    return person;
  };
  type Joining = ReturnType<typeof joinOf>;
  const flipped = (proof: string) => `${proof[0] === 'A' ? 'B' : 'A'}${proof.slice(1)}`;
  const wrongs: [string, (join: Joining) => unknown, { address?: string }?][] = [
    ['a flipped bit', (join) => ({ ...join, proof: flipped(join.proof) })],
    ['another address', (join) => join, { address: 'elsewhere.example' }],
    ['another device', (join) => ({ ...join, device: 'b' })],
    ["another person's key", (join) => ({ ...join, key: newPerson().key })],
    ['bytes that are no key', (join) => ({ ...join, key: `${'_'.repeat(42)}8` })],
  ];

  test.each(wrongs)('%s', async (_, change, { address } = {}) => {
    const { port } = await relayHere();
    const person = await roomOf(port);
    const line = await dial(port);
    const { nonce } = await line.next('hello');
    line.say(change(joinOf(person, { address: address ?? line.address, nonce })));
    await expectRefused(line, 'bad-proof');
  });

  test("another's room, with a key of one's own", async () => {
    const { port } = await relayHere();
    const { room } = await roomOf(port);
    await expectRefused(await knock(port, { ...newPerson(), room }), 'bad-proof');
  });

  test('a proof that was used on another connection', async () => {
    const { port } = await relayHere();
    const person = await roomOf(port);
    const first = await dial(port);
    const said = joinOf(person, { address: first.address, nonce: (await first.next('hello')).nonce });
    first.say(said);
    await first.next('joined');
    const second = await dial(port);
    await second.next('hello');
    second.say(said);
    await expectRefused(second, 'bad-proof');
  });

  test('the same proof twice on one connection', async () => {
    const { port } = await relayHere();
    const line = await dial(port);
    const said = joinOf(newPerson(), { address: line.address, nonce: (await line.next('hello')).nonce });
    line.say(said);
    await line.next('joined');
    line.say(said);
    await expectRefused(line, 'already-joined');
  });

  test('one of another version', async () => {
    const { port } = await relayHere();
    const line = await dial(port);
    const { nonce } = await line.next('hello');
    line.say({ ...joinOf(newPerson(), { address: line.address, nonce }), version: 2 });
    await expectRefused(line, 'wrong-version');
  });
});

test('the address is the one that was set, whatever a request says', async () => {
  const { port } = await relayHere({ admission: { address: 'sync.example.org' } });
  await expectRefused(await knock(port, newPerson()), 'bad-proof');
  const line = await dial(port);
  const { nonce } = await line.next('hello');
  line.say(joinOf(newPerson(), { address: 'sync.example.org', nonce }));
  await line.next('joined');
});

describe('who asks', () => {
  test.each(['https://evil.example', 'http://127.0.0.1', 'null', 'file://'])(
    'from the page %s is refused',
    async (origin) => expectRefused(await dial((await relayHere()).port, { origin }), 'foreign-origin'),
  );

  test.each(['chrome-extension://abc', 'moz-extension://abc', 'safari-web-extension://abc'])(
    'from %s is let in',
    async (origin) => {
      const line = await knock((await relayHere()).port, newPerson(), {}, { origin });
      await line.next('joined');
    },
  );
});

describe('what is said at the wrong time or in the wrong way is refused:', () => {
  test.each([
    ['anything but a join before it', { say: 'put', boxes: [newBox()] }, 'not-joined'],
    ['a ping before the join', { say: 'ping', time: 1, head: 0 }, 'not-joined'],
    ['a word that is none', { say: 'hello?' }, 'not-understood'],
    ['a put without boxes', { say: 'put', boxes: [] }, 'not-understood'],
    ['too many boxes', { say: 'put', boxes: Array(257).fill(newBox({ body: '' })) }, 'not-understood'],
    ['a list', [], 'not-understood'],
  ] as [string, unknown, Because][])('%s', async (_, said, because) => {
    const relay = await relayHere();
    const line = await dial(relay.port);
    line.say(said);
    await expectRefused(line, because);
  });

  test('bytes', async () => {
    const line = await dial((await relayHere()).port);
    line.ws.send(Buffer.from('{}'));
    await expectRefused(line, 'not-understood');
  });

  test('a message that is too large, up to four times; one above is not even read', async () => {
    const { port } = await relayHere();
    const large = await join(port, newPerson());
    large.ws.send('x'.repeat(4 * LIMITS.frame));
    await expectRefused(large, 'frame-too-large');
    const huge = await join(port, newPerson());
    huge.ws.send('x'.repeat(4 * LIMITS.frame + 1));
    expect((await huge.closed).code).toBe(1009);
  });
});

describe('too much is refused with when it may go better:', () => {
  const limits = { messages: 10, messageBurst: 5, roomMessages: 10, roomBurst: 12 };
  const ping = { say: 'ping', time: 1, head: 0 };

  test('from one browser', async () => {
    const { port } = await relayHere({ limits });
    const line = await join(port, newPerson());
    for (let at = 0; at < 10; at++) line.say(ping);
    const { because, retryAfter } = await line.next('refused');
    expect(because).toBe('too-fast');
    expect(retryAfter).toBeGreaterThan(0);
    expect((await line.closed).code).toBe(4008);
  });

  test("WebSocket's own pings", async () => {
    const { port } = await relayHere({ limits });
    const line = await join(port, newPerson());
    for (let at = 0; at < 10; at++) line.ws.ping();
    await expectRefused(line, 'too-fast');
  });

  test('in one room', async () => {
    const { port } = await relayHere({ limits });
    const person = newPerson();
    const lines = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((device) => join(port, person, { device })),
    );
    for (const line of lines) for (let at = 0; at < 4; at++) line.say(ping);
    await until(() => lines.some(({ heard }) => heard.some((frame) => frame.say === 'refused')));
  });

  test('connections to one room', async () => {
    const { port } = await relayHere({ limits: { roomSockets: 2 } });
    const person = newPerson();
    await join(port, person);
    await join(port, person);
    await expectRefused(await knock(port, person), 'too-many');
  });

  test.each([
    ['from one address', { addressSockets: 2 }],
    ['in all', { sockets: 2 }],
    ['that do not join', { notJoined: 2 }],
  ])('connections %s', async (_, limits) => {
    const relay = await relayHere({ limits });
    const lines = [await dial(relay.port), await dial(relay.port)];
    await expectRefused(await dial(relay.port), 'too-many');
    for (const line of lines) await line.close();
    await expectUnharmed(relay);
  });

  test('new rooms, but not ones that are there', async () => {
    const { port } = await relayHere({ limits: { addressRooms: 1 } });
    const person = newPerson();
    const here = await join(port, person);
    const line = await knock(port, newPerson());
    expect((await line.next('refused')).retryAfter).toBeGreaterThan(3_600_000);
    expect((await line.closed).reason).toBe('no-new-rooms');
    here.say({ say: 'put', boxes: [newBox()] });
    await here.next('boxes');
    await here.close();
    await join(port, person);
  });

  test('joins, and failed ones sooner', async () => {
    const { port } = await relayHere({ limits: { addressFailures: 2, addressJoins: 3 } });
    const { room } = newPerson();
    for (let at = 0; at < 2; at++)
      await expectRefused(await knock(port, { ...newPerson(), room }), 'bad-proof');
    await expectRefused(await knock(port, newPerson()), 'too-fast');
  });

  test('counted by where it comes from, as a trusted proxy tells', async () => {
    const { port } = await relayHere({
      limits: { addressSockets: 1 },
      admission: { trustedHeader: 'x-forwarded-for' },
    });
    const from = (list: string) => dial(port, { headers: { 'x-forwarded-for': list } });
    await (await from('2001:db8:1:2::1')).next('hello');
    await (await from('2001:db8:1:2::1, 2001:db8:1:3::1')).next('hello');
    await expectRefused(await from('9.9.9.9, 2001:db8:1:2:ffff::2'), 'too-many');
  });
});

describe('who does not go on', () => {
  test('to join is closed in time, however many they are', async () => {
    const relay = await relayHere({ limits: { joinWithin: 300 } });
    const lines = await Promise.all(Array.from({ length: 200 }, () => dial(relay.port)));
    await Promise.all(lines.map((line) => expectRefused(line, 'too-slow')));
    await expectUnharmed(relay);
  });

  test('with its handshake is closed in time', async () => {
    const relay = await relayHere({ limits: { joinWithin: 300 } });
    const socket = connect(relay.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`GET ${PATH} HTTP/1.1\r\n`);
    const drip = setInterval(() => socket.write('X-Drip: drop\r\n'), 50);
    socket.resume();
    await soon(endOf(socket), 'the end of a handshake that does not end');
    clearInterval(drip);
    await expectUnharmed(relay);
  });

  test('reading is let go, and the others of its room hear no later for it', async () => {
    const relay = await relayHere();
    const person = newPerson();
    const dead = await join(relay.port, person, { device: 'dead' });
    const here = await join(relay.port, person, { device: 'here' });
    dead.ws.pause();
    const large = () => newBox({ body: 'x'.repeat(LIMITS.body) });
    let sent = 0;
    while (relay.size().connections === 2 && sent < 64 * 1_048_576) {
      const boxes = [large(), large(), large()].map((box, at) => ({ ...box, slot: `${at}`.padEnd(22, 's') }));
      here.say({ say: 'put', boxes });
      await here.next('boxes');
      sent += 3 * LIMITS.body;
    }
    await until(() => relay.size().connections === 1);
    here.say({ say: 'put', boxes: [newBox()] });
    await here.next('boxes');
    dead.ws.terminate();
  });
});

describe('nothing that strangers send does harm:', () => {
  test.each(['before', 'after'] as const)('2,000 random messages %s joining', async (when) => {
    const relay = await relayHere({ limits: { addressFailures: 1_000_000 } });
    await babble(relay.port, when, { count: 2_000, random: seeded(4711) });
    await expectUnharmed(relay);
  });

  test('raw violations of the protocol, after a handshake and instead of one', async () => {
    const relay = await relayHere();
    for (const [what, bytes] of VIOLATIONS) {
      const answer = await raw(relay.port, bytes);
      expect(answer.includes('hello'), what).toBe(true);
      expect(answer.includes('joined'), what).toBe(false);
    }
    expect(await violate(relay.port, { count: 500, random: seeded(42) })).toBeGreaterThan(250);
    await expectUnharmed(relay);
  });

  test('handshakes that are none', async () => {
    const relay = await relayHere();
    for (const [handshake, status] of [
      [HANDSHAKE.replace(PATH, '/v2/ws'), 404],
      [HANDSHAKE.replace(PATH, `${PATH}/../../etc`), 404],
      [HANDSHAKE.replace(KEY, 'short'), 400],
      [HANDSHAKE.replace('Version: 13', 'Version: 7'), 400],
      [HANDSHAKE.replace('GET', 'POST'), 405],
      [HANDSHAKE.replace('Host: x', `Host: ${'x'.repeat(20_000)}`), 431],
    ] as const)
      expect(String(await raw(relay.port, '', handshake)).slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
    await expectUnharmed(relay);
  });
});

test('nothing is remembered of a room once its last browser left, however often they come and go', async () => {
  const relay = await relayHere();
  const people = Array.from({ length: 20 }, newPerson);
  for (let round = 0; round < 25; round++) {
    const lines = await Promise.all(people.map((person) => join(relay.port, person)));
    for (const [at, line] of lines.entries()) {
      line.say({ say: 'put', boxes: [newBox()] });
      if (at % 3 === 0) line.ws.terminate();
      else void line.close();
    }
    await Promise.all(lines.map(({ closed }) => closed));
  }
  await until(() => relay.size().connections === 0);
  expect(relay.size()).toEqual({ connections: 0, notJoined: 0, rooms: 0 });
});

test('a browser that reads slowly gets all that it missed', async () => {
  const { port } = await relayHere({ limits: { waiting: 300_000 } });
  const person = newPerson();
  const here = await join(port, person);
  for (let at = 0; at < 200; at++) {
    here.say({ say: 'put', boxes: [newBox({ body: 'x'.repeat(LIMITS.body) })] });
    await here.next('boxes');
  }
  const slow = await join(port, person, { device: 'slow' });
  const stutter = setInterval(() => (slow.ws.isPaused ? slow.ws.resume() : slow.ws.pause()), 3);
  await until(() => boxesOf(slow).size === 200);
  clearInterval(stutter);
});
