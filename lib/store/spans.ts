import { type IDBPTransaction, unwrap } from 'idb';
import { type Span, type Step, takeIn } from '../core/activity.ts';
import type { Day } from '../core/day.ts';
import { type Forgetting, withoutSpan } from '../core/forget.ts';
import { within } from '../core/report.ts';
import { changed, emptyRollup, type Rollup } from '../core/rollup.ts';
import { AT_ONCE, database, type Stores } from './database.ts';

type Writing = IDBPTransaction<Stores, ['span', 'day'], 'readwrite'>;

/** Writes down what some spans have become, and what that makes of the sums of their days. */
async function replace(writing: Writing, before: readonly Span[], after: readonly Span[]): Promise<void> {
  const spans = writing.objectStore('span');
  const days = writing.objectStore('day');
  const starting = new Map(before.map((span) => [span.from, span]));
  const byDay = new Map<Day, { come: Span[]; gone: Span[] }>();
  const ofDay = ({ day }: Span) => {
    const held = byDay.get(day) ?? { come: [], gone: [] };
    byDay.set(day, held);
    return held;
  };
  // Without a promise for each of thousands: what fails makes the whole fail.
  const plain = unwrap(spans);
  for (const span of after) {
    const present = starting.get(span.from);
    starting.delete(span.from);
    if (present === span) continue;
    ofDay(span).come.push(span);
    if (present) ofDay(present).gone.push(present);
    plain.put(span);
  }
  for (const [start, span] of starting) {
    ofDay(span).gone.push(span);
    plain.delete(start);
  }
  for (const [day, { come, gone }] of byDay) {
    const sum = changed((await days.get(day)) ?? emptyRollup(day), gone, come);
    if (sum.count > 0) unwrap(days).put(sum);
    else unwrap(days).delete(day);
  }
}

/**
 * Makes something else of the spans of a stretch of time and the last one before it, all or nothing; of so many at
 * once, because there may be a million.
 */
async function rewrite(
  { from, to }: { from: number; to: number },
  change: (spans: Span[]) => Span[],
  atOnce?: number,
): Promise<void> {
  const writing = (await database()).transaction(['span', 'day'], 'readwrite');
  const store = writing.objectStore('span');
  const first = (await store.openKeyCursor(IDBKeyRange.upperBound(from), 'prev'))?.key ?? from;
  for (let rest: IDBKeyRange | null = IDBKeyRange.bound(Math.min(first, to), to); rest; ) {
    const before: Span[] = await store.getAll(rest, atOnce);
    await replace(writing, before, change(before));
    const last = before.at(-1);
    const isMore = last && before.length === atOnce && last.from < to;
    rest = isMore ? IDBKeyRange.bound(last.from, to, true) : null;
  }
  await writing.done;
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
  rewrite(gone, (kept) => kept.flatMap((span) => withoutSpan(span, gone)), AT_ONCE);

/** The spans that begin in a stretch of time, in order. */
export const spansBetween = async (from: number, to: number): Promise<Span[]> =>
  (await database()).getAll('span', IDBKeyRange.bound(from, to, false, true));

/** Of each of some stretches of time what was in front then, cut at its ends. */
export async function spansWithin(stretches: readonly { from: number; to: number }[]): Promise<Span[][]> {
  const store = (await database()).transaction('span').store;
  return Promise.all(
    stretches.map(async ({ from, to }) => {
      if (to <= from) return [];
      const first = (await store.openKeyCursor(IDBKeyRange.upperBound(from), 'prev'))?.key ?? from;
      return within(await store.getAll(IDBKeyRange.bound(first, to, false, true)), from, to);
    }),
  );
}

/** The sums of some days, the first and the last included, in order; days with nothing are left out. */
export const rollupsBetween = async (first: Day, last: Day): Promise<Rollup[]> =>
  (await database()).getAll('day', IDBKeyRange.bound(first, last));

/** How many there are, and when the first began; null when there is none. The days know; a million keys are slow to count. */
export async function spansInAll(): Promise<{ count: number; since: number } | null> {
  const reading = (await database()).transaction(['span', 'day']);
  const [days, first] = await Promise.all([
    reading.objectStore('day').getAll(),
    reading.objectStore('span').openKeyCursor(),
  ]);
  return first && { count: days.reduce((sum, { count }) => sum + count, 0), since: first.key };
}
