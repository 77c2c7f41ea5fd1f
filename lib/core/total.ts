import * as z from 'zod/mini';

const TIMES = z.object({ focus: z.number(), other: z.number(), meeting: z.number(), personal: z.number() });

/** What one browser saw of a day, in milliseconds, under `day/device`: it alone writes it, for the others to add. */
export const Total = z.object({
  day: z.string(),
  device: z.string(),
  times: TIMES,
  /** Focus Work that counts towards the goal. */
  goal: z.number(),
});
export type Total = z.infer<typeof Total>;

/** What one browser saw of a session, under `session/device`: it alone writes it, once the session is over. */
export const Witness = z.object({
  session: z.string(),
  device: z.string(),
  times: TIMES,
  away: z.number(),
  /** 0 to 1: the part of the session in which it ran and saw what was in front. */
  observed: z.number(),
});
export type Witness = z.infer<typeof Witness>;
