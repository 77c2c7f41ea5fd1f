import { createHash } from 'node:crypto';

/** Numbers that stand for things, each once, the smallest first; of more than `MOST` things the smallest `MOST`. */
export type Sketch = readonly number[];

/** Up to so many things are counted exactly; beyond, the estimate is off by some four per cent. */
export const MOST = 512;
const RANGE = 2 ** 48;

/** The number that stands for a thing: spread evenly, the same wherever the salt is, and of no use to find the thing by. */
export const numberFor = (salt: string, thing: string): number =>
  createHash('sha256').update(`${salt}\n${thing}`).digest().readUIntBE(0, 6);

export const sketchOf = (numbers: Iterable<number>): Sketch =>
  [...new Set(numbers)].sort((one, other) => one - other).slice(0, MOST);

/** Things that were seen in two places are one. */
export const union = (sketches: readonly Sketch[]): Sketch => sketchOf(sketches.flat());

/** How many things there are: the closer together the smallest are, the more (Bar-Yossef et al., 2002). */
export function countIn(sketch: Sketch): number {
  const greatest = sketch[MOST - 1];
  return greatest === undefined ? sketch.length : Math.round(((MOST - 1) * RANGE) / greatest);
}
