import { type Box, LIMITS } from '../wire/protocol.ts';

/** Of a frame's bytes, what a box takes beside its body, and what stands around all of them. */
const AROUND = 200;

/** Packs of boxes in their order, each fitting a frame. */
export function packed(boxes: readonly Box[]): Box[][] {
  const packs: Box[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    const length = box.body.length + AROUND;
    if (size + length > LIMITS.frame - AROUND || (packs.at(-1)?.length ?? 0) >= LIMITS.boxes) {
      packs.push([]);
      size = 0;
    }
    packs.at(-1)?.push(box);
    size += length;
  }
  return packs;
}
