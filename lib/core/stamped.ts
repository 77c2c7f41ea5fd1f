import type { Change, Entry } from './doc.ts';
import type { Holding } from './kept.ts';
import { stampAfter } from './stamp.ts';

/**
 * Changes with their stamps, in order, and the last stamp of this device. What was stamped by a clock that was ahead is
 * changed all the same, by a stamp of its own: the others may hear of it later, but nothing that was said is dropped.
 */
export function stampedChanges(
  changes: readonly Change[],
  { doc, stamp: last }: Pick<Holding, 'doc' | 'stamp'>,
  now: number,
  author: string,
): { entries: Entry[]; stamp: string } {
  let stamp = last;
  const entries = changes.map((change) => {
    stamp = stampAfter(stamp, now, author);
    const held = doc[change.kind][change.id]?.stamp ?? '';
    return { ...change, stamp: held >= stamp ? stampAfter(held, now, author) : stamp } as Entry;
  });
  return { entries, stamp };
}
