import { keyOf, type Span, type Step, takeIn } from '../core/activity.ts';
import { type Forgetting, withoutSpan } from '../core/forget.ts';
import type { Site } from '../core/site.ts';
import { database } from './database.ts';

/** Makes something else of the spans of a stretch of time and the last one before it, all or nothing. */
async function rewrite(
  { from, to }: { from: number; to: number },
  change: (spans: Span[]) => Span[],
): Promise<void> {
  const writing = (await database()).transaction('span', 'readwrite');
  const { store } = writing;
  const first = (await store.openKeyCursor(IDBKeyRange.upperBound(from), 'prev'))?.key ?? from;
  const before = await store.getAll(IDBKeyRange.bound(Math.min(first, to), to));
  const starting = new Map(before.map((span) => [span.from, span]));
  const work: Promise<unknown>[] = [];
  for (const span of change(before)) {
    const present = starting.get(span.from);
    starting.delete(span.from);
    if (present !== span) work.push(store.put(span));
  }
  for (const gone of starting.keys()) work.push(store.delete(gone));
  await Promise.all([...work, writing.done]);
}

/** Takes the spans of a step in. Twice is once. */
export async function keepSpans(step: Pick<Step, 'spans' | 'idleSince'>): Promise<void> {
  const starts = step.spans.map((span) => span.from);
  const from = Math.min(...starts, step.idleSince ?? Number.POSITIVE_INFINITY);
  if (from !== Number.POSITIVE_INFINITY)
    await rewrite({ from, to: Number.MAX_SAFE_INTEGER }, (kept) => takeIn(kept, step));
}

/** Takes away what is to be gone, for good. */
export const forgetSpans = (gone: Forgetting): Promise<void> =>
  rewrite(gone, (kept) => kept.flatMap((span) => withoutSpan(span, gone)));

/** The spans that begin in a stretch of time, in order. */
export const spansBetween = async (from: number, to: number): Promise<Span[]> =>
  (await database()).getAll('span', IDBKeyRange.bound(from, to, false, true));

/** How many there are, and when the first began; null when there is none. */
export async function spansInAll(): Promise<{ count: number; since: number } | null> {
  const reading = (await database()).transaction('span');
  const [count, first] = await Promise.all([reading.store.count(), reading.store.openKeyCursor()]);
  return first ? { count, since: first.key } : null;
}

/** So many are read at a time where all of them are wanted, so that a page stays free to answer. */
const BATCH = 5000;

/** Every site that was ever in front. */
export async function sitesSeen(): Promise<Set<Site>> {
  const sites = new Set<Site>();
  const store = await database();
  for (let after = Number.NEGATIVE_INFINITY; ; ) {
    const spans = await store.getAll('span', IDBKeyRange.lowerBound(after, true), BATCH);
    for (const span of spans) if (span.is === 'page') sites.add(keyOf(span));
    const last = spans.at(-1);
    if (!last || spans.length < BATCH) return sites;
    after = last.from;
  }
}
