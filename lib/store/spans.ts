import { type Span, type Step, takeIn } from '../core/activity.ts';
import type { Day } from '../core/day.ts';
import { type Forgetting, withoutSpan } from '../core/forget.ts';
import { within } from '../core/report.ts';
import { changed, emptyRollup, type Rollup } from '../core/rollup.ts';
import { database } from './database.ts';

/** Makes something else of the spans of a stretch of time and the last one before it, and of their days' sums, all or nothing. */
async function rewrite(
  { from, to }: { from: number; to: number },
  change: (spans: Span[]) => Span[],
): Promise<void> {
  const writing = (await database()).transaction(['span', 'day'], 'readwrite');
  const store = writing.objectStore('span');
  const days = writing.objectStore('day');
  const first = (await store.openKeyCursor(IDBKeyRange.upperBound(from), 'prev'))?.key ?? from;
  const before = await store.getAll(IDBKeyRange.bound(Math.min(first, to), to));
  const starting = new Map(before.map((span) => [span.from, span]));
  const come: Span[] = [];
  const gone: Span[] = [];
  const work: Promise<unknown>[] = [];
  for (const span of change(before)) {
    const present = starting.get(span.from);
    starting.delete(span.from);
    if (present === span) continue;
    come.push(span);
    if (present) gone.push(present);
    work.push(store.put(span));
  }
  for (const [start, span] of starting) {
    gone.push(span);
    work.push(store.delete(start));
  }
  const byDay = new Map<Day, { come: Span[]; gone: Span[] }>();
  const ofDay = ({ day }: Span) => {
    const held = byDay.get(day) ?? { come: [], gone: [] };
    byDay.set(day, held);
    return held;
  };
  for (const span of come) ofDay(span).come.push(span);
  for (const span of gone) ofDay(span).gone.push(span);
  for (const [day, { come, gone }] of byDay) {
    const sum = changed((await days.get(day)) ?? emptyRollup(day), gone, come);
    work.push(sum.count > 0 ? days.put(sum) : days.delete(day));
  }
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
