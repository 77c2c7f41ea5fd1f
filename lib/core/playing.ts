import * as z from 'zod/mini';
import { boolean, number, string } from './shapes.ts';

/** Why nothing sounds: a word that pages turn into a sentence with the next step. */
export const Silent = z.enum([
  'not-connected',
  'reconnect',
  'premium-needed',
  'no-device',
  'no-playlist',
  'not-allowed',
  'too-often',
  'offline',
  'service-down',
  'not-here',
  'failed',
]);
export type Silent = z.infer<typeof Silent>;

/** How the music of a session stands in this browser, for the bar at the bottom of the Assistant. */
export const Playing = z.discriminatedUnion('is', [
  z.object({ is: z.literal('nothing') }),
  /** `title`: what plays, where it has a name; `source`: "On this device", "Spotify on Kitchen". */
  z.object({
    is: z.literal('playing'),
    title: z.nullable(string),
    source: string,
    hasNext: boolean,
  }),
  z.object({
    is: z.literal('paused'),
    title: z.nullable(string),
    source: string,
    hasNext: boolean,
  }),
  z.object({ is: z.literal('silent'), because: Silent, source: string, retryAt: z.optional(number) }),
]);
export type Playing = z.infer<typeof Playing>;
