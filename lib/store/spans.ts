import { keyOf, type Span, type Step, takeIn } from '../core/activity.ts';
import { type Day, dayOf } from '../core/day.ts';
import { database, type Totals } from './database.ts';

/** Takes the spans of a step in, and keeps the totals of their days right, all or nothing. Twice is once. */
export async function keepSpans(step: Pick<Step, 'spans' | 'idleSince'>): Promise<void> {
  const starts = step.spans.map(({ from }) => from);
  const earliest = Math.min(...starts, step.idleSince ?? Number.POSITIVE_INFINITY);
  if (earliest === Number.POSITIVE_INFINITY) return;
  const writing = (await database()).transaction(['span', 'day'], 'readwrite');
  const spans = writing.objectStore('span');
  const days = writing.objectStore('day');
  const first = (await spans.openKeyCursor(IDBKeyRange.upperBound(earliest), 'prev'))?.key ?? earliest;
  const before = await spans.getAll(IDBKeyRange.lowerBound(first));
  const after = takeIn(before, step);

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
  for (const span of after) {
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
    work.push(days.put({ day, pages: present }));
  }
  await Promise.all([...work, writing.done]);
}

/** The spans that begin in a stretch of time, in order. */
export const spansBetween = async (from: number, to: number): Promise<Span[]> =>
  (await database()).getAll('span', IDBKeyRange.bound(from, to, false, true));

/** The totals of days from one to another, both included; days without any are left out. */
export const daysBetween = async (from: Day, to: Day): Promise<{ day: Day; pages: Totals }[]> =>
  (await database()).getAll('day', IDBKeyRange.bound(from, to));
