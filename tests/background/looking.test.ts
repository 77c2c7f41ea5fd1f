import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLooking } from '../../lib/background/looking.ts';
import { SECOND } from '../../lib/core/time.ts';

/** Looks that tell one after the other what is left, and when they were, in seconds. */
function someLooks(...told: (number | null)[]) {
  const at: number[] = [];
  const began = Date.now();
  const looking = createLooking(async () => {
    at.push((Date.now() - began) / SECOND);
    return told.shift() ?? null;
  });
  return { looking, at };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('looking', () => {
  it('looks again before a worker would fall asleep, and at the end', async () => {
    const { looking, at } = someLooks(60 * SECOND, 34 * SECOND, 8 * SECOND, null);
    await looking.now();
    await vi.advanceTimersByTimeAsync(200 * SECOND);
    expect(at).toEqual([0, 26, 52, 60.01]);
  });

  it('looks once where no session runs', async () => {
    const { looking, at } = someLooks(null);
    await looking.now();
    await vi.advanceTimersByTimeAsync(200 * SECOND);
    expect(at).toEqual([0]);
  });

  it('looks again after one that failed', async () => {
    const { looking, at } = someLooks(null, 5 * SECOND);
    looking.again();
    await looking.now();
    await vi.advanceTimersByTimeAsync(200 * SECOND);
    expect(at).toEqual([0, 26, 31.01]);
  });

  it.each([
    {
      does: 'does not put off a near end for one that failed before it',
      ...{ told: [12 * SECOND, null, null, null], after: 5, looks: [0, 5, 12.01, 38.01] },
    },
    {
      does: 'looks again after the end where the alarm and the timer of it both failed',
      ...{
        told: [12 * SECOND, null, null, 10 * SECOND, null],
        after: 12,
        looks: [0, 12, 12.01, 38.01, 48.02],
      },
    },
    {
      does: 'looks again after one that failed where a timer has been before',
      ...{ told: [12 * SECOND, null, null, null], after: 20, looks: [0, 12.01, 20, 46] },
    },
    {
      does: 'owes nothing once a look has found a session',
      ...{ told: [12 * SECOND, 11 * SECOND, null], after: 1, looks: [0, 1, 12.01] },
    },
  ])('$does', async ({ told, after, looks }) => {
    const { looking, at } = someLooks(...told);
    await looking.now();
    await vi.advanceTimersByTimeAsync(after * SECOND);
    looking.again();
    await looking.now();
    await vi.advanceTimersByTimeAsync(200 * SECOND);
    expect(at).toEqual(looks);
  });
});
