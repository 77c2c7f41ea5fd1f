import * as z from 'zod/mini';
import { number, string } from './shapes.ts';

/** A stretch in which nothing is recorded, because its owner said so. `until` null: until they say otherwise. */
export const Pause = z.object({ from: number, until: z.nullable(number), device: string });
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

/** The pauses in a stretch of time, cut at its ends and at `now`; what overlaps, or follows at once, is one. */
export function pausesIn(
  pauses: readonly [id: string, pause: Pause][],
  { from, to, now }: { from: number; to: number; now: number },
): { from: number; to: number }[] {
  const inside = pauses
    .map(([, pause]) => ({
      from: Math.max(pause.from, from),
      to: Math.min(pause.until ?? now, now, to),
    }))
    .filter((pause) => pause.to > pause.from)
    .sort((one, other) => one.from - other.from);
  const all: { from: number; to: number }[] = [];
  for (const pause of inside) {
    const last = all.at(-1);
    if (last && pause.from <= last.to) last.to = Math.max(last.to, pause.to);
    else all.push({ ...pause });
  }
  return all;
}
