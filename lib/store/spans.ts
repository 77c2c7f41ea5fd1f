import { type IDBPTransaction, unwrap } from 'idb';
import { besideKept, type Span, type Step, takeIn } from '../core/activity.ts';
import { boundsOf, type Day } from '../core/day.ts';
import { type Forgetting, withoutSpan } from '../core/forget.ts';
import { within } from '../core/report.ts';
import { changed, emptyRollup, type Rollup } from '../core/rollup.ts';
import type { Site } from '../core/site.ts';
import { AT_ONCE, database, type Stores } from './database.ts';
import { inOrder, type Lying, layDown, lyingIn, type Stretch, startBefore } from './packs.ts';

type Writing = IDBPTransaction<Stores, ('span' | 'pack' | 'day')[], 'readwrite'>;

/** Writes down what some spans have become, and what that makes of the sums of their days. */
async function replace(writing: Writing, lying: Lying, before: readonly Span[], after: readonly Span[]) {
  const days = writing.objectStore('day');
  const starting = new Map(before.map((span) => [span.from, span]));
  const byDay = new Map<Day, { come: Span[]; gone: Span[] }>();
  const ofDay = ({ day }: Span) => {
    const held = byDay.get(day) ?? { come: [], gone: [] };
    byDay.set(day, held);
    return held;
  };
  const come: Span[] = [];
  for (const span of after) {
    const present = starting.get(span.from);
    starting.delete(span.from);
    if (present === span) continue;
    ofDay(span).come.push(span);
    if (present) ofDay(present).gone.push(present);
    come.push(span);
  }
  for (const span of starting.values()) ofDay(span).gone.push(span);
  layDown(writing, lying, come, [...starting.values()]);
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
  const writing = (await database()).transaction(['span', 'pack', 'day'], 'readwrite');
  const first = Math.min((await startBefore(writing, from)) ?? from, to);
  for (let rest: Stretch | null = { from: first, to }; rest; ) {
    const lying: Awaited<ReturnType<typeof lyingIn>> = await lyingIn(writing, rest, atOnce);
    const before = inOrder(lying);
    await replace(writing, lying, before, change(before));
    rest = lying.until < to ? { from: lying.until, isAfter: true, to } : null;
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
  const kept = await touching(first.from, last.to);
  if (kept.length === 0) return 0;
  const whole = new Set(besideKept(kept, spans));
  return spans.filter((span) => !whole.has(span)).length;
}

/** The spans that begin in a stretch of time, and some from before it, the last one among them; in order. */
async function touching(from: number, to: number): Promise<Span[]> {
  const reading = (await database()).transaction(['span', 'pack', 'day']);
  const start = (await startBefore(reading, from)) ?? from;
  return inOrder(await lyingIn(reading, { from: start, to }));
}

/** Some of the spans from one on, in order, about so many: to read all of them without holding all of them. */
export async function spansFrom(from: number, most: number): Promise<Span[]> {
  const reading = (await database()).transaction(['span', 'pack', 'day']);
  const lying = await lyingIn(reading, { from, to: Number.MAX_VALUE }, most);
  return inOrder(lying).filter((span) => span.from >= from);
}

/** Takes away what is to be gone, for good. */
export const forgetSpans = (gone: Forgetting): Promise<void> =>
  rewrite(gone, (kept) => kept.flatMap((span) => withoutSpan(span, gone)), AT_ONCE);

/** The spans that begin in a stretch of time, in order. */
export async function spansBetween(from: number, to: number): Promise<Span[]> {
  const reading = (await database()).transaction(['span', 'pack', 'day']);
  const all = inOrder(await lyingIn(reading, { from, to }));
  return all.filter((span) => span.from >= from && span.from < to);
}

/** Of each of some stretches of time what was in front then, cut at its ends. */
export const spansWithin = (stretches: readonly { from: number; to: number }[]): Promise<Span[][]> =>
  Promise.all(
    stretches.map(async ({ from, to }) => (to <= from ? [] : within(await touching(from, to), from, to))),
  );

/** The sums of some days, the first and the last included, in order; days with nothing are left out. */
export const rollupsBetween = async (first: Day, last: Day): Promise<Rollup[]> =>
  (await database()).getAll('day', IDBKeyRange.bound(first, last));

/** How many there are, and when the first began; null when there is none. The days know; a million keys are slow to count. */
export async function spansInAll(): Promise<{ count: number; since: number } | null> {
  const reading = (await database()).transaction(['span', 'pack', 'day']);
  const [days, alone, packed] = await Promise.all([
    reading.objectStore('day').getAll(),
    reading.objectStore('span').openKeyCursor(),
    reading.objectStore('pack').openKeyCursor(),
  ]);
  const starts = [alone?.key, packed?.key[0]].flatMap((start) => (start === undefined ? [] : [start]));
  const count = days.reduce((sum, { count }) => sum + count, 0);
  return starts.length > 0 ? { count, since: Math.min(...starts) } : null;
}

/** Every site that was ever in front. */
export async function sitesSeen(): Promise<Set<Site>> {
  const days = await (await database()).getAll('day');
  return new Set(days.flatMap(({ sites }) => sites.map(({ site }) => site)));
}

/** The days that were over by an instant on which something was recorded, in order. */
export async function daysBefore(to: number): Promise<Day[]> {
  const days = await (await database()).getAllKeys('day');
  return days.filter((day) => boundsOf(day).from < to);
}
