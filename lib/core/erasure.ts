import * as z from 'zod/mini';
import { number, string } from './shapes.ts';

/**
 * That a stretch of the past was deleted. It tells nothing of what was there: with it the other browsers of a
 * person delete what they have of that time, and a report does not show an empty day where there was a full one.
 */
export const Erasure = z.object({
  from: number,
  /** Not after `at`: what is recorded from then on was not meant. */
  to: number,
  at: number,
  device: string,
});
export type Erasure = z.infer<typeof Erasure>;
