import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Away,
  type Front,
  follow,
  followTurns,
  IDLE,
  type Span,
  type Trail,
  takeIn,
} from '../../lib/core/activity.ts';
import { dayOf } from '../../lib/core/day.ts';
import { MINUTE, SECOND } from '../../lib/core/time.ts';
import { at, T0 } from './scenario.ts';

const page = (host: string, title = '', by: 'input' | 'sound' = 'input'): Front => ({
  is: 'page',
  page: { host, path: '', title },
  by,
  during: 'work',
});
const away = (because: Away): Front => ({ is: 'away', because });

const isLoud = (front: Front) => front.is === 'page' && front.by === 'sound';

/** Looks one after another, as `[seconds, front]`; `null` for a browser that was started again. */
function seen(...looks: [number, Front | null][]): Span[] {
  let spans: Span[] = [];
  let trail: Trail | null = null;
  for (const [seconds, front] of looks) {
    if (!front) {
      trail = null;
      continue;
    }
    const step = follow(trail, { front, isHeard: isLoud(front), now: T0 + seconds * SECOND });
    spans = takeIn(spans, step);
    trail = step.trail;
  }
  return spans.sort((one, other) => one.from - other.from);
}

/** "0-60 docs.example" or "60-90 (idle)", in seconds. */
const told = (spans: Span[]): string[] =>
  spans.map(
    ({ from, to, ...span }) =>
      `${(from - T0) / SECOND}-${(to - T0) / SECOND} ${span.is === 'page' ? `${span.host}${span.title && ` "${span.title}"`}${span.by === 'sound' ? ' by sound' : ''}` : `(${span.because})`}`,
  );

/** Looks every half minute, as while a page counts. */
const looking = (from: number, to: number, front: Front): [number, Front][] =>
  Array.from({ length: Math.floor((to - from) / 30) + 1 }, (_, look) => [from + 30 * look, front]);

describe('time in front', () => {
  const docs = page('docs.example');
  const mail = page('mail.example');

  test('goes to the page that was there, until something else is', () =>
    expect(told(seen([0, docs], [20, mail], [50, away('unfocused')], [60, docs], [70, docs]))).toEqual([
      '0-20 docs.example',
      '20-50 mail.example',
      '50-60 (unfocused)',
      '60-70 docs.example',
    ]));

  test('is one span, however often somebody looks', () =>
    expect(told(seen(...looking(0, 600, docs)))).toEqual(['0-600 docs.example']));

  test('under a second is not noted', () =>
    expect(told(seen([0, docs], [30, mail], [30.9, docs], [40, docs]))).toEqual([
      '0-30 docs.example',
      '30.9-40 docs.example',
    ]));

  test('is told apart by title, once there is one', () =>
    expect(
      told(
        seen([0, docs], [2, page('docs.example', 'Plan')], [20, page('docs.example', 'Budget')], [30, mail]),
      ),
    ).toEqual(['0-20 docs.example "Plan"', '20-30 docs.example "Budget"']));

  test('without input for five minutes is taken off, on all pages it was counted on', () =>
    expect(
      told(
        seen(
          ...looking(0, 120, docs),
          ...looking(130, 400, mail),
          [410, away('idle')],
          [500, mail],
          [510, mail],
        ),
      ),
    ).toEqual([
      '0-110 docs.example',
      '110-130 (idle)',
      '130-410 (idle)',
      '410-500 (idle)',
      '500-510 mail.example',
    ]));

  test('with sound counts without input, and nothing is taken off when the sound ends', () =>
    expect(
      told(
        seen(
          ...looking(0, 300, docs),
          ...looking(310, 400, page('docs.example', '', 'sound')),
          ...looking(430, 520, away('idle')),
          [560, docs],
        ),
      ),
    ).toEqual(['0-310 docs.example', '310-490 docs.example by sound', '490-560 (idle)']));

  test('goes on through a silent moment of a film', () =>
    expect(
      told(
        seen(
          ...looking(0, 300, page('film.example', '', 'sound')),
          [330, away('idle')],
          [360, away('idle')],
          ...looking(390, 600, page('film.example', '', 'sound')),
        ),
      ),
    ).toEqual(['0-600 film.example by sound']));

  test.each(['off', 'private'] as const)('is not even noted as such while it is %s', (because) =>
    expect(told(seen([0, docs], [20, away(because)], [60, docs], [70, docs]))).toEqual([
      '0-20 docs.example',
      '60-70 docs.example',
    ]),
  );

  test('ends at the last sign of life when the machine slept', () =>
    expect(told(seen(...looking(0, 60, docs), [4000, docs], [4010, mail]))).toEqual([
      '0-60 docs.example',
      '60-4000 (asleep)',
      '4000-4010 docs.example',
    ]));

  test('ends at the last sign of life when the browser was killed', () =>
    expect(told(seen(...looking(0, 60, docs), [70, null], [75, docs], [80, mail]))).toEqual([
      '0-60 docs.example',
      '75-80 docs.example',
    ]));

  test('is counted once when the clock is set back over it', () =>
    expect(told(seen(...looking(0, 60, docs), [10, mail], ...looking(40, 100, mail)))).toEqual([
      '0-60 docs.example',
      '60-70 mail.example',
      '70-100 mail.example',
    ]));

  test('belongs to the day it was on', () => {
    const midnight = new Date(T0);
    midnight.setHours(24, 0, 0, 0);
    const before = (midnight.getTime() - T0) / SECOND;
    const spans = seen(...looking(before - 40, before + 80, docs));
    expect(told(spans)).toEqual([
      `${before - 40}-${before} docs.example`,
      `${before}-${before + 80} docs.example`,
    ]);
    expect(dayOf(spans[0]?.from ?? 0)).not.toBe(dayOf(spans[1]?.from ?? 0));
  });
});

describe('whatever happens', () => {
  const fronts: fc.Arbitrary<Front> = fc.oneof(
    fc
      .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('', 'one', 'two'), fc.constantFrom('input', 'sound'))
      .map(([host, title, by]) => page(host, title, by as 'input')),
    fc.constantFrom<Away>('locked', 'idle', 'unfocused', 'private', 'no-page').map(away),
  );
  /** A look so many milliseconds after the one before; a browser start before it; the clock set by so much. */
  const looks = fc.array(
    fc.record({
      after: fc.oneof(fc.nat(2000), fc.nat(40_000), fc.nat(10 * MINUTE)),
      front: fronts,
      starts: fc.boolean(),
      moved: fc.oneof(
        { weight: 9, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: -600_000, max: 600_000 }) },
      ),
    }),
    { maxLength: 40 },
  );

  test('spans are disjoint, at least nothing and within observed time, and nothing is counted that was not seen', () =>
    fc.assert(
      fc.property(looks, (all) => {
        let spans: Span[] = [];
        let trail: Trail | null = null;
        let now = at(0);
        const observed: [number, number][] = [];
        for (const { after, front, starts, moved } of all) {
          const before = now;
          now += after + moved;
          if (starts) trail = null;
          else if (trail) observed.push([Math.min(before, now), Math.max(before, now)]);
          const step = follow(trail, { front, isHeard: isLoud(front), now });
          spans = takeIn(spans, step);
          trail = step.trail;
        }
        const sorted = spans.sort((one, other) => one.from - other.from);
        for (const [place, { from, to }] of sorted.entries()) {
          expect(to).toBeGreaterThan(from);
          expect(sorted[place + 1]?.from ?? Infinity).toBeGreaterThanOrEqual(to);
          // Every instant of it lies between two looks of one run of the browser.
          let covered = from;
          for (const [start, end] of observed.toSorted(([one], [other]) => one - other))
            if (start <= covered) covered = Math.max(covered, end);
          expect(covered).toBeGreaterThanOrEqual(to);
        }
      }),
      { numRuns: 2000 },
    ));

  test('taking in a step twice, as after a worker that was stopped half-way, changes nothing', () =>
    fc.assert(
      fc.property(looks, (all) => {
        let once: Span[] = [];
        let twice: Span[] = [];
        let trail: Trail | null = null;
        let now = at(0);
        for (const { after, front } of all) {
          now += after;
          const step = follow(trail, { front, isHeard: isLoud(front), now });
          once = takeIn(once, step);
          twice = takeIn(takeIn(twice, step), step);
          trail = step.trail;
        }
        expect(twice).toEqual(once);
      }),
    ));

  test('no input of the last five minutes is counted once idle is known', () =>
    fc.assert(
      fc.property(looks, (all) => {
        let spans: Span[] = [];
        let trail: Trail | null = null;
        let now = at(0);
        for (const { after, front } of [
          ...all,
          { after: 1, front: page('another') },
          { after: 1, front: away('idle') },
        ]) {
          now += after;
          const step = follow(trail, { front, isHeard: isLoud(front), now });
          spans = takeIn(spans, step);
          trail = step.trail;
        }
        const counted = spans.filter((span) => span.is === 'page' && span.by === 'input');
        expect(counted.every(({ to }) => to <= now - IDLE)).toBe(true);
      }),
    ));
});

describe('a turn of the day', () => {
  const front = page('code.example');
  const begun = follow(null, { front, isHeard: false, now: T0 }).trail;
  const lookAt = (
    seconds: number,
    during: 'work' | 'session',
    ...turns: [number, 'work' | 'session' | null][]
  ) =>
    followTurns(
      begun,
      { front: { ...(front as Front & { is: 'page' }), during }, isHeard: false, now: T0 + seconds * SECOND },
      turns.map(([at, is]) => ({ at: T0 + at * SECOND, during: is })),
    );
  const parts = (spans: Span[]) =>
    spans.map((span) => [
      (span.from - T0) / SECOND,
      (span.to - T0) / SECOND,
      span.is === 'page' ? span.during : '',
    ]);

  test('parts what was in front at its very instant', () => {
    const { spans, trail } = lookAt(30, 'session', [12, 'session']);
    expect(parts(takeIn([], { spans, idleSince: null }))).toEqual([
      [0, 12, 'work'],
      [12, 30, 'session'],
    ]);
    expect(trail.since).toBe(T0 + 12 * SECOND);
  });

  test('ends the record where nothing is to be recorded, and begins it anew at the next look', () => {
    const { spans } = lookAt(60, 'work', [10, null], [40, 'work']);
    expect(parts(spans)).toEqual([[0, 10, 'work']]);
  });

  test('is of no account to a machine that slept', () =>
    expect(parts(lookAt(600, 'work', [300, 'session'], [500, 'work']).spans)).toEqual([[0, 600, '']]));
});
