import { createHash, timingSafeEqual } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { VERSION } from '../wire/protocol.ts';
import { take, waitFor } from './bucket.ts';
import { type Connection, type Fault, isOpen, refuse, send } from './connection.ts';
import { frameOf, framesOf } from './frame.ts';
import type { Parts } from './parts.ts';
import { isProven, type Join } from './proof.ts';
import { devicesIn, enter, type Room, tellRoom } from './room.ts';
import { storeFailed } from './store-failure.ts';

/** So many boxes are read at once for a browser that catches up: a megabyte at their largest. */
const READ_AT_ONCE = 64;

const HOUR = 3_600_000;

/** By their digests, so that the time it takes tells nothing. */
const isSame = (one: string, other: string): boolean => {
  const [these, those] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return these !== undefined && those !== undefined && timingSafeEqual(these, those);
};

/** What is wrong with a join that can be told without asking the store; counts it as failed where it might be a guess. */
function faultOf(parts: Parts, { visitor, dialled, nonce }: Connection, join: Join): Fault | null {
  const { rates, admission, now } = parts;
  const retryAfter =
    take(visitor.joins, rates.joins, now()) || waitFor(visitor.failures, rates.failures, now());
  if (retryAfter > 0) return { because: 'too-fast', retryAfter };
  if (join.version !== VERSION) return { because: 'wrong-version' };
  if (!isProven(join, dialled, nonce)) {
    take(visitor.failures, rates.failures, now());
    return { because: 'bad-proof' };
  }
  if (admission.rooms && !admission.rooms.has(join.room)) return { because: 'not-invited' };
  return null;
}

/** What stands against making a room. Who comes to one that is there was let in by whoever made it. */
function objectionTo(parts: Parts, { visitor }: Connection, join: Join): Fault | null {
  const { rates, admission, limits, now, diskUsed } = parts;
  if (admission.invite !== null && !isSame(join.invite ?? '', admission.invite)) {
    take(visitor.failures, rates.failures, now());
    return { because: 'not-invited' };
  }
  if (diskUsed >= limits.diskNoNew) return { because: 'no-new-rooms', retryAfter: HOUR };
  const retryAfter = take(visitor.rooms, rates.rooms, now());
  return retryAfter > 0 ? { because: 'no-new-rooms', retryAfter } : null;
}

const drained = ({ socket }: Connection): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.once('drain', done).once('close', done);
  });

/**
 * Tells what was committed after a head, page by page and no faster than it is read. What is committed meanwhile
 * is read as well and not sent in between, so that heads never go back.
 */
async function catchUp(
  parts: Parts,
  connection: Connection,
  room: Room,
  since: number,
  head: number,
): Promise<void> {
  const progress = { told: since, more: false };
  connection.catchingUp = progress;
  while (isOpen(connection)) {
    progress.more = false;
    const held = await parts.store.since(room.name, progress.told, READ_AT_ONCE);
    for (const frame of framesOf(held, parts.limits.frame)) {
      send(parts, connection, frame);
      if (connection.socket.writableNeedDrain) await drained(connection);
    }
    progress.told = held.at(-1)?.head ?? progress.told;
    if (held.length < READ_AT_ONCE && !progress.more) break;
    await nextTurn();
  }
  if (progress.told < head) send(parts, connection, frameOf({ say: 'boxes', boxes: [], head }));
  connection.catchingUp = null;
}

/** What stands against entering a room as it is now, which only the store knows. */
async function refusalBy(parts: Parts, connection: Connection, join: Join): Promise<Fault | null> {
  const { rooms, store, limits } = parts;
  const room = rooms.get(join.room);
  if (room && room.connections.size >= limits.roomSockets)
    return { because: 'too-many', retryAfter: limits.silence };
  const state = room ? 'there' : await store.stateOf(join.room);
  if (state === 'forgotten') return { because: 'forgotten' };
  return state === 'there' ? null : objectionTo(parts, connection, join);
}

async function letIn(parts: Parts, connection: Connection, join: Join): Promise<void> {
  const { store, counts, now } = parts;
  const fault = await refusalBy(parts, connection, join);
  if (fault) refuse(parts, connection, fault);
  if (!isOpen(connection)) return;
  const room = await enter(parts, connection, join.room);
  const head = await store.head(join.room);
  if (!isOpen(connection)) return;
  connection.stage = 'joined';
  connection.device = join.device;
  connection.nonce = '';
  parts.notJoined--;
  counts.joins.inc();
  const members = devicesIn(parts, room);
  // A browser that saw more than there is saw a room that has been swept since.
  const whole = join.epoch !== store.epoch || join.since > head;
  const { epoch } = store;
  send(
    parts,
    connection,
    frameOf({ say: 'joined', head, epoch, time: now(), asked: join.time, members, whole }),
  );
  tellRoom(parts, room, { say: 'members', members }, connection);
  await catchUp(parts, connection, room, whole ? 0 : join.since, head);
}

/** Lets a browser into its room that proves it is its own. */
export function join(parts: Parts, connection: Connection, said: Join): void {
  connection.stage = 'joining';
  const fault = faultOf(parts, connection, said);
  if (fault) refuse(parts, connection, fault);
  else letIn(parts, connection, said).catch((error) => storeFailed(parts, connection, error));
}
