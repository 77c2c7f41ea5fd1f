/**
 * What browsers and a relay say to each other: version 1.
 *
 * A *room* is all that one person's browsers share. It holds the newest *box* of every *slot*, and nothing else: no
 * log, no order of operations. A box is what a slot holds since a stamp, sealed; of two boxes for one slot the one
 * with the later stamp stays, on the relay as in every browser. The relay compares stamps as text, keeps sealed
 * bytes and says what is new. It can neither read a box, nor make one, nor pass one off as another's.
 *
 *     browser                                relay
 *        | ------ WebSocket to /v1/ws ------> |
 *        | <------------------------- hello   |  who I am, what I allow, a nonce to sign
 *        | join ----------------------------> |  within 5 s; a proof that I hold the room's key
 *        | <------------------------- joined  |  this is how far the room is; then, in boxes,
 *        | <-------------------------- boxes  |  all that is newer than `since`
 *        | put -----------------------------> |
 *        | <-------------------------- boxes  |  committed; to the whole room, and to the sender as a receipt
 *        | ping ----------------------------> |  every 20 s
 *        | <--------------------------- pong  |
 *
 * Every frame is one text message: JSON, an object with the word `say`. What a later version adds to a frame is
 * ignored. Bytes are base64url without padding. Instants are epoch milliseconds.
 *
 * **Room and proof.** A room is made by making an Ed25519 key pair. The room's name is the first 16 bytes of SHA-256
 * of the public key, so nobody registers one and nobody can take another's. To join, a browser signs what
 * `proofText` spells: the version, the address it dialled (so that no relay can use the proof at another), the
 * relay's nonce (so that nobody can use it again), the room and the device. Nothing of a room is told before that.
 *
 * **Heads.** Each commit has a head: a whole number that grows and is never given twice in a store; there may be gaps.
 * `since` is the greatest head a browser has seen: it is told the boxes committed after that. Boxes come in the order
 * of their heads, and `head` in a frame says how far the room has been told with it: the last of the frames that
 * follow `joined` says the head that `joined` said, with no box in it if need be. `epoch` is the store's random name. Where it is not
 * the one a browser knew, a backup was restored or it is another store: the relay tells everything, and the browser
 * puts whatever the room turns out to lack.
 *
 * **Receipts.** `boxes` with one's own box says that it is on the disk. A box that is not later than the one held
 * changes nothing; the sender alone is told the one that is held, with head 0, because that says nothing of what else
 * there is. So whoever puts a box hears of its slot, always.
 *
 * **Time.** `joined` and `pong` carry the relay's time and the browser's own, as it was asked with (`asked`). Half the
 * round trip taken off, that is how far the browser's clock is behind. A stamp over a minute ahead of the relay's
 * time is refused with that time.
 *
 * **Behind.** A ping says how far the browser is, a pong how far the room is. A browser that is behind after its pong
 * joins again: one rule mends every lost frame.
 *
 * **Forgotten.** Who forgets a room ends it for all who know its key. The relay remembers its name, and lets nobody
 * begin it anew: a browser that was taken out, or was away meanwhile, is refused with that.
 *
 * **Boxes.** `slot` is 16 bytes of HMAC-SHA-256 over the record's kind and name; `body` is a nonce of 12 bytes and
 * AES-256-GCM over the record, padded to steps of 256 bytes, with `labelText` as additional data. A box that is
 * `passing` need not be kept for ever: without that a room would fill up with the sessions of years.
 */
import * as z from 'zod/mini';

export const VERSION = 1;
export const PATH = '/v1/ws';

/** How long a browser may take to join, in milliseconds. */
export const JOIN_WITHIN = 5_000;
/** How often a browser that stays says that it is there. A relay may close what was silent for three times as long. */
export const PING_EVERY = 20_000;
/** For so long a relay keeps what is of the past, so that browsers that were away for a season hear of it. */
export const PASSING_FOR = 100 * 86_400_000;
/** How far a stamp may be ahead of the relay's time. */
export const AHEAD_BY = 60_000;

/** The least that every relay allows. Its own limits are told in `hello`. */
export const LIMITS = {
  /** Bytes of one message. */
  frame: 65_536,
  /** Characters of one body. */
  body: 16_384,
  /** Boxes in one `put`. */
  boxes: 256,
  /** Slots of one room, and bytes of the bodies in them. */
  slots: 12_000,
  stored: 8_388_608,
};

const Bytes = (most: number) => z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(most));
const Instant = z.number().check(z.nonnegative());
const Head = z.int().check(z.nonnegative());

/** The first 16 bytes of SHA-256 of the room's public key. */
export const Room = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));
const Device = z.string().check(z.regex(/^[0-9a-z]{1,32}$/));
const Epoch = Bytes(32);

/** Hybrid logical time as text that sorts: milliseconds in base 36, a counter, the device. */
const Stamp = z.string().check(z.regex(/^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-z]{1,32}$/));

/** The instant a stamp was given at. */
export const instantOf = (stamp: string): number => Number.parseInt(stamp.slice(0, 9), 36);

export const Box = z.object({
  slot: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
  stamp: Stamp,
  body: Bytes(LIMITS.body),
  /** What is in it is of the past some day: `PASSING_FOR` after its stamp the relay may forget it. */
  passing: z.optional(z.literal(true)),
});
export type Box = z.infer<typeof Box>;

/** How many people are in a session: `few` below five, so that nobody can be made out. */
const Buddies = z.union([z.int().check(z.minimum(5)), z.literal('few')]);
export type Buddies = z.infer<typeof Buddies>;

/** What a browser says. */
export const FromBrowser = z.discriminatedUnion('say', [
  z.object({
    say: z.literal('join'),
    version: z.int(),
    room: Room,
    /** The room's Ed25519 public key, raw. */
    key: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
    device: Device,
    since: Head,
    /** That of the store in which `since` was seen; '' when there was none. */
    epoch: Epoch,
    /** Ed25519 over `proofText`. */
    proof: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/)),
    time: Instant,
    /** For a room that is not there, on a relay where not everybody may make one. */
    invite: z.optional(z.string().check(z.maxLength(200))),
  }),
  z.object({ say: z.literal('put'), boxes: z.array(Box).check(z.minLength(1), z.maxLength(LIMITS.boxes)) }),
  z.object({
    say: z.literal('ping'),
    time: Instant,
    head: Head,
    /** In a session, and willing to be counted; left out by who did not join Focus Buddies. */
    focusing: z.optional(z.boolean()),
  }),
  /** Forget all that is kept of this room. */
  z.object({ say: z.literal('forget') }),
]);
export type FromBrowser = z.infer<typeof FromBrowser>;

/** Why a relay refuses, with the number it has in a close code (4000 and more), and whether it closes. */
export const REFUSALS = {
  'not-understood': { number: 1, closes: true },
  'wrong-version': { number: 2, closes: true },
  'not-joined': { number: 3, closes: true },
  'too-slow': { number: 4, closes: true },
  'bad-proof': { number: 5, closes: true },
  'foreign-origin': { number: 6, closes: true },
  'frame-too-large': { number: 7, closes: true },
  'too-fast': { number: 8, closes: true },
  'too-many': { number: 9, closes: true },
  'no-new-rooms': { number: 10, closes: true },
  'not-invited': { number: 11, closes: true },
  'store-failed': { number: 12, closes: true },
  'already-joined': { number: 13, closes: true },
  /** Somebody had this room forgotten: it is never there again. */
  forgotten: { number: 14, closes: true },
  /** The boxes of this `put` are not kept; others may be. */
  'room-full': { number: 20, closes: false },
  /** Their stamps are over a minute ahead of `time`. */
  ahead: { number: 21, closes: false },
  'read-only': { number: 22, closes: false },
} as const;
export type Because = keyof typeof REFUSALS;

export const closeCode = (because: Because): number => 4000 + REFUSALS[because].number;

/** What a relay says. */
export const FromRelay = z.discriminatedUnion('say', [
  z.object({
    say: z.literal('hello'),
    version: z.int(),
    /** 32 random bytes, for this connection alone. */
    nonce: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
    time: Instant,
    limits: z.object({ frame: z.int(), body: z.int(), boxes: z.int(), slots: z.int(), stored: z.int() }),
  }),
  z.object({
    say: z.literal('joined'),
    head: Head,
    epoch: Epoch,
    time: Instant,
    asked: Instant,
    /** The devices in the room now, this one among them; none where the relay cannot know them all. */
    members: z.array(Device),
    /** Everything is being told, whatever `since` was: from another store, or of a room that was deleted and begun anew. */
    whole: z.boolean(),
  }),
  z.object({ say: z.literal('boxes'), boxes: z.array(Box), head: Head }),
  /** Who is in the room, whenever somebody came or left. */
  z.object({ say: z.literal('members'), members: z.array(Device) }),
  z.object({
    say: z.literal('pong'),
    time: Instant,
    asked: Instant,
    head: Head,
    /** Left out where nobody is counted. */
    buddies: z.optional(Buddies),
  }),
  z.object({
    say: z.literal('refused'),
    because: z.string(),
    number: z.int(),
    /** After so many milliseconds, and not sooner, it may go better. */
    retryAfter: z.optional(z.number()),
    time: z.optional(Instant),
    /** Which boxes of a `put` were refused. */
    slots: z.optional(z.array(z.string())),
  }),
  /** All that was kept of the room is gone; told to the whole room, which is sent away with it. */
  z.object({ say: z.literal('forgotten') }),
  /** Going away in a moment: come back after so many milliseconds, at some random time more. */
  z.object({ say: z.literal('leaving'), reconnectAfter: z.number() }),
]);
export type FromRelay = z.infer<typeof FromRelay>;

/** What a joining browser signs. `address`: the host it dialled, with the port where it is not the usual one, in lower case. */
export const proofText = (joining: {
  address: string;
  nonce: string;
  room: string;
  device: string;
}): string =>
  ['sundial join', VERSION, joining.address, joining.nonce, joining.room, joining.device].join('\n');

/** What binds a body to its place and time: nobody can move it. */
export const labelText = (room: string, { slot, stamp }: Pick<Box, 'slot' | 'stamp'>): string =>
  ['sundial box', VERSION, room, slot, stamp].join('\n');

/** A message as the one or the other side reads it; null when it is none. */
function read<Frame>(schema: z.ZodMiniType<Frame>, text: string): Frame | null {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    // Not even JSON: as little understood as what does not fit.
    return null;
  }
  const parsed = schema.safeParse(frame);
  return parsed.success ? parsed.data : null;
}

export const readFromBrowser = (text: string): FromBrowser | null => read(FromBrowser, text);
export const readFromRelay = (text: string): FromRelay | null => read(FromRelay, text);
