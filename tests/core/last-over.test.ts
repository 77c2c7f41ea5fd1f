import { describe, expect, test } from 'vitest';
import type { Change } from '../../lib/core/doc.ts';
import { lastOverAt } from '../../lib/core/last-over.ts';
import { at, docOf, session } from './scenario.ts';

const ran = (id: string, from: number, to: number, device = 'here'): Change => ({
  kind: 'session',
  id,
  value: { ...session(from, to), device },
});
const cancelled = (id: string, minute: number): Change => ({
  kind: 'end',
  id,
  value: { at: at(minute), as: 'cancelled', device: 'here' },
});
const lastOf = (...changes: Change[]) => lastOverAt(docOf(...changes), 'here', at(100))?.id ?? null;

describe('the session that was over last', () => {
  test('is one that was begun here and counts', () => {
    expect(lastOf(ran('a', 0, 25), ran('b', 30, 55), ran('c', 60, 85, 'there'))).toBe('b');
    expect(lastOf(ran('a', 0, 25), ran('b', 30, 55), cancelled('b', 31))).toBe('a');
    expect(lastOf(ran('a', 80, 120))).toBeNull();
  });

  test('is none that another browser’s took the place of, before the two had met', () => {
    expect(lastOf(ran('a', 0, 25), ran('b', 30, 55), ran('c', 40, 80, 'there'))).toBe('a');
    expect(lastOf(ran('a', 0, 25), ran('b', 30, 55), ran('c', 40, 50, 'there'))).toBe('b');
    // It was cancelled: this one went on.
    expect(lastOf(ran('b', 30, 55), ran('c', 40, 80, 'there'), cancelled('c', 45))).toBe('b');
  });
});
