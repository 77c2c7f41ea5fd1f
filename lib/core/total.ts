import * as z from 'zod/mini';
import { number, string } from './shapes.ts';

const TIMES = z.object({ focus: number, other: number, meeting: number, personal: number });

/** What one browser saw of a day, in milliseconds, under `day/device`: it alone writes it, for the others to add. */
export const Total = z.object({
  day: string,
  device: string,
  times: TIMES,
  /** Focus Work that counts towards the goal. */
  goal: number,
});
export type Total = z.infer<typeof Total>;

/** What one browser saw of a session, under `session/device`: it alone writes it, once the session is over. */
export const Witness = z.object({
  session: string,
  device: string,
  times: TIMES,
  away: number,
  /** 0 to 1: the part of the session in which it ran and saw what was in front. */
  observed: number,
});
export type Witness = z.infer<typeof Witness>;
