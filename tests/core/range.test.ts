import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plusDays } from '../../lib/core/day.ts';
import { addressOf, partsOf, RANGES, rangeAt, rangeBeside, rangeFrom } from '../../lib/core/range.ts';

const TODAY = '2026-11-21';
const days = fc.integer({ min: -20_000, max: 0 }).map((back) => plusDays(TODAY, back));
const kinds = fc.constantFrom(...RANGES);

describe('a range', () => {
  test.each([
    ['2026-11-21', '2026-11-21', '2026-11-21'],
    ['2026-W47', '2026-11-16', '2026-11-22'],
    ['2026-11', '2026-11-01', '2026-11-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-12', '2025-12-01', '2025-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
    // ISO 8601: the week belongs to the year its Thursday is in.
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
  ])('is named %s from %s to %s', (address, first, last) => {
    expect(rangeFrom(address, TODAY)).toMatchObject({ first, last });
  });

  test.each([
    '',
    'tomorrow',
    '2026-02-30',
    '2026-13',
    '2026-00',
    '2025-W53',
    '2026-W00',
    '2026-W54',
    '2026-W48',
    '2026-11-22',
    '2026-12',
    '2027',
    '0000',
    '0026',
    '20260',
    '2026-w47',
    '2026-W47 ',
    '<img src=x>',
    '٢٠٢٦',
  ])('is none that an address names by "%s"', (address) => expect(rangeFrom(address, TODAY)).toBeNull());

  test('is found again by its address', () =>
    fc.assert(
      fc.property(kinds, days, (is, day) => {
        const range = rangeAt(is, day);
        expect(rangeFrom(addressOf(range), TODAY)).toEqual(range);
      }),
    ));

  test('has the day in it that it was asked for by, and the one beside it begins where it ends', () =>
    fc.assert(
      fc.property(kinds, days, (is, day) => {
        const range = rangeAt(is, day);
        expect(range.first <= day && day <= range.last).toBe(true);
        expect(rangeBeside(range, 1).first).toBe(plusDays(range.last, 1));
        expect(rangeBeside(rangeBeside(range, 1), -1)).toEqual(range);
      }),
    ));

  test('is made of its parts, without a gap', () =>
    fc.assert(
      fc.property(kinds, days, (is, day) => {
        const range = rangeAt(is, day);
        const parts = partsOf(range);
        expect(parts[0]?.first).toBe(range.first);
        expect(parts.at(-1)?.last).toBe(range.last);
        for (const [at, part] of parts.slice(1).entries())
          expect(part.first).toBe(plusDays(parts[at]?.last ?? '', 1));
      }),
    ));
});
