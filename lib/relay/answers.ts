import { AHEAD_BY, type Box, type FromBrowser, instantOf, readFromBrowser } from '../wire/protocol.ts';
import { take } from './bucket.ts';
import { type Connection, type Fault, isOpen, refuse, send } from './connection.ts';
import { frameOf, framesOf } from './frame.ts';
import { join } from './join.ts';
import type { Parts } from './parts.ts';
import type { Room } from './room.ts';
import { storeFailed } from './store-failure.ts';

const slotsOf = (boxes: readonly Box[]): string[] => boxes.map(({ slot }) => slot);

/** Keeps boxes. The room is told by the store, the sender alone of what it was too late with or had no place for. */
async function put(parts: Parts, connection: Connection, room: Room, boxes: readonly Box[]): Promise<void> {
  const { store, limits, counts, now } = parts;
  const time = now();
  const isReadOnly = parts.diskUsed >= limits.diskReadOnly;
  const ahead = boxes.filter(({ stamp }) => instantOf(stamp) > time + AHEAD_BY);
  const timely = ahead.length === 0 ? boxes : boxes.filter((box) => !ahead.includes(box));
  if (isReadOnly) refuse(parts, connection, { because: 'read-only', slots: slotsOf(boxes) });
  else if (ahead.length > 0) refuse(parts, connection, { because: 'ahead', time, slots: slotsOf(ahead) });
  if (isReadOnly || timely.length === 0) return;
  parts.pending++;
  const since = performance.now();
  const outcomes = await store
    .commit(timely.map((box) => ({ room: room.name, box })))
    .finally(() => parts.pending--);
  counts.commitSeconds.observe((performance.now() - since) / 1_000);
  for (const { is } of outcomes) counts.boxes.inc({ outcome: is });
  if (outcomes.every(({ is }) => is === 'kept')) return;
  const held = outcomes.flatMap((outcome) => (outcome.is === 'older' ? [{ ...outcome.held, head: 0 }] : []));
  for (const frame of framesOf(held, limits.frame)) send(parts, connection, frame);
  if (outcomes.some(({ is }) => is === 'forgotten'))
    return refuse(parts, connection, { because: 'forgotten' });
  const full = timely.filter((_, at) => outcomes[at]?.is === 'full');
  if (full.length > 0) refuse(parts, connection, { because: 'room-full', slots: slotsOf(full) });
}

/** While a browser catches up the room is as far as it was told: it would take itself for behind, and join again. */
async function pong(
  parts: Parts,
  connection: Connection,
  room: Room,
  { time: asked, focusing }: Extract<FromBrowser, { say: 'ping' }>,
): Promise<void> {
  const { store, buddies, now } = parts;
  if (focusing !== undefined) buddies?.note(room.name, focusing, now());
  const head = connection.catchingUp?.told ?? (await store.head(room.name));
  const counted = buddies?.count(now()) ?? null;
  const company = counted === null ? {} : { buddies: counted };
  send(parts, connection, frameOf({ say: 'pong', time: now(), asked, head, ...company }));
}

function answer(
  parts: Parts,
  connection: Connection,
  room: Room,
  said: Exclude<FromBrowser, { say: 'join' }>,
): Promise<void> {
  switch (said.say) {
    case 'put':
      return put(parts, connection, room, said.boxes);
    case 'ping':
      return pong(parts, connection, room, said);
    case 'forget':
      // The store tells the room, here and at other relays.
      return parts.store.forget(room.name);
  }
}

/** What a message says, or what is wrong with it. What costs least is looked at first. */
function understand(
  parts: Parts,
  { messages, stage, room }: Connection,
  message: Buffer,
  isBinary: boolean,
): FromBrowser | Fault {
  const { rates, limits, now } = parts;
  const wait = take(messages, rates.messages, now());
  if (wait > 0) return { because: 'too-fast', retryAfter: wait };
  if (message.length > limits.frame) return { because: 'frame-too-large' };
  const said = isBinary ? null : readFromBrowser(message.toString());
  if (!said) return { because: 'not-understood' };
  if (said.say === 'join') return stage === 'new' ? said : { because: 'already-joined' };
  if (stage !== 'joined' || !room) return { because: 'not-joined' };
  const roomWait = take(room.messages, rates.room, now());
  return roomWait > 0 ? { because: 'too-fast', retryAfter: roomWait } : said;
}

/** What becomes of one message. */
export function hear(parts: Parts, connection: Connection, message: Buffer, isBinary: boolean): void {
  if (!isOpen(connection)) return;
  connection.heardAt = parts.now();
  const said = understand(parts, connection, message, isBinary);
  const { room } = connection;
  if ('because' in said) refuse(parts, connection, said);
  else if (said.say === 'join') join(parts, connection, said);
  else if (room)
    answer(parts, connection, room, said).catch((error) => storeFailed(parts, connection, error));
}
