import type { Span } from '../../lib/core/activity.ts';
import { boundsOf, dayOf, plusDays } from '../../lib/core/day.ts';
import type { Entry } from '../../lib/core/doc.ts';
import { rollupsOf } from '../../lib/core/rollup.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../lib/core/time.ts';
import { database } from '../../lib/store/database.ts';
import { addToHistory } from '../../lib/store/history.ts';
import { keepSpans, spansInAll } from '../../lib/store/spans.ts';

// What the bench of history runs inside a page of Sundial: the product's own store, and years that are made up.

const KNOWN = [
  'github.com',
  'docs.google.com',
  'figma.com',
  'stackoverflow.com',
  'reddit.com',
  'youtube.com',
];
const HOSTS = [...KNOWN, ...Array.from({ length: 394 }, (_, at) => `site-${at}.test`)];
/** So many sites are visited in a day. */
const A_DAY = 90;
const LENGTH = 30 * SECOND;

/** Numbers between 0 and 1, the same ones each time (Park and Miller's generator). */
function numbers(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A day's spans, one after another from eight o'clock on: a few sites often, many sites seldom. */
function spansOf(day: string, count: number): Span[] {
  const { from } = boundsOf(day);
  const next = numbers(from / HOUR);
  const week = Math.floor(from / (7 * DAY));
  return Array.from({ length: count }, (_, at) => {
    const start = from + 8 * HOUR + at * LENGTH;
    const span = { from: start, to: start + LENGTH - Math.floor(next() * 10) * SECOND, day };
    if (next() < 0.05) return { ...span, is: 'away', because: 'idle' };
    const place = Math.floor(next() ** 4 * A_DAY);
    // The seldom ones are others each week.
    const host = HOSTS[place < 20 ? place : place + (week % 4) * A_DAY] ?? '';
    const title = `Page ${Math.floor(next() * 40)} of ${host}, with a title of a usual length`;
    return {
      ...span,
      is: 'page',
      host,
      path: '',
      title,
      by: 'input',
      during: at % 5 === 0 ? 'session' : 'work',
    };
  });
}

/** Three sessions a day. */
function sessionsOf(day: string): Entry[] {
  const { from } = boundsOf(day);
  const stamp = '0mwq6g800-0000-bench';
  return [9, 11, 14].map((hour, at) => ({
    kind: 'session',
    id: `${day}/${hour}`,
    stamp,
    value: {
      task: `Task ${at + (Number(day.slice(-2)) % 7)}`,
      level: 'distractions',
      startedAt: from + hour * HOUR,
      endsAt: from + hour * HOUR + 45 * MINUTE,
      device: 'bench',
    },
  }));
}

/** Writes a stretch of made up days, so many before today; all in one transaction. */
export async function fill(before: number, days: number, perDay: number): Promise<void> {
  const last = dayOf(Date.now());
  const all = Array.from({ length: days }, (_, at) => plusDays(last, -before + at));
  const spans = all.flatMap((day) => spansOf(day, perDay));
  const writing = (await database()).transaction(['span', 'day'], 'readwrite', { durability: 'relaxed' });
  for (const span of spans) void writing.objectStore('span').put(span);
  for (const sum of rollupsOf(spans)) void writing.objectStore('day').put(sum);
  await writing.done;
  await addToHistory(all.flatMap(sessionsOf));
}

/** Milliseconds that each of some spans took to be written, one after another at the end of all. */
export async function write(count: number): Promise<number[]> {
  const took: number[] = [];
  const start = Date.now();
  for (let at = 0; at < count; at++) {
    const from = start + at * 2 * SECOND;
    const site = `site-${at % 20}.test`;
    const span: Span = {
      ...{ from, to: from + SECOND, day: dayOf(from), is: 'page', host: site, path: '', title: 'A page' },
      ...{ by: 'input', during: 'work' },
    };
    const since = performance.now();
    await keepSpans({ spans: [span], idleSince: null });
    took.push(performance.now() - since);
  }
  return took;
}

/** How many spans there are, and how long it took to know. */
export async function count(): Promise<{ count: number; took: number }> {
  const since = performance.now();
  const all = await spansInAll();
  return { count: all?.count ?? 0, took: performance.now() - since };
}
