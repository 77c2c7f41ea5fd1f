import { describe, expect, test } from 'vitest';
import { fromText, stampIn, textOf } from '../../lib/browser/kept-text.ts';
import { Kept } from '../../lib/core/kept.ts';
import { begun, docOf } from '../core/scenario.ts';

const { score: _, ...parts } = docOf(begun(0, 25));
const kept = Kept.parse({ ...parts, version: 1, device: 'here', stamp: '0mwrz71pg-00np-here' });

describe('the document as it is stored', () => {
  test('is read as it was written', () => expect(Kept.parse(fromText(textOf(kept)))).toEqual(kept));

  test('is read as an earlier version wrote it', () => expect(Kept.parse(fromText(kept))).toEqual(kept));

  test.each(['', '{"version":1', '[]', 7, null])('%j fits no schema', (stored) =>
    expect(Kept.safeParse(fromText(stored)).success).toBe(false),
  );

  test('tells its own last stamp, and not one of its records', () => {
    const headLast = { ...parts, version: 1, device: 'here', stamp: kept.stamp } as Kept;
    expect([kept, textOf(kept), textOf(headLast)].map(stampIn)).toEqual(Array(3).fill(kept.stamp));
    expect(stampIn('{}')).toBeUndefined();
  });
});
