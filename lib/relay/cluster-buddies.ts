import { randomUUID } from 'node:crypto';
import type { NatsConnection } from '@nats-io/transport-node';
import * as z from 'zod/mini';
import { COUNTED_EVERY, LEASE, roughly } from './buddies.ts';
import type { Parts } from './parts.ts';
import { countIn, MOST, numberFor, type Sketch, sketchOf, union } from './sketch.ts';

const TOLD_EVERY = 5_000;
/** A relay that was silent for so long is gone, and its browsers are with others. */
const GONE_AFTER = 3 * TOLD_EVERY;

const Told = z.object({
  by: z.string(),
  sketch: z.array(z.int().check(z.nonnegative())).check(z.maxLength(MOST)),
});

/**
 * Counts rooms with a browser in a session over all relays of a cluster, a room that is with two of them once. Every
 * five seconds each relay tells the others a sketch of its own rooms; no room's name is in it.
 * @param salt the same in all relays: the store's epoch
 */
export function createClusterBuddies(
  nc: NatsConnection,
  {
    name,
    salt,
    now = Date.now,
    every = TOLD_EVERY,
  }: { name: string; salt: string; now?: () => number; every?: number },
): NonNullable<Parts['buddies']> {
  const self = randomUUID();
  const subject = `${name}.focusing`;
  const until = new Map<number, number>();
  const others = new Map<string, { at: number; sketch: Sketch }>();
  let counted = { at: Number.NEGATIVE_INFINITY, as: roughly(0) };

  function own(): Sketch {
    for (const [room, end] of until) if (end <= now()) until.delete(room);
    return sketchOf(until.keys());
  }

  nc.subscribe(subject, {
    callback: (error, message) => {
      const told = error ? null : read(message.string());
      if (told && told.by !== self) others.set(told.by, { at: now(), sketch: told.sketch });
    },
  });
  const timer = setInterval(() => {
    if (nc.isClosed()) clearInterval(timer);
    else nc.publish(subject, JSON.stringify({ by: self, sketch: own() }));
  }, every).unref();

  return {
    note(room, focusing, at) {
      const number = numberFor(salt, room);
      if (focusing) until.set(number, at + LEASE);
      else until.delete(number);
    },
    count(at) {
      if (Math.abs(at - counted.at) < COUNTED_EVERY) return counted.as;
      for (const [other, { at: told }] of others) if (told < at - GONE_AFTER) others.delete(other);
      const sketches = [...others.values()].map(({ sketch }) => sketch);
      counted = { at, as: roughly(countIn(union([own(), ...sketches]))) };
      return counted.as;
    },
  };
}

/** Null for what is no sketch: it may be a newer relay's. */
function read(text: string): z.infer<typeof Told> | null {
  try {
    return Told.parse(JSON.parse(text));
  } catch {
    // Not understood, and not counted.
    return null;
  }
}
