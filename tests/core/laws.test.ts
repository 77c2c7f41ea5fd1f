import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { besideKept, type Span } from '../../lib/core/activity.ts';
import { blocklistOf, shutAtLevel, verdictOn } from '../../lib/core/blocking.ts';
import { type Change, EMPTY, type Entry } from '../../lib/core/doc.ts';
import { clockAt } from '../../lib/core/kept.ts';
import { merge } from '../../lib/core/merge.ts';
import { phaseAt } from '../../lib/core/phase.ts';
import { cancellableFor } from '../../lib/core/session.ts';
import { placeOfSite } from '../../lib/core/site.ts';
import { STAMP, stampAfter } from '../../lib/core/stamp.ts';
import { awaySpan } from '../spans.ts';
import { at, begun, CATALOGUE, docOf } from './scenario.ts';

const ids = fc.constantFrom('a', 'b', 'c');
const stamps = fc
  .tuple(fc.nat({ max: 5 }), fc.constantFrom('x', 'y'))
  .map(([time, device]) => stampAfter('', at(time), device));
/** What one stamp says of one thing is always the same, so the value follows from the stamp. */
const entries: fc.Arbitrary<Entry[]> = fc.array(
  fc
    .tuple(ids, stamps)
    .map(([id, stamp]) => ({ kind: 'setting', id, stamp, value: `${id}${stamp}` }) as Entry),
  { maxLength: 12 },
);

describe('merging', () => {
  test('comes to the same in any order and with any repeats', () =>
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), (some, order) => {
        const shuffled = [...some, ...some].map((entry) => ({ entry, at: order.next().value ?? 0 }));
        const again = shuffled.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
        expect(merge(EMPTY, again)).toEqual(merge(EMPTY, some));
      }),
    ));

  test('gives the same object when nothing is new', () =>
    fc.assert(
      fc.property(entries, (some) => {
        const doc = merge(EMPTY, some);
        expect(merge(doc, some)).toBe(doc);
      }),
    ));
});

describe('stamps', () => {
  test('can always be read again, whatever was last and whenever it is', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('', 'zzzzzzzzz-zzzz-x', 'zzzzzzzzy-zzzz-x', 'zzzzzzzzz-0000-x', 'zzzzzzzzz-000z-x'),
        fc.oneof(fc.nat(), fc.constantFrom(8.64e15, 36 ** 9, -1)),
        (last, now) => {
          const next = stampAfter(last, now, 'here');
          expect(next).toMatch(STAMP);
          expect(next > last || last === 'zzzzzzzzz-zzzz-x').toBe(true);
        },
      ),
    ));

  test('of one device always grow, whatever its clock does', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 42 }), { maxLength: 20 }), (times) => {
        let last = '';
        for (const time of times) {
          const next = stampAfter(last, time, 'here');
          expect(next).toMatch(STAMP);
          expect(next > last).toBe(true);
          last = next;
        }
      }),
    ));
});

/** Hosts, sub-hosts and paths over a few letters, so that they nest. */
const label = fc.constantFrom('a', 'b');
const sites = fc
  .tuple(fc.array(label, { maxLength: 3 }), fc.array(label, { maxLength: 2 }))
  .map(
    ([host, path]) =>
      `${[...host, 'z', 'example'].join('.')}${path.map((segment) => `/${segment}`).join('')}`,
  );
const scores: fc.Arbitrary<Change[]> = fc.array(
  fc
    .tuple(sites, fc.constantFrom('focus', 'personal'))
    .map(([id, as]) => ({ kind: 'score', id, value: { as } }) as Change),
  { maxLength: 10 },
);

/** What the browser makes of a blocklist: the layers' union, then paths, the deepest deciding, then the nearest host. */
function shutByRules(list: ReturnType<typeof blocklistOf>, site: string): boolean {
  const { host, path } = placeOfSite(site);
  const within = (domain: string) => host === domain || host.endsWith(`.${domain}`);
  const ruling = list.paths
    .filter((rule) => within(rule.host) && `${path}/`.startsWith(`${rule.path}/`))
    .map((rule) => ({
      ...rule,
      rank: (rule.path.split('/').length - 1) * 200 + rule.host.split('.').length,
    }));
  const top = Math.max(0, ...ruling.map(({ rank }) => rank));
  if (top > 0) return !ruling.some((rule) => rule.rank === top && !rule.shut);
  return list.layers.some(({ hosts, except }) => hosts.some(within) && !except.some(within));
}

describe('the rules', () => {
  test('shut exactly what the scores shut, however hosts and paths nest', () =>
    fc.assert(
      fc.property(scores, sites, (some, site) => {
        const doc = docOf(...some);
        const shut = shutAtLevel('distractions');
        const list = blocklistOf(doc, new Map(), shut);
        expect(shutByRules(list, site)).toBe(
          verdictOn(doc, new Map(), shut, placeOfSite(site)).is === 'shut',
        );
      }),
      { numRuns: 2000 },
    ));

  test('are the same twice', () =>
    expect(blocklistOf(docOf(), CATALOGUE, shutAtLevel('communication'))).toEqual(
      blocklistOf(docOf(), CATALOGUE, shutAtLevel('communication')),
    ));
});

describe("a session's clock", () => {
  test('never lets a session last longer than planned, nor run again, wherever the machine sets its own', () => {
    const jump = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.integer({ min: -90, max: -1 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), jump), { maxLength: 40 }), (steps) => {
        const doc = docOf(begun(0, 25));
        let machine = at(0);
        let real = 0;
        let lost = 0;
        let isOver = false;
        let clock = { seen: machine, shift: 0, offset: 0 };
        for (const [minutes, by] of steps) {
          machine += (minutes + by) * 60_000;
          real += minutes;
          // A jump takes with it what passed since the last look.
          if (by < 0) lost += minutes;
          const { now, ...next } = clockAt(doc, clock, machine);
          const runs = phaseAt(doc, now).is === 'focusing';
          if (runs) expect(real).toBeLessThan(25 + lost);
          expect(runs && isOver).toBe(false);
          isOver = !runs;
          clock = next;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('is the machine own while nothing runs', () =>
    expect(clockAt(docOf(), { seen: at(500), shift: 1000, offset: 0 }, at(3))).toEqual({
      seen: at(3),
      shift: 0,
      offset: 0,
      now: at(3),
    }));

  test('does not come to a session a second time that was begun on a clock an hour fast', () => {
    const doc = docOf(begun(60, 85));
    let clock = { seen: at(70), shift: 0, offset: 0 };
    const runsAt = (minutes: number) => {
      const { now, ...next } = clockAt(doc, clock, at(minutes));
      clock = next;
      return phaseAt(doc, now).is === 'focusing';
    };
    expect([10, 24, 25, 40, 60, 70, 84, 90].map(runsAt)).toEqual([true, true, ...Array(6).fill(false)]);
    expect(clock.shift).toBe(0);
  });

  test('does not let a session that is over run again', () => {
    const doc = docOf(begun(0, 25));
    const { now } = clockAt(doc, { seen: at(30), shift: 0, offset: 0 }, at(10));
    expect(phaseAt(doc, now).is).toBe('resting');
  });
});

describe('spans of a file', () => {
  const stretches = fc
    .array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 5 })), { maxLength: 8 })
    .map((steps) => {
      let end = 0;
      return steps.map(([pause, length]) => {
        const from = end + pause;
        end = from + length;
        return awaySpan(from, end);
      });
    });
  const minutesOf = (spans: readonly Span[]) =>
    spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, by) => from + by));

  test('fill exactly the time that nothing is known of, whatever is kept', () =>
    fc.assert(
      fc.property(stretches, stretches, (kept, spans) => {
        const added = minutesOf(besideKept(kept, spans));
        const taken = new Set(minutesOf(kept));
        expect(added).toEqual(minutesOf(spans).filter((minute) => !taken.has(minute)));
      }),
      { numRuns: 1000 },
    ));
});

describe('lengths', () => {
  test('a session can always be cancelled for at least half of it or five minutes, at most ten', () =>
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 240 }), (minutes) => {
        const window = cancellableFor({ startedAt: 0, endsAt: minutes * 60_000 }) / 60_000;
        expect(window).toBeGreaterThanOrEqual(Math.min(5, minutes / 2));
        expect(window).toBeLessThanOrEqual(10);
      }),
    ));
});
