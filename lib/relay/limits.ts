import * as z from 'zod/mini';
import { JOIN_WITHIN, LIMITS, PING_EVERY } from '../wire/protocol.ts';
import type { Rate } from './bucket.ts';
import { NextStep } from './next-step.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Everything that bounds what strangers can ask of a relay. `variable` sets another; `least` is what the wire promises. */
export const TABLE = {
  frame: { is: LIMITS.frame, variable: 'FRAME_BYTES', least: LIMITS.frame, of: 'bytes of one message' },
  slots: { is: LIMITS.slots, variable: 'ROOM_SLOTS', least: LIMITS.slots, of: 'slots of one room' },
  stored: { is: LIMITS.stored, variable: 'ROOM_BYTES', least: LIMITS.stored, of: 'bytes kept of one room' },
  joinWithin: { is: JOIN_WITHIN, variable: 'JOIN_WITHIN', least: 1, of: 'milliseconds to join' },
  silence: {
    is: 3 * PING_EVERY,
    variable: 'SILENCE',
    least: 3 * PING_EVERY,
    of: 'silent milliseconds before a browser is let go',
  },
  waiting: {
    is: 1_048_576,
    variable: 'WAITING_BYTES',
    least: 4 * LIMITS.frame,
    of: 'bytes waiting for a browser that does not read',
  },
  messages: { is: 20, variable: 'MESSAGES', least: 1, of: 'messages a second of one browser' },
  messageBurst: { is: 60, variable: 'MESSAGE_BURST', least: 1, of: 'messages at once of one browser' },
  roomMessages: { is: 40, variable: 'ROOM_MESSAGES', least: 1, of: 'messages a second in one room' },
  roomBurst: { is: 120, variable: 'ROOM_BURST', least: 1, of: 'messages at once in one room' },
  roomSockets: { is: 16, variable: 'ROOM_SOCKETS', least: 1, of: 'connections to one room' },
  roomDays: { is: 180, variable: 'ROOM_DAYS', least: 1, of: 'days without a visit before a room is deleted' },
  addressSockets: { is: 32, variable: 'ADDRESS_SOCKETS', least: 1, of: 'connections from one address' },
  addressRooms: { is: 10, variable: 'ADDRESS_ROOMS', least: 0, of: 'new rooms a day from one address' },
  addressJoins: { is: 5, variable: 'ADDRESS_JOINS', least: 1, of: 'joins a second from one address' },
  addressFailures: {
    is: 20,
    variable: 'ADDRESS_FAILURES',
    least: 1,
    of: 'failed joins an hour from one address',
  },
  sockets: { is: 10_000, variable: 'SOCKETS', least: 1, of: 'connections in all' },
  notJoined: { is: 1_000, variable: 'SOCKETS_NOT_JOINED', least: 1, of: 'connections that have not joined' },
  diskNoNew: {
    is: 80,
    variable: 'DISK_NO_NEW',
    least: 1,
    of: 'per cent of the disk used before no new room is taken',
  },
  diskReadOnly: {
    is: 95,
    variable: 'DISK_READ_ONLY',
    least: 1,
    of: 'per cent of the disk used before nothing is',
  },
} as const;

export type Limits = Record<keyof typeof TABLE, number>;

const NAMES = Object.keys(TABLE) as (keyof typeof TABLE)[];

export const DEFAULTS = Object.fromEntries(NAMES.map((name) => [name, TABLE[name].is])) as Limits;

/** The table as somebody set it. Refuses what is no whole number and what is below the wire's promise. */
export function limitsFrom(environment: Readonly<Record<string, string | undefined>>): Limits {
  const limits = { ...DEFAULTS };
  for (const name of NAMES) {
    const { variable, least, of } = TABLE[name];
    const text = environment[variable];
    if (text === undefined || text === '') continue;
    const parsed = z.int().check(z.minimum(least)).safeParse(Number(text));
    if (!parsed.success)
      throw new NextStep(`${variable} (${of}) is "${text}": set a whole number of at least ${least}.`);
    limits[name] = parsed.data;
  }
  return limits;
}

/** What `hello` tells of them. A body's and a put's are the wire's own. */
export const toldOf = ({ frame, slots, stored }: Limits) => ({
  frame,
  body: LIMITS.body,
  boxes: LIMITS.boxes,
  slots,
  stored,
});

export type Rates = Record<'messages' | 'room' | 'joins' | 'failures' | 'rooms', Rate>;

export const ratesOf = (limits: Limits): Rates => ({
  messages: { burst: limits.messageBurst, every: SECOND / limits.messages },
  room: { burst: limits.roomBurst, every: SECOND / limits.roomMessages },
  // A second's worth at once: a family behind one address comes back together.
  joins: { burst: limits.addressJoins * 4, every: SECOND / limits.addressJoins },
  failures: { burst: limits.addressFailures, every: HOUR / limits.addressFailures },
  rooms: { burst: limits.addressRooms, every: DAY / Math.max(1, limits.addressRooms) },
});
