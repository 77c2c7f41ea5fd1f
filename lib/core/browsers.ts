import * as z from 'zod/mini';
import { number, string } from './shapes.ts';

/** One of a person's browsers, under its device's name. Each writes its own; what is taken out stays, and says so. */
export const Browser = z.object({
  /** As its owner calls it. */
  name: string,
  /** What it is, by itself: "Firefox on Linux". */
  kind: string,
  addedAt: number,
  /** When it was last in touch, to the hour. */
  seenAt: number,
});
export type Browser = z.infer<typeof Browser>;

/** The longest name, in characters as people count them. */
export const NAME_LENGTH = 40;
