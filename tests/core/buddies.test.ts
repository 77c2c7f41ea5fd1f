import { describe, expect, test } from 'vitest';
import { alongsideDue, mostAlongside } from '../../lib/core/buddies.ts';
import type { Change } from '../../lib/core/doc.ts';
import { at, begun, docOf } from './scenario.ts';

const joined: Change = { kind: 'setting', id: 'buddies', value: true };
const noted = (most: number | 'few', device = 'here'): Change => ({
  kind: 'alongside',
  id: `s/${device}`,
  value: { session: 's', device, most },
});
const due = (changes: Change[], buddies: number | 'few' | null | undefined, minute = 5) =>
  alongsideDue(docOf(...changes), buddies, 'here', at(minute));

describe('how many were in a session alongside', () => {
  test('is noted as it grows, and never as it falls', () => {
    expect(due([begun(0, 25), joined], 'few')).toEqual([noted('few')]);
    expect(due([begun(0, 25), joined, noted('few')], 7)).toEqual([noted(7)]);
    expect(due([begun(0, 25), joined, noted(7)], 'few')).toEqual([]);
    expect(due([begun(0, 25), joined, noted(7)], 7)).toEqual([]);
  });

  test('is not noted without a session, without a count, or by who has not joined', () => {
    expect(due([begun(0, 25), joined], 7, 30)).toEqual([]);
    expect(due([begun(0, 25), joined], null)).toEqual([]);
    expect(due([begun(0, 25), joined], undefined)).toEqual([]);
    expect(due([begun(0, 25)], 7)).toEqual([]);
  });

  test('is the most that any of this person’s browsers heard of', () => {
    expect(mostAlongside(docOf(noted('few'), noted(9, 'there')), 's')).toBe(9);
    expect(mostAlongside(docOf(noted('few'), noted(9, 'there')), 'another')).toBeNull();
  });
});
