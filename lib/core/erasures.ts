import { type Doc, each } from './doc.ts';
import type { Forgetting } from './forget.ts';
import type { Between } from './schedule.ts';

/**
 * What a browser still has to take away, by the names of the records, the earliest first. What was deleted before
 * it came to the others was not deleted in it, nor what a file tells of that came from elsewhere.
 */
export function erasuresDue(
  doc: Pick<Doc, 'erasure' | 'browser'>,
  device: string,
  done: readonly string[],
): [id: string, gone: Forgetting][] {
  const cameAt = doc.browser[device]?.value?.addedAt ?? 0;
  return each(doc, 'erasure')
    .filter(([id, { at, device: by }]) => {
      const isOfOurs = by === device || (at >= cameAt && doc.browser[by]?.value);
      return isOfOurs && !done.includes(id);
    })
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
