import { describe, expect, test } from 'vitest';
import { createRetention } from '../../lib/background/retention.ts';
import type { Forgetting } from '../../lib/core/forget.ts';
import { DAY } from '../../lib/core/time.ts';
import { docOf, T0 } from '../core/scenario.ts';

function fakeStore(days: number | null, first: number | null) {
  const fake = {
    now: T0,
    days,
    forgotten: [] as Forgetting[],
    history: [] as Forgetting[],
    keptFrom: 0,
    faults: [] as unknown[],
    isBroken: false,
    look: () => createRetention(ports).look(),
  };
  const ports = {
    glance: async () => ({
      doc: docOf({ kind: 'setting', id: 'retention', value: fake.days }),
      now: fake.now,
    }),
    readKeptFrom: async () => fake.keptFrom,
    async saveKeptFrom(instant: number) {
      fake.keptFrom = instant;
    },
    firstSpan: async () => first,
    async forgetSpans(gone: Forgetting) {
      if (fake.isBroken) throw new Error('It is broken.');
      fake.forgotten.push(gone);
    },
    async forgetHistory(gone: Forgetting) {
      fake.history.push(gone);
    },
    report: (fault: unknown) => fake.faults.push(fault),
  };
  return fake;
}

describe('what is older than it is to be kept', () => {
  test('stays, as long as all is kept', async () => {
    const store = fakeStore(null, T0 - 900 * DAY);
    await store.look();
    expect([store.forgotten, store.history]).toEqual([[], []]);
  });

  test('goes bit by bit, all of it and no more', async () => {
    const store = fakeStore(30, T0 - 100 * DAY);
    await store.look();
    const [gone] = store.history;
    expect(store.forgotten[0]?.from).toBe(T0 - 100 * DAY);
    expect(store.forgotten.at(-1)?.to).toBe(gone?.to);
    for (const [at, { from }] of store.forgotten.entries())
      if (at > 0) expect(from).toBe(store.forgotten[at - 1]?.to);
    expect(gone?.to).toBeGreaterThan(T0 - 31 * DAY);
    expect(gone?.to).toBeLessThanOrEqual(T0 - 30 * DAY);
  });

  test('is looked for once a day, and again when it is to be less', async () => {
    const store = fakeStore(90, null);
    await store.look();
    await store.look();
    expect(store.history).toHaveLength(1);
    store.now += DAY;
    await store.look();
    expect(store.history).toHaveLength(2);
    store.days = 30;
    await store.look();
    expect(store.history).toHaveLength(3);
  });

  test('is tried again where it could not be taken away', async () => {
    const store = fakeStore(30, T0 - 40 * DAY);
    store.isBroken = true;
    await store.look();
    expect(store.faults).toHaveLength(1);
    store.isBroken = false;
    await store.look();
    expect(store.history).toHaveLength(1);
  });
});
