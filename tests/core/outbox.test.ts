import { describe, expect, test } from 'vitest';
import type { Change } from '../../lib/core/doc.ts';
import { offeredOf, SHARED_SCORES, sharedFrom, unsharedScores } from '../../lib/core/outbox.ts';
import { begun, docOf } from './scenario.ts';

const sites = (count: number): Change[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: 'score',
    id: `${String(at).padStart(5, '0')}.example`,
    value: { as: 'personal' },
  }));
const offered = (count: number) => {
  const doc = docOf(...sites(count), begun(0, 25));
  return offeredOf({ doc, outbox: sharedFrom(doc) });
};

describe('what is offered to the room', () => {
  test('is all there is, the session first, as long as there is place for it', () => {
    const entries = offered(SHARED_SCORES);
    expect(entries).toHaveLength(SHARED_SCORES + 1);
    expect(entries[0]?.kind).toBe('session');
  });

  test('leaves out the scores that are too many, the same in every browser', () => {
    const entries = offered(SHARED_SCORES + 3);
    expect(entries[0]?.kind).toBe('session');
    const told = new Set(entries.map(({ id }) => id));
    const doc = docOf(...sites(SHARED_SCORES + 3).reverse());
    expect([...unsharedScores(doc)]).toEqual(['09000.example', '09001.example', '09002.example']);
    for (const id of unsharedScores(doc)) expect(told.has(id)).toBe(false);
  });
});
