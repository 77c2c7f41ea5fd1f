import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Front, follow, keyOf, type Span, type Trail } from '../../lib/core/activity.ts';
import { dayOf } from '../../lib/core/day.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import { database } from '../../lib/store/database.ts';
import { forgetSpans, keepSpans, spansBetween } from '../../lib/store/spans.ts';
import { T0 } from '../core/scenario.ts';

beforeEach(async () => {
  const stores = ['span', 'day'] as const;
  const clearing = (await database()).transaction(stores, 'readwrite');
  await Promise.all([...stores.map((store) => clearing.objectStore(store).clear()), clearing.done]);
});

const page = (from: number, to: number, host: string, by: 'input' | 'sound' = 'input'): Span => ({
  from: T0 + from * MINUTE,
  to: T0 + to * MINUTE,
  is: 'page',
  host,
  path: '',
  title: '',
  by,
});
const keep = (...spans: Span[]) => keepSpans({ spans, idleSince: null });
const all = () => spansBetween(0, Number.MAX_SAFE_INTEGER);
const days = async () => (await database()).getAll('day');

/** Totals, added up from the spans themselves. */
async function added() {
  const byDay = new Map<string, Record<string, number>>();
  for (const span of await all()) {
    if (span.is !== 'page') continue;
    const pages = byDay.get(dayOf(span.from)) ?? {};
    byDay.set(dayOf(span.from), pages);
    pages[keyOf(span)] = (pages[keyOf(span)] ?? 0) + span.to - span.from;
  }
  return [...byDay].map(([day, pages]) => ({ day, pages }));
}

describe('spans in the database', () => {
  test('grow in their place', async () => {
    await keep(page(0, 1, 'a'));
    await keep(page(0, 3, 'a'));
    await keep(page(3, 5, 'b'), page(5, 6, 'a'));
    expect(await all()).toEqual([page(0, 3, 'a'), page(3, 5, 'b'), page(5, 6, 'a')]);
    expect(await days()).toEqual([{ day: dayOf(T0), pages: { a: 4 * MINUTE, b: 2 * MINUTE } }]);
  });

  test('are taken back where nobody was there', async () => {
    await keep(page(0, 3, 'a'), page(3, 4, 'b', 'sound'), page(4, 8, 'c'));
    await keepSpans({ spans: [], idleSince: T0 + 2 * MINUTE });
    expect((await all()).map((span) => (span.is === 'page' ? span.host : span.because))).toEqual([
      'a',
      'idle',
      'b',
      'idle',
    ]);
    expect(await days()).toEqual([{ day: dayOf(T0), pages: { a: 2 * MINUTE, b: MINUTE } }]);
  });

  test('are gone when they are to be, and only what was meant', async () => {
    await keep(page(0, 10, 'a'), page(10, 20, 'sub.b'), page(20, 30, 'a'));
    await forgetSpans({ from: 0, to: T0 + HOUR, site: 'b' });
    expect(await all()).toEqual([page(0, 10, 'a'), page(20, 30, 'a')]);
    await forgetSpans({ from: T0 + 5 * MINUTE, to: T0 + 25 * MINUTE, site: null });
    expect(await all()).toEqual([page(0, 5, 'a'), page(25, 30, 'a')]);
    expect(await days()).toEqual([{ day: dayOf(T0), pages: { a: 10 * MINUTE } }]);
    await forgetSpans({ from: 0, to: Number.MAX_SAFE_INTEGER, site: null });
    expect(await all()).toEqual([]);
    expect(await days()).toEqual([]);
  });

  test('write no more when there are many', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => page(at, at + 1, `site-${at % 50}`));
    await keep(...many);
    let requests = 0;
    const { put, getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...of) {
      requests++;
      return put.apply(this, of);
    };
    IDBObjectStore.prototype.getAll = function (...of) {
      const asked = getAll.apply(this, of as never);
      asked.addEventListener('success', () => {
        requests += asked.result.length;
      });
      return asked;
    };
    await keep(page(3000, 3001, 'late'));
    Object.assign(IDBObjectStore.prototype, { put, getAll });
    // One span and one day written, at most the span before read.
    expect(requests).toBeLessThanOrEqual(3);
  });

  test('whatever happens, are disjoint, and their days say the same', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            after: fc.oneof(fc.nat(MINUTE), fc.nat(10 * HOUR), fc.integer({ min: -HOUR, max: 0 })),
            host: fc.constantFrom('a', 'b', null),
            by: fc.constantFrom('input', 'sound'),
          }),
          { maxLength: 25 },
        ),
        async (looks) => {
          const store = (await database()).transaction(['span', 'day'], 'readwrite');
          await Promise.all([
            store.objectStore('span').clear(),
            store.objectStore('day').clear(),
            store.done,
          ]);
          let trail: Trail | null = null;
          let now = T0 + DAY;
          for (const { after, host, by } of looks) {
            now += after;
            const front: Front = host
              ? { is: 'page', page: { host, path: '', title: '' }, by: by as 'input' }
              : { is: 'away', because: 'idle' };
            const step = follow(trail, front, now);
            await keepSpans(step);
            trail = step.trail;
          }
          const spans = await all();
          for (const [at, { from, to }] of spans.entries()) {
            expect(to).toBeGreaterThan(from);
            expect(spans[at + 1]?.from ?? Infinity).toBeGreaterThanOrEqual(to);
          }
          const kept = (await days()).filter(({ pages }) => Object.keys(pages).length > 0);
          expect(kept).toEqual(await added());
        },
      ),
      { numRuns: 60 },
    ));
});
