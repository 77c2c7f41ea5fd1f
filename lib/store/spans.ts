import { keyOf, type Span, type Step, takeIn } from '../core/activity.ts';
import { type Day, dayOf } from '../core/day.ts';
import { type Forgetting, withoutSpan } from '../core/forget.ts';
import { database, type Totals } from './database.ts';

/**
 * Makes something else of the spans from the last one before an instant on, and keeps the totals of their days
 * right, all or nothing.
 */
async function rewrite(
  { from, to }: { from: number; to: number },
  change: (spans: Span[]) => Span[],
): Promise<void> {
  const writing = (await database()).transaction(['span', 'day'], 'readwrite');
  const spans = writing.objectStore('span');
  const days = writing.objectStore('day');
  const first = (await spans.openKeyCursor(IDBKeyRange.upperBound(from), 'prev'))?.key ?? from;
  const before = await spans.getAll(IDBKeyRange.bound(Math.min(first, to), to));
  const starting = new Map(before.map((span) => [span.from, span]));
  const changes = new Map<Day, Totals>();
  const add = (span: Span, sign: 1 | -1) => {
    if (span.is !== 'page') return;
    const day = dayOf(span.from);
    const pages = changes.get(day) ?? {};
    changes.set(day, pages);
    pages[keyOf(span)] = (pages[keyOf(span)] ?? 0) + sign * (span.to - span.from);
  };
  const work: Promise<unknown>[] = [];
  for (const span of change(before)) {
    const present = starting.get(span.from);
    starting.delete(span.from);
    if (present === span) continue;
    if (present) add(present, -1);
    add(span, 1);
    work.push(spans.put(span));
  }
  for (const gone of starting.values()) {
    add(gone, -1);
    work.push(spans.delete(gone.from));
  }
  for (const [day, pages] of changes) {
    const present = (await days.get(day))?.pages ?? {};
    for (const [page, time] of Object.entries(pages)) {
      const total = (present[page] ?? 0) + time;
      if (total > 0) present[page] = total;
      else delete present[page];
    }
    work.push(Object.keys(present).length > 0 ? days.put({ day, pages: present }) : days.delete(day));
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

/** How many there are, and when the first began; null when there is none. */
export async function spansInAll(): Promise<{ count: number; since: number } | null> {
  const reading = (await database()).transaction('span');
  const [count, first] = await Promise.all([reading.store.count(), reading.store.openKeyCursor()]);
  return first ? { count, since: first.key } : null;
}
