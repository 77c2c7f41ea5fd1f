import * as z from 'zod/mini';

/** A stretch in which nothing is recorded, because its owner said so. `until` null: until they say otherwise. */
export const Pause = z.object({ from: z.number(), until: z.nullable(z.number()), device: z.string() });
export type Pause = z.infer<typeof Pause>;

/** The pause that holds at an instant, by its id; of several the one that lasts longest. */
export function pauseAt(
  pauses: readonly [id: string, pause: Pause][],
  now: number,
): { id: string; pause: Pause } | null {
  let held: { id: string; pause: Pause } | null = null;
  const endOf = (pause: Pause) => pause.until ?? Number.POSITIVE_INFINITY;
  for (const [id, pause] of pauses) {
    if (now < pause.from || now >= endOf(pause)) continue;
    if (!held || endOf(pause) > endOf(held.pause)) held = { id, pause };
  }
  return held;
}
