import * as z from 'zod/mini';
import { number, string } from './shapes.ts';

/** How somebody feels, in words that grade nothing. */
export const FEELINGS = ['drained', 'restless', 'steady', 'clear', 'energised'] as const;
export const Feeling = z.enum(FEELINGS);
export type Feeling = z.infer<typeof Feeling>;

/** Whether the task is done, as its owner sees it. */
export const Finished = z.enum(['yes', 'partly', 'not-yet']);
export type Finished = z.infer<typeof Finished>;

/** What somebody said after a session, under the session's own id; what was not answered is left out. */
export const Reflection = z.object({
  session: string,
  feeling: z.optional(Feeling),
  finished: z.optional(Finished),
  /** What comes next, as a task. */
  next: z.optional(string),
  /** When its owner was done with it, or said so first. */
  at: number,
});
export type Reflection = z.infer<typeof Reflection>;
