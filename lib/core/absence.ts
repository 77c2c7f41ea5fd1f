import * as z from 'zod/mini';
import { number, string } from './shapes.ts';

/**
 * Stretches of a session in which one of the person's browsers was not in touch, under `session/device`, as the others
 * noticed. It may have been closed, asleep, offline or without the extension: nobody can tell, and nobody is blamed.
 */
export const Absence = z.object({
  session: string,
  device: string,
  stretches: z.array(z.object({ from: number, to: z.nullable(number) })),
});
export type Absence = z.infer<typeof Absence>;
