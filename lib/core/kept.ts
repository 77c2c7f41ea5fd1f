import * as z from 'zod/mini';
import { type Doc, EMPTY, each, InSession, Part, type Unscored } from './doc.ts';
import { phaseAt, plannedEnd, type Sessions } from './phase.ts';
import { number, string } from './shapes.ts';
import { latestOf } from './stamp.ts';

const HEAD = {
  version: z.literal(1),
  device: z.string().check(z.regex(/^[0-9a-z]{1,32}$/)),
  stamp: string,
};

/** Of what is kept the part that a page in a session shows. */
export const KeptInSession = z.object({ ...HEAD, ...InSession });
export type KeptInSession = z.infer<typeof KeptInSession>;

/** In a function of its own, so that a page that does without it does not carry it. */
/*@__NO_SIDE_EFFECTS__*/
function keptSchema() {
  return z.object({
    ...HEAD,
    ...InSession,
    tries: Part.tries,
    // Parts that came later: what was written before them has none.
    pause: z._default(Part.pause, {}),
    offline: z._default(Part.offline, {}),
    adjourned: z._default(Part.adjourned, {}),
    alert: z._default(Part.alert, {}),
    dismissal: z._default(Part.dismissal, {}),
    browser: z._default(Part.browser, {}),
    total: z._default(Part.total, {}),
    witness: z._default(Part.witness, {}),
    absence: z._default(Part.absence, {}),
    reflection: z._default(Part.reflection, {}),
    alongside: z._default(Part.alongside, {}),
    planned: z._default(Part.planned, {}),
    occasion: z._default(Part.occasion, {}),
    skip: z._default(Part.skip, {}),
    erasure: z._default(Part.erasure, {}),
  });
}

/**
 * What this browser keeps, in one write: who it is, the last stamp it gave, and the document. Scores have
 * a key of their own as text, because there may be thousands and a session's start must not wait for them.
 */
export const Kept = keptSchema();
export type Kept = z.infer<typeof Kept>;

/**
 * The clock that sessions run by: the latest instant anybody saw by it, and how far the machine's clock is behind
 * it. `offset` is how far the machine's is behind the relay's, as measured last: so browsers agree. `heard` is the
 * latest stamp that came from the room, which is right whatever this machine's clock does.
 */
export const Clock = z.object({
  seen: number,
  shift: number,
  offset: z._default(number, 0),
  heard: z.optional(string),
});
export type Clock = z.infer<typeof Clock>;

export const NEW_CLOCK: Clock = { seen: 0, shift: 0, offset: 0 };

/** The clock once some stamps came from the room. */
export const heardOf = (clock: Clock, stamps: readonly string[]): Clock => ({
  ...clock,
  heard: latestOf([clock.heard ?? '', ...stamps]),
});

/** What the background works on: the whole document, and whose it is. */
export interface Holding {
  device: string;
  /** The last stamp this device gave or saw. */
  stamp: string;
  /** Another word whenever the scores are others, so that nobody has to read them to know. */
  scored: string;
  doc: Doc;
  clock: Clock;
  /** The records that the room of this person's browsers may lack, as `kind/id`; null where there is no room. */
  outbox: readonly string[] | null;
}

/** The same without the scores, whose number must not be felt where nothing changed. */
export type Glance = Omit<Holding, 'doc'> & { doc: Unscored };

/** The document as a page needs it: everything but the scores. */
export const docOf = ({ version: _, device: __, stamp: ___, ...parts }: Kept): Doc => ({
  ...EMPTY,
  ...parts,
});

/** A clock set back by less than this is left alone: the usual adjustments of network time. */
const SMALL = 2000;

/**
 * The time by which sessions run. A machine's clock that was set back is corrected while it would make a
 * session longer, or one that is over run again; one that was set forward cannot be told from a machine
 * that slept.
 */
export function clockAt(doc: Sessions, clock: Clock, machineNow: number): Clock & { now: number } {
  const { offset, seen, shift, ...rest } = clock;
  const right = machineNow + offset;
  const runsAt = (instant: number) => phaseAt(doc, instant).is === 'focusing';
  const wouldRunAgain = (over: number) =>
    each(doc, 'session').some(([id, session]) => {
      const end = plannedEnd(doc, id, session);
      return !doc.end[id]?.value && right < end && end <= over;
    });
  const now = machineNow + shift;
  if (now < seen - SMALL && (runsAt(seen) || runsAt(now) || wouldRunAgain(seen)))
    return { ...rest, seen, shift: seen - machineNow, offset, now: seen };
  if (shift !== offset && (runsAt(now) || runsAt(right) || wouldRunAgain(now)))
    return { ...rest, seen: Math.max(now, seen), shift, offset, now };
  return { ...rest, seen: right, shift: offset, offset, now: right };
}

/** A glance as of an instant by the clock that sessions run by, which is `shift` milliseconds ahead of the machine's. */
export interface Seen {
  device: string;
  doc: Unscored;
  now: number;
  shift: number;
}

export function seenAt({ device, doc, clock }: Glance, machineNow: number): Seen {
  const { now, shift } = clockAt(doc, clock, machineNow);
  return { device, doc, now, shift };
}
