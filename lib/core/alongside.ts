import * as z from 'zod/mini';

/**
 * The most people that one browser heard of in a session while its own ran, under `session/device`: it alone writes
 * it. As the relay counts: this person among them, roughly where there are many, and nothing of fewer than a few.
 */
export const Alongside = z.object({
  session: z.string(),
  device: z.string(),
  most: z.union([z.number(), z.literal('few')]),
});
export type Alongside = z.infer<typeof Alongside>;
