import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY } from '../../lib/core/doc.ts';
import { createStandings } from '../../lib/core/report.ts';
import { stripOf } from '../../lib/core/strip.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import { at, CATALOGUE } from './scenario.ts';

const standingOf = createStandings(EMPTY, CATALOGUE);
const page = (from: number, to: number, host: string) => pageSpan(at(from), at(to), host);
const strip = (minutes: number, spans: Parameters<typeof stripOf>[1]) =>
  stripOf({ startedAt: at(0), endedAt: at(minutes) }, spans, standingOf);
const told = (minutes: number, spans: Parameters<typeof stripOf>[1]) =>
  strip(minutes, spans).stretches.map(({ is, from, to, site }) => [
    is,
    (to - from) / MINUTE,
    ...(site ? [site.site] : []),
  ]);

describe('a session minute by minute', () => {
  test('is what was in front for most of each minute, with the site that had most of a stretch', () =>
    expect(
      told(50, [
        page(-5, 20, 'code.example'),
        page(20, 21, 'docs.social.example'),
        page(21, 24, 'words.example'),
        awaySpan(at(24), at(30)),
        page(30, 30.4, 'social.example'),
        page(30.4, 40, 'code.example'),
        page(40, 42, 'social.example'),
      ]),
    ).toEqual([
      ['focus', 21, 'code.example'],
      ['other', 3, 'words.example'],
      ['away', 6],
      ['focus', 10, 'code.example'],
      ['personal', 2, 'social.example'],
      ['unseen', 8],
    ]));

  test('was not seen where nothing was recorded, or the machine slept', () =>
    expect(told(10, [page(0, 4, 'code.example'), awaySpan(at(4), at(6), 'asleep')])).toEqual([
      ['focus', 4, 'code.example'],
      ['unseen', 6],
    ]));

  test('has a last minute that may be a short one', () =>
    expect(told(2.5, [page(0, 2.5, 'code.example')])).toEqual([['focus', 2.5, 'code.example']]));

  test('loses no time: its stretches follow each other, and its times are the session', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 600 }), fc.nat(2)), { maxLength: 12 }),
        (minutes, parts) => {
          let now = -2;
          const spans = parts.map(([gap, length, kind]) => {
            const from = now + gap / 60;
            now = from + length / 60;
            return kind === 0
              ? awaySpan(at(from), at(now))
              : page(from, now, kind === 1 ? 'code.example' : 'social.example');
          });
          const { stretches, times } = strip(minutes, spans);
          expect(stretches[0]?.from).toBe(at(0));
          expect(stretches.at(-1)?.to).toBe(at(minutes));
          for (const [place, stretch] of stretches.entries())
            if (place > 0) expect(stretch.from).toBe(stretches[place - 1]?.to);
          const sum = Object.values(times).reduce((all, time) => all + time, 0);
          expect(sum).toBeCloseTo(minutes * MINUTE, 3);
        },
      ),
    ));
});
