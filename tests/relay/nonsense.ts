import { connect, type Socket } from 'node:net';
import { PATH } from '../../lib/wire/protocol.ts';
import { dial, join, soon } from './dial.ts';
import { joinOf, newBox, newPerson } from './person.ts';

/** A number from 0 to 1 that is the same in each run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Random = () => number;

const pick = <Item>(random: Random, items: readonly [Item, ...Item[]]): Item =>
  items[Math.floor(random() * items.length)] ?? items[0];

const WRONG = [
  0,
  -1,
  1.5,
  1e300,
  'x',
  '',
  null,
  true,
  [],
  {},
  [{}],
  JSON.parse('{"__proto__":{}}'),
  'é'.repeat(40),
  '\ud800',
] as const;

/** The same with something wrong, at any depth. */
function spoilt(random: Random, value: unknown): unknown {
  const isNested = typeof value === 'object' && value !== null;
  const [first, ...more] = isNested ? Object.entries(value) : [];
  if (!isNested || !first || random() < 0.1) return pick(random, WRONG);
  const [key, inner] = pick(random, [first, ...more]);
  return Object.assign(Array.isArray(value) ? [...value] : { ...value }, { [key]: spoilt(random, inner) });
}

/** Something that is nearly a message of these, or nothing like one. */
function nonsense(random: Random, sensible: readonly [unknown, ...unknown[]]): string | Buffer {
  const text = JSON.stringify(spoilt(random, pick(random, sensible)));
  const at = Math.floor(random() * text.length);
  const bytes = Buffer.from(text);
  bytes[at] = random() * 256;
  return pick<() => string | Buffer>(random, [
    () => text,
    () => text.slice(0, at),
    () => `${text}}`,
    () => bytes.toString('latin1'),
    () => bytes,
    () => '\0'.repeat(at),
    () => '['.repeat(5_000),
  ])();
}

/** Calls something so many times, fifty at a time. */
async function manyTimes(count: number, call: (at: number) => Promise<unknown>): Promise<void> {
  let called = 0;
  const some = async () => {
    while (called < count) await call(called++);
  };
  await Promise.all(Array.from({ length: 50 }, some));
}

/**
 * So many connections, of which each says things that make no sense, before it joined or after, until one of them is
 * not understood: who is refused for it is sent away, and nothing that follows is listened to.
 */
export async function babble(
  port: number,
  when: 'before' | 'after',
  { count, random }: { count: number; random: Random },
): Promise<void> {
  await manyTimes(count, async () => {
    const person = newPerson();
    const line = await (when === 'before' ? dial(port) : join(port, person));
    const nonce = when === 'before' ? (await line.next('hello')).nonce : '';
    const joining = joinOf(person, { address: line.address, nonce });
    const put = { say: 'put', boxes: [newBox(), newBox({ passing: true })] };
    const words = [put, joining, { say: 'ping', time: Date.now(), head: 0, focusing: true }] as const;
    // Some of it makes sense after all, and is followed by more; the last never does.
    for (let said = 0; said < 4; said++) line.ws.send(nonsense(random, [...words, { say: 'forget' }]));
    line.ws.send(Buffer.alloc(1));
    await soon(line.closed, 'the end of one who talks nonsense');
  });
}

export const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
export const HANDSHAKE = `GET ${PATH} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`;

/** A reset is an end, too. */
export const endOf = (socket: Socket): Promise<unknown> =>
  new Promise((resolve) => socket.on('error', resolve).on('close', resolve));

/** Answers what comes back for a handshake and bytes. */
export async function raw(port: number, bytes: Buffer | string, first = HANDSHAKE): Promise<Buffer> {
  const socket: Socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.write(first);
  socket.end(bytes);
  await soon(endOf(socket), 'the end of a violation');
  return Buffer.concat(chunks);
}

/** What no client may send (RFC 6455). */
export const VIOLATIONS: [string, Buffer][] = [
  ['an unmasked message', Buffer.from([0x81, 0x02, 0x7b, 0x7d])],
  ['a reserved bit', Buffer.from([0xc1, 0x80, 0, 0, 0, 0])],
  ['a reserved word', Buffer.from([0x83, 0x80, 0, 0, 0, 0])],
  ['a long ping', Buffer.from([0x89, 0xfe, 0x01, 0x00, 0, 0, 0, 0])],
  ['a ping in parts', Buffer.from([0x09, 0x80, 0, 0, 0, 0])],
  ['a part of nothing', Buffer.from([0x80, 0x80, 0, 0, 0, 0])],
  ['two beginnings', Buffer.from([0x01, 0x80, 0, 0, 0, 0, 0x01, 0x80, 0, 0, 0, 0])],
  ['text that is none', Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe])],
  ['a close of one byte', Buffer.from([0x88, 0x81, 0, 0, 0, 0, 0x03])],
  ['a close with no such code', Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xed])],
  ['2^63 bytes', Buffer.from([0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ['a thousand empty parts', Buffer.concat(Array(1_000).fill(Buffer.from([0x01, 0x80, 0, 0, 0, 0])))],
];

/**
 * So many connections that keep to no protocol: by the list, and with random bytes after a handshake or instead of one.
 * Answers how many of them were greeted before.
 */
export async function violate(
  port: number,
  { count, random }: { count: number; random: Random },
): Promise<number> {
  let greeted = 0;
  await manyTimes(count, async (at) => {
    const listed = VIOLATIONS[at % (2 * VIOLATIONS.length)]?.[1];
    const bytes = Buffer.from(Array.from({ length: 1 + Math.floor(random() * 300) }, () => random() * 256));
    const answer = await raw(port, listed ?? bytes, listed || random() < 0.5 ? HANDSHAKE : '');
    if (answer.includes('hello')) greeted++;
  });
  return greeted;
}
