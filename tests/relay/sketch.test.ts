import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countIn, MOST, numberFor, sketchOf, union } from '../../lib/relay/sketch.ts';

const sketchFrom = (things: readonly string[]) => sketchOf(things.map((thing) => numberFor('salt', thing)));
const things = fc.array(fc.string({ maxLength: 3 }), { maxLength: 60 });

describe('a sketch of rooms', () => {
  test('counts few exactly, each once', () =>
    fc.assert(fc.property(things, (some) => countIn(sketchFrom(some)) === new Set(some).size)));

  test('is the same however its parts are put together', () =>
    fc.assert(
      fc.property(things, things, things, (one, other, third) => {
        const [a, b, c] = [one, other, third].map(sketchFrom);
        const whole = sketchFrom([...one, ...other, ...third]);
        expect(union([union([c ?? [], a ?? []]), b ?? [], a ?? []])).toEqual(whole);
      }),
    ));

  test('counts many within a fifth, and stays small', () => {
    for (const many of [1_000, 20_000]) {
      const sketch = sketchFrom(Array.from({ length: many }, (_, at) => `room ${at}`));
      expect(sketch).toHaveLength(MOST);
      expect(Math.abs(countIn(sketch) / many - 1)).toBeLessThan(0.2);
    }
  });

  test('names a room differently in every cluster', () =>
    expect(numberFor('one', 'room')).not.toBe(numberFor('other', 'room')));
});
