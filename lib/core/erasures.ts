import { type Change, type Doc, each } from './doc.ts';
import type { Erasure } from './erasure.ts';
import { type Forgetting, recordsOf, withoutRecords } from './forget.ts';
import { phaseAt } from './phase.ts';
import type { Between } from './schedule.ts';

/**
 * Which deletions are a browser's to follow: its own, and those of this person's other browsers since it came to them.
 * What was deleted before was not deleted in it, nor what a file tells of that came from elsewhere; and a browser that
 * has not yet said that it is there has not come.
 */
function erasuresOf(doc: Pick<Doc, 'erasure' | 'browser'>, device: string): [id: string, erasure: Erasure][] {
  const cameAt = doc.browser[device]?.value?.addedAt ?? Number.POSITIVE_INFINITY;
  // Whoever was taken out since is still known to have been there.
  return each(doc, 'erasure').filter(
    ([, { at, device: by }]) => by === device || (at >= cameAt && by in doc.browser),
  );
}

/** What a browser still has to take away, by the names of the records, the earliest first. */
export const erasuresDue = (
  doc: Pick<Doc, 'erasure' | 'browser'>,
  device: string,
  done: readonly string[],
): [id: string, gone: Forgetting][] =>
  erasuresOf(doc, device)
    .filter(([id]) => !done.includes(id))
    .sort(([, one], [, other]) => one.at - other.at)
    .map(([id, { from, to }]) => [id, { from, to, site: null }]);

/** What was deleted in a browser of a stretch of time, cut at its ends, the latest deletion first. */
export const erasuresIn = (
  doc: Pick<Doc, 'erasure' | 'browser'>,
  device: string,
  { from, to }: Between,
): { from: number; to: number; at: number }[] =>
  erasuresOf(doc, device)
    .filter(([, one]) => one.from < to && one.to > from)
    .map(([, one]) => ({ from: Math.max(one.from, from), to: Math.min(one.to, to), at: one.at }))
    .sort((one, other) => other.at - one.at);

/** What is left in the document of a time that was deleted: of what its browsers did there out of touch, nobody knew. */
export function recordsDue(doc: Doc, gone: Forgetting, now: number): Change[] {
  const phase = phaseAt(doc, now);
  const running = phase.is === 'focusing' ? phase.id : null;
  return withoutRecords(recordsOf(doc), gone, running, now).filter(({ kind }) => kind !== 'erasure');
}
