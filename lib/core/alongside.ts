import * as z from 'zod/mini';
import { number, string } from './shapes.ts';

/**
 * The most people that one browser heard of in a session while its own ran, under `session/device`: it alone writes
 * it. As the relay counts: this person among them, roughly where there are many, and nothing of fewer than a few.
 */
export const Alongside = z.object({
  session: string,
  device: string,
  most: z.union([number, z.literal('few')]),
});
export type Alongside = z.infer<typeof Alongside>;
