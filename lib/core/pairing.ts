import * as z from 'zod/mini';
import { boolean, number, string } from './shapes.ts';

/** The room this person's browsers share: its secret, and the relay it is on. Kept apart from all else, never synced. */
export const Pairing = z.object({
  /** 32 bytes, base64url. */
  secret: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** As `relayAddress` gives it. */
  relay: string,
  /** For a relay that is not open to everybody. */
  invite: z.optional(string),
  /** Another browser took this one out. It stays as it is until somebody pairs it again. */
  gone: z.optional(boolean),
});
export type Pairing = z.infer<typeof Pairing>;

/**
 * How far this browser has heard its room, and when. `reads`: the kinds of records it knew then; one that knows more
 * asks anew, and so does one that was away for longer than the relay keeps what is passing.
 */
export const Heard = z.object({
  room: string,
  epoch: string,
  head: number,
  reads: string,
  at: z._default(number, 0),
});
export type Heard = z.infer<typeof Heard>;

/** What is known of the connection to the relay, for pages; forgotten with the browser. */
export const LinkStatus = z.object({
  is: z.enum(['connecting', 'joined', 'waiting']),
  /** Why it waits, or what the relay would not keep. */
  because: z.optional(string),
  retryAt: z.optional(number),
  /** The devices in the room now. */
  members: z.array(string),
  /** Milliseconds to the relay and back, at best. */
  roundTrip: z.optional(number),
  /** Milliseconds from a change in another browser until it was heard here, last time. */
  delay: z.optional(number),
  /** Records that could not be read, and records of a later version's kinds. */
  skipped: number,
  newer: number,
  buddies: z.optional(z.union([number, z.literal('few')])),
});
export type LinkStatus = z.infer<typeof LinkStatus>;

const ON_THIS_MACHINE = /^(localhost|127\.0\.0\.1)(:\d+)?$/;

/**
 * A relay's address as somebody types it: with or without scheme, always encrypted but on this machine. Null when it
 * is none.
 */
export function relayAddress(typed: string): string | null {
  const bare = typed
    .trim()
    .replace(/^(wss?|https?):\/\//i, '')
    .replace(/\/+$/, '');
  const [host = ''] = bare.split('/');
  const scheme = ON_THIS_MACHINE.test(host.toLowerCase()) ? 'ws' : 'wss';
  const read = URL.parse(`${scheme}://${bare}`);
  return read && host !== '' && !read.username && !read.search && !read.hash
    ? `${scheme}://${read.host}${read.pathname.replace(/\/+$/, '')}`
    : null;
}
