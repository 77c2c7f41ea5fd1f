import * as z from 'zod/mini';
import { number, string } from './shapes.ts';
import { MINUTE } from './time.ts';

const Stroke = z.object({ from: number, to: number });

/** What a day came to so far, counted by the background so that pages need neither scores nor spans. */
export const Today = z.object({
  day: string,
  /** The browser that counted. */
  device: z._default(string, ''),
  /** Milliseconds by what they count as. */
  times: z.object({ focus: number, other: number, meeting: number, personal: number }),
  /** Focus Work that counts towards the goal: in work hours and in sessions. */
  goal: number,
  /** The part of it in sessions. */
  inSessions: number,
  /** Focus and Other Work in Recharge Time, where that is recorded. */
  afterHours: number,
  /** Focus Work in the sessions of the day, by their ids. */
  sessions: z.record(string, number),
  /** Stretches of Focus Work, to be drawn. */
  strokes: z.array(Stroke),
  /** Since when somebody is there without a break; null while nobody is. */
  since: z.nullable(number),
  /** The last time somebody was away and came back. */
  away: z.nullable(Stroke),
  /** Since when a page of a meeting is in front, and which; null while none is. */
  call: z.nullable(z.object({ site: string, from: number })),
});
export type Today = z.infer<typeof Today>;

/** So long a time without anybody is a break. RescueTime asks what it was from five minutes on. */
export const BREAK = 5 * MINUTE;
