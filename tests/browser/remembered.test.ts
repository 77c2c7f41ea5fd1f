import { beforeEach, describe, expect, test, vi } from 'vitest';

type Heard = (changes: Record<string, unknown>, area: string) => void;
const listeners: Heard[] = [];
vi.mock('wxt/browser', () => ({
  browser: { storage: { onChanged: { addListener: (heard: Heard) => listeners.push(heard) } } },
}));
const { remember } = await import('../../lib/browser/remembered.ts');

const tell = (key: string, area = 'local') => {
  for (const heard of listeners) heard({ [key]: {} }, area);
};

describe('what is remembered of the storage', () => {
  let stored = 1;
  let reads = 0;
  const read = async () => {
    reads++;
    if (stored < 0) throw new Error('no disk');
    return stored;
  };
  let held: ReturnType<typeof remember<number>>;
  beforeEach(() => {
    stored = 1;
    reads = 0;
    held = remember(['kept', 'clock'], read);
  });

  test('is read once, however many ask, together or later', async () => {
    expect(await Promise.all([held.read(), held.read()])).toEqual([1, 1]);
    expect(await held.read()).toBe(1);
    expect(reads).toBe(1);
  });

  test('is read anew once somebody wrote there, and not when elsewhere', async () => {
    await held.read();
    stored = 2;
    tell('other');
    tell('clock', 'session');
    expect(await held.read()).toBe(1);
    tell('clock');
    expect(await held.read()).toBe(2);
  });

  test('is read anew after a write of one’s own, also where it was read while that was under way', async () => {
    const early = held.read();
    stored = 2;
    held.forget();
    expect(await held.read()).toBe(2);
    expect(await early).toBe(1);
  });

  test('that could not be read is tried again', async () => {
    stored = -1;
    await expect(held.read()).rejects.toThrow('no disk');
    stored = 4;
    expect(await held.read()).toBe(4);
  });
});
