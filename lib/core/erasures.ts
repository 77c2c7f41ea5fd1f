import { type Doc, each } from './doc.ts';
import type { Forgetting } from './forget.ts';
import type { Between } from './schedule.ts';

/**
 * What a browser still has to take away, by the names of the records, the earliest first. What was deleted before
 * the browser came to the room was not deleted in it.
 */
export function erasuresDue(
  doc: Pick<Doc, 'erasure' | 'browser'>,
  device: string,
  done: readonly string[],
): [id: string, gone: Forgetting][] {
  const cameAt = doc.browser[device]?.value?.addedAt ?? 0;
  return each(doc, 'erasure')
    .filter(([id, { at, device: by }]) => !done.includes(id) && (by === device || at >= cameAt))
    .sort(([, one], [, other]) => one.at - other.at)
    .map(([id, { from, to }]) => [id, { from, to, site: null }]);
}

/** What was deleted of a stretch of time, cut at its ends, the latest deletion first. */
export const erasuresIn = (
  doc: Pick<Doc, 'erasure'>,
  { from, to }: Between,
): { from: number; to: number; at: number }[] =>
  each(doc, 'erasure')
    .filter(([, one]) => one.from < to && one.to > from)
    .map(([, one]) => ({ from: Math.max(one.from, from), to: Math.min(one.to, to), at: one.at }))
    .sort((one, other) => other.at - one.at);
