import * as z from 'zod/mini';
import { MINUTE } from './time.ts';

const Stroke = z.object({ from: z.number(), to: z.number() });

/** What a day came to so far, counted by the background so that pages need neither scores nor spans. */
export const Today = z.object({
  day: z.string(),
  /** The browser that counted. */
  device: z._default(z.string(), ''),
  /** Milliseconds by what they count as. */
  times: z.object({ focus: z.number(), other: z.number(), meeting: z.number(), personal: z.number() }),
  /** Focus Work that counts towards the goal: in work hours and in sessions. */
  goal: z.number(),
  /** The part of it in sessions. */
  inSessions: z.number(),
  /** Focus and Other Work in Recharge Time, where that is recorded. */
  afterHours: z.number(),
  /** Focus Work in the sessions of the day, by their ids. */
  sessions: z.record(z.string(), z.number()),
  /** Stretches of Focus Work, to be drawn. */
  strokes: z.array(Stroke),
  /** Since when somebody is there without a break; null while nobody is. */
  since: z.nullable(z.number()),
  /** The last time somebody was away and came back. */
  away: z.nullable(Stroke),
  /** Since when a page of a meeting is in front, and which; null while none is. */
  call: z.nullable(z.object({ site: z.string(), from: z.number() })),
});
export type Today = z.infer<typeof Today>;

/** So long a time without anybody is a break. RescueTime asks what it was from five minutes on. */
export const BREAK = 5 * MINUTE;
