import { unwrap } from 'idb';
import { besideKept, keyOf, type Span, type Step, takeIn } from '../core/activity.ts';
import { type Day, dayOf, startOfNextDay } from '../core/day.ts';
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
  // Without a promise for each of thousands: what fails makes the whole fail.
  const plain = unwrap(store);
  for (const span of change(before)) {
    const present = starting.get(span.from);
    starting.delete(span.from);
    if (present !== span) plain.put(span);
  }
  for (const gone of starting.keys()) plain.delete(gone);
  await writing.done;
}

/** Takes the spans of a step in. Twice is once. */
export async function keepSpans(step: Pick<Step, 'spans' | 'idleSince'>): Promise<void> {
  const starts = step.spans.map((span) => span.from);
  const from = Math.min(...starts, step.idleSince ?? Number.POSITIVE_INFINITY);
  if (from !== Number.POSITIVE_INFINITY)
    await rewrite({ from, to: Number.MAX_SAFE_INTEGER }, (kept) => takeIn(kept, step));
}

/**
 * Takes in spans from a file, in order: what is kept here stays as it is. Answers the starts of those that came in.
 * Some thousand at a time; twice is once.
 */
export async function bringIn(spans: readonly Span[]): Promise<number[]> {
  const [first, last] = [spans[0], spans.at(-1)];
  let added: Span[] = [];
  if (first && last)
    await rewrite({ from: first.from, to: last.to }, (kept) => {
      added = besideKept(kept, spans);
      return [...kept, ...added];
    });
  return added.map(({ from }) => from);
}

/** Takes spans away again that `bringIn` took in, by their starts. */
export async function takeBack(starts: readonly number[]): Promise<void> {
  const [from, to] = [starts[0], starts.at(-1)];
  const gone = new Set(starts);
  if (from !== undefined && to !== undefined)
    await rewrite({ from, to }, (kept) => kept.filter((span) => !gone.has(span.from)));
}

/** How many of some spans, in order, fall at least in part into time that is recorded here. */
export async function countOverlaps(spans: readonly Span[]): Promise<number> {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return 0;
  const { store } = (await database()).transaction('span');
  const before = await store.openKeyCursor(IDBKeyRange.upperBound(first.from), 'prev');
  const kept = await store.getAll(IDBKeyRange.bound(before?.key ?? first.from, last.to));
  if (kept.length === 0) return 0;
  const whole = new Set(besideKept(kept, spans));
  return spans.filter((span) => !whole.has(span)).length;
}

/** Some of the spans from one on, in order: to read all of them without holding all of them. */
export const spansFrom = async (from: number, most: number): Promise<Span[]> =>
  (await database()).getAll('span', IDBKeyRange.lowerBound(from), most);

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

/** The days before an instant on which something was recorded, in order. */
export async function daysBefore(to: number): Promise<Day[]> {
  const { store } = (await database()).transaction('span');
  const days: Day[] = [];
  for (let from = 0; from < to; ) {
    const next = await store.openKeyCursor(IDBKeyRange.bound(from, to, false, true));
    if (!next) break;
    days.push(dayOf(next.key));
    from = startOfNextDay(next.key);
  }
  return days;
}
