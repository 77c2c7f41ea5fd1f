import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { besideKept, type Front, follow, type Span, type Trail, takeIn } from '../../lib/core/activity.ts';
import { withoutSpan } from '../../lib/core/forget.ts';
import { type Rollup, rollupsOf } from '../../lib/core/rollup.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import { database, forgetAll } from '../../lib/store/database.ts';
import {
  bringIn,
  countOverlaps,
  forgetSpans,
  keepSpans,
  rollupsBetween,
  sitesSeen,
  spansBetween,
  spansFrom,
  spansInAll,
  spansWithin,
  takeBack,
} from '../../lib/store/spans.ts';
import { T0 } from '../core/scenario.ts';
import { awaySpan, pageSpan } from '../spans.ts';

beforeEach(async () => {
  await forgetAll();
});

const page = (from: number, to: number, host: string, by: 'input' | 'sound' = 'input') =>
  pageSpan(T0 + from * MINUTE, T0 + to * MINUTE, host, { by });
const keep = (...spans: Span[]) => keepSpans({ spans, idleSince: null });
const all = () => spansBetween(0, Number.MAX_SAFE_INTEGER);
const sums = () => rollupsBetween('0000', '9999');
/** In an order of its own, whatever was added first. */
const inOrder = (rollups: Rollup[]) =>
  rollups
    .map((rollup) => ({
      ...rollup,
      sites: rollup.sites.toSorted((one, other) => one.site.localeCompare(other.site)),
    }))
    .sort((one, other) => one.day.localeCompare(other.day));

describe('spans in the database', () => {
  test('grow in their place', async () => {
    await keep(page(0, 1, 'a'));
    await keep(page(0, 3, 'a'));
    await keep(page(3, 5, 'b'), page(5, 6, 'a'));
    expect(await all()).toEqual([page(0, 3, 'a'), page(3, 5, 'b'), page(5, 6, 'a')]);
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
  });

  test('tell every site that was ever in front', async () => {
    await keep(page(0, 10, 'a'), page(10, 20, 'b'), page(20, 30, 'a'));
    await keep(awaySpan(T0 + 30 * MINUTE, T0 + 40 * MINUTE), page(2000, 2010, 'last'));
    expect([...(await sitesSeen())]).toEqual(['a', 'b', 'last']);
  });

  test('are gone when they are to be, and only what was meant', async () => {
    await keep(page(0, 10, 'a'), page(10, 20, 'sub.b'), page(20, 30, 'a'));
    await forgetSpans({ from: 0, to: T0 + HOUR, site: 'b' });
    expect(await all()).toEqual([page(0, 10, 'a'), page(20, 30, 'a')]);
    await forgetSpans({ from: T0 + 5 * MINUTE, to: T0 + 25 * MINUTE, site: null });
    expect(await all()).toEqual([page(0, 5, 'a'), page(25, 30, 'a')]);
    await forgetSpans({ from: 0, to: Number.MAX_SAFE_INTEGER, site: null });
    expect(await all()).toEqual([]);
  });

  test('are gone when there are more than are looked at in one go, with their part of each day', async () => {
    await bringIn(Array.from({ length: 6000 }, (_, at) => page(at, at + 1, at % 2 === 0 ? 'a' : 'b')));
    await forgetSpans({ from: 0, to: T0 + 5500 * MINUTE, site: 'a' });
    const left = await all();
    expect(left).toHaveLength(3000 + 250);
    expect(inOrder(await sums())).toEqual(inOrder(rollupsOf(left)));
  });

  test('write no more when there are many', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => page(at, at + 1, `site-${at % 50}`));
    await bringIn(many);
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
    // One span written and the sum of its day; at most the span before read.
    expect(requests).toBeLessThanOrEqual(3);
  });

  test('are cut where a stretch of time begins and ends', async () => {
    await keep(page(0, 10, 'a'), page(10, 20, 'b'));
    const stretch = (from: number, to: number) => ({ from: T0 + from * MINUTE, to: T0 + to * MINUTE });
    expect(await spansWithin([stretch(5, 12), stretch(30, 40), stretch(10, 10)])).toEqual([
      [page(5, 10, 'a'), page(10, 12, 'b')],
      [],
      [],
    ]);
  });

  test('are the same whether they came one by one or by the hundred, whatever becomes of them', () => {
    const many = fc.record({
      does: fc.constant('bring' as const),
      from: fc.nat(3000),
      count: fc.integer({ min: 1, max: 1200 }),
      /** Minutes each begins after the one before. */
      every: fc.constantFrom(1, 2, 3),
      site: fc.constantFrom('a', 'b'),
    });
    const one = fc.record({
      does: fc.constant('keep' as const),
      from: fc.nat(4000),
      length: fc.integer({ min: 1, max: 30 }),
    });
    const less = fc.record({
      does: fc.constant('forget' as const),
      from: fc.nat(4000),
      length: fc.nat(3000),
      site: fc.constantFrom('a', null),
    });
    const back = fc.record({ does: fc.constant('back' as const) });
    return fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(many, many, one, less, back), { maxLength: 8 }), async (steps) => {
        await forgetAll();
        let model: Span[] = [];
        let starts: number[] = [];
        const sorted = (spans: Span[]) => spans.toSorted((one, other) => one.from - other.from);
        for (const step of steps) {
          if (step.does === 'bring') {
            const spans = Array.from({ length: step.count }, (_, at) => {
              const from = step.from + at * step.every;
              return page(from, from + 1, step.site);
            });
            const added = besideKept(model, spans);
            starts = await bringIn(spans);
            expect(starts).toEqual(added.map(({ from }) => from));
            model = sorted([...model, ...added]);
          } else if (step.does === 'keep') {
            const span = page(step.from, step.from + step.length, 'kept');
            await keep(span);
            model = sorted(takeIn(model, { spans: [span], idleSince: null }));
          } else if (step.does === 'forget') {
            const from = T0 + step.from * MINUTE;
            const gone = { from, to: from + step.length * MINUTE, site: step.site };
            await forgetSpans(gone);
            model = sorted(model.flatMap((span) => withoutSpan(span, gone)));
          } else {
            await takeBack(starts);
            model = model.filter(({ from }) => !starts.includes(from));
            starts = [];
          }
          expect(await all()).toEqual(model);
          expect((await spansInAll())?.count ?? 0).toBe(model.length);
        }
        expect(inOrder(await sums())).toEqual(inOrder(rollupsOf(model)));
        const piecemeal: Span[] = [];
        for (let from = 0; ; ) {
          const some = await spansFrom(from, 700);
          const last = some.at(-1);
          if (!last) break;
          piecemeal.push(...some);
          from = last.to;
        }
        expect(piecemeal).toEqual(model);
        const [from, to] = [T0 + 700.5 * MINUTE, T0 + 2000.5 * MINUTE];
        const [cut = []] = await spansWithin([{ from, to }]);
        expect(cut).toHaveLength(model.filter((span) => span.to > from && span.from < to).length);
        const begun = model.filter((span) => span.from >= from && span.from < to);
        expect(await spansBetween(from, to)).toEqual(begun);
        expect(await countOverlaps(begun)).toBe(begun.length);
        const [alone, packs] = await Promise.all([
          (await database()).getAllKeys('span'),
          (await database()).getAllKeys('pack'),
        ]);
        for (const [first, last] of packs)
          expect(alone.filter((start) => start >= first && start <= last)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('whatever happens, are disjoint, and each day comes to what its spans come to', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            after: fc.oneof(fc.nat(MINUTE), fc.nat(10 * HOUR), fc.integer({ min: -HOUR, max: 0 })),
            host: fc.constantFrom('a', 'b', null),
            by: fc.constantFrom('input', 'sound'),
            during: fc.constantFrom('work', 'session', 'recharge'),
            /** Afterwards so much of the past is deleted, of one site or of all. */
            forgets: fc.option(
              fc.record({
                back: fc.nat(12 * HOUR),
                length: fc.nat(6 * HOUR),
                site: fc.constantFrom('a', null),
              }),
              { freq: 5 },
            ),
          }),
          { maxLength: 25 },
        ),
        async (looks) => {
          await forgetAll();
          let trail: Trail | null = null;
          let now = T0 + DAY;
          for (const { after, host, by, during, forgets } of looks) {
            now += after;
            const front: Front = host
              ? {
                  is: 'page',
                  page: { host, path: '', title: '' },
                  by: by as 'input',
                  during: during as 'work',
                }
              : { is: 'away', because: 'idle' };
            const step = follow(trail, { front, isHeard: by === 'sound', now });
            await keepSpans(step);
            // The same once more changes nothing.
            await keepSpans(step);
            trail = step.trail;
            if (!forgets) continue;
            const from = now - forgets.back;
            await forgetSpans({ from, to: from + forgets.length, site: forgets.site });
          }
          const spans = await all();
          for (const [at, { from, to }] of spans.entries()) {
            expect(to).toBeGreaterThan(from);
            expect(spans[at + 1]?.from ?? Infinity).toBeGreaterThanOrEqual(to);
          }
          expect(inOrder(await sums())).toEqual(inOrder(rollupsOf(spans)));
        },
      ),
      { numRuns: 25 },
    ));
});
