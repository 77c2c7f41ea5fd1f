import * as z from 'zod/mini';
import { Level } from './session.ts';
import { number, string, unknown } from './shapes.ts';

/** Once, or on weekdays, Sunday as 0. A plain union: the block page reads these too, and needs nothing else for it. */
const When = z.union([
  z.object({ is: z.literal('once'), day: string }),
  z.object({ is: z.literal('weekly'), weekdays: z.array(number) }),
]);
export type When = z.infer<typeof When>;

/** What a session is planned to be, and when. The time is the one on the wall, so that summer time keeps the hour. */
const wish = {
  task: string,
  minutes: number,
  level: Level,
  project: z.optional(string),
  strict: z.optional(z.literal(true)),
  /** What it is to sound like, as `Music` reads it when it begins; left out: as the last one did. */
  music: z.optional(z.record(string, unknown)),
  when: When,
  /** Since midnight, by the clock on the wall. */
  minute: number,
};
export const Wish = z.object(wish);
export type Wish = z.infer<typeof Wish>;

/** The event of a calendar that asked for it, as it was read. `calendar`: a name that only one browser gives it. */
export const AskedBy = z.object({
  calendar: string,
  from: number,
  to: number,
  /** Changed by its owner since: the calendar moves it no more. */
  isOwn: z.optional(z.literal(true)),
  /** It takes place no more. Kept, because a calendar may be mistaken for a while. */
  isOff: z.optional(z.literal(true)),
});

/** A session that is to be begun some time. It never begins by itself. */
export const Planned = z.object({
  ...wish,
  /** It holds from this instant on: times before it were never planned. */
  since: number,
  event: z.optional(AskedBy),
});
export type Planned = z.infer<typeof Planned>;

/** One time of a planned session, noted down once it has come: what is planned may be changed, what was is not. */
export const Occasion = z.object({
  task: string,
  project: z.optional(string),
  from: number,
  to: number,
});
export type Occasion = z.infer<typeof Occasion>;

/** One time that its owner lets go by, under the name of the occasion. */
export const Skip = z.object({ day: string, at: number });
