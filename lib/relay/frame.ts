import type { Box, FromRelay } from '../wire/protocol.ts';
import type { Held } from './store.ts';

const TEXT = 0x81;

/**
 * A message as it goes over the wire: one unmasked, uncompressed text frame (RFC 6455, 5.2). It is built once and
 * written to every socket of a room, where `ws` would build it anew for each.
 */
export function frameOf(said: FromRelay): Buffer {
  const text = JSON.stringify(said);
  const length = Buffer.byteLength(text);
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = TEXT;
  if (start === 2) frame[1] = length;
  else if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, start);
  return frame;
}

/** What a box is on the wire: the head it is kept with is the frame's. */
const bare = ({ slot, stamp, body }: Held): Box => ({ slot, stamp, body });

/** What JSON adds around a box, and a frame around boxes, generously. */
const AROUND = 128;

/** Boxes in the order of their heads, in frames of at most so many bytes. */
export function framesOf(held: readonly Held[], most: number): Buffer[] {
  const frames: Buffer[] = [];
  let some: Held[] = [];
  let size = AROUND;
  for (const box of held) {
    const more = box.body.length + AROUND;
    const last = some.at(-1);
    if (last && size + more > most) {
      frames.push(frameOf({ say: 'boxes', boxes: some.map(bare), head: last.head }));
      some = [];
      size = AROUND;
    }
    some.push(box);
    size += more;
  }
  const last = some.at(-1);
  if (last) frames.push(frameOf({ say: 'boxes', boxes: some.map(bare), head: last.head }));
  return frames;
}
