import { closeCode, type FromRelay } from '../wire/protocol.ts';
import { type Bucket, fullBucket } from './bucket.ts';
import { type Connection, isOpen, send } from './connection.ts';
import { frameOf, framesOf } from './frame.ts';
import type { Parts } from './parts.ts';
import type { Held } from './store.ts';

/** A room while somebody is in it. */
export interface Room {
  readonly name: string;
  readonly connections: Set<Connection>;
  readonly messages: Bucket;
  /** How to end the subscription, once there is one. */
  readonly subscribed: Promise<() => void>;
}

const joinedIn = ({ connections }: Room): Connection[] =>
  [...connections].filter((connection) => connection.stage === 'joined' && isOpen(connection));

/** The devices in a room, each once, however many connections it has; none where others may be at another relay. */
export const devicesIn = ({ store }: Parts, room: Room): string[] =>
  store.isShared ? [] : [...new Set(joinedIn(room).map(({ device }) => device))];

/** Tells everybody in a room, or everybody else. */
export function tellRoom(parts: Parts, room: Room, said: FromRelay, but: Connection | null = null): void {
  const frame = frameOf(said);
  for (const connection of joinedIn(room)) if (connection !== but) send(parts, connection, frame);
}

function publish(parts: Parts, room: Room, boxes: readonly Held[]): void {
  const frames = framesOf(boxes, parts.limits.frame);
  for (const connection of room.connections) {
    // Who is about to join will read them.
    if (connection.stage !== 'joined') continue;
    if (connection.catchingUp) connection.catchingUp.more = true;
    else for (const frame of frames) send(parts, connection, frame);
  }
}

/** Tells everybody that there is nothing to come back to, and sends them away. */
function dismiss(parts: Parts, room: Room): void {
  tellRoom(parts, room, { say: 'forgotten' });
  for (const { ws } of room.connections) ws.close(closeCode('forgotten'), 'forgotten');
}

/** Puts a connection into its room; once this resolves, nothing committed to the room goes by unnoticed. */
export async function enter(parts: Parts, connection: Connection, name: string): Promise<Room> {
  let room = parts.rooms.get(name);
  if (!room) {
    const fresh: Room = {
      name,
      connections: new Set(),
      messages: fullBucket(),
      subscribed: parts.store.subscribe(name, {
        committed: (boxes) => publish(parts, fresh, boxes),
        forgotten: () => dismiss(parts, fresh),
      }),
    };
    room = fresh;
    parts.rooms.set(name, room);
  }
  room.connections.add(connection);
  connection.room = room;
  await room.subscribed;
  return room;
}

/** The last to leave takes the room along. */
export function leave(parts: Parts, connection: Connection): void {
  const { room } = connection;
  connection.room = null;
  if (!room?.connections.delete(connection)) return;
  if (room.connections.size > 0) {
    if (connection.stage === 'joined')
      tellRoom(parts, room, { say: 'members', members: devicesIn(parts, room) });
    return;
  }
  parts.rooms.delete(room.name);
  room.subscribed.then(
    (stop) => stop(),
    () => {
      // There was never a subscription to end; who asked for it was told.
    },
  );
}
