import { describe, expect, test } from 'vitest';
import { createErasing } from '../../lib/background/erasing.ts';
import type { Change } from '../../lib/core/doc.ts';
import type { Forgetting } from '../../lib/core/forget.ts';
import { at, docOf } from '../core/scenario.ts';

const erasure = (id: string, deletedAt: number, device = 'other'): Change => ({
  kind: 'erasure',
  id,
  value: { from: at(-90), to: at(-60), at: deletedAt, device },
});

function fakeBrowser(...changes: Change[]) {
  const fake = {
    doc: docOf(...changes),
    gone: [] as Forgetting[],
    done: [] as string[],
    faults: [] as unknown[],
    isBroken: false,
    /** So many times nothing can be taken away. */
    failing: 0,
    worker: () =>
      createErasing({
        glance: async () => ({ doc: fake.doc, device: 'here' }),
        readErased: async () => fake.done,
        async saveErased(ids) {
          fake.done = ids;
        },
        async erase(gone) {
          if (fake.isBroken || fake.failing-- > 0) throw new Error('It is broken.');
          fake.gone.push(gone);
        },
        report: (fault) => fake.faults.push(fault),
      }),
  };
  return fake;
}

const joined = (id: string, addedAt = at(-30)): Change => ({
  kind: 'browser',
  id,
  value: { name: '', kind: 'Firefox on Linux', addedAt, seenAt: addedAt },
});

describe('what was deleted in another browser', () => {
  test('is deleted here too, once', async () => {
    const fake = fakeBrowser(joined('here'), joined('other'), erasure('e', at(0)));
    const worker = fake.worker();
    await Promise.all([worker.now(), worker.now(), worker.look()]);
    await fake.worker().look();
    expect(fake.gone).toEqual([{ from: at(-90), to: at(-60), site: null }]);
  });

  test('before this browser came to the others, was not deleted in it', async () => {
    const fake = fakeBrowser(
      joined('here'),
      joined('other', at(-80)),
      erasure('before', at(-40)),
      erasure('own', at(-40), 'here'),
      erasure('after', at(0)),
    );
    await fake.worker().now();
    expect(fake.done).toEqual(['own', 'after']);
  });

  test('is not deleted in one that has just come, and has not yet said so', async () => {
    const fake = fakeBrowser(joined('other'), erasure('e', at(0)));
    await fake.worker().now();
    expect(fake.gone).toEqual([]);
    fake.doc = docOf(joined('other'), erasure('e', at(0)), joined('here', at(1)));
    await fake.worker().now();
    expect(fake.gone).toEqual([]);
  });

  test('is deleted here too when that one was taken out since', async () => {
    const taken: Change = { kind: 'browser', id: 'other', value: null };
    const fake = fakeBrowser(joined('here'), erasure('e', at(0)), taken);
    await fake.worker().look();
    expect(fake.gone).toHaveLength(1);
  });

  test('that cannot be taken away holds nothing else up', async () => {
    const fake = fakeBrowser(joined('here'), joined('other'), erasure('one', at(0)), erasure('two', at(1)));
    fake.failing = 1;
    const worker = fake.worker();
    await worker.look();
    expect(fake.done).toEqual(['two']);
    await worker.look();
    expect(fake.done).toEqual(['two', 'one']);
  });

  test('that is none of this person’s, as a file tells of it, is not deleted here', async () => {
    const fake = fakeBrowser(joined('here'), erasure('e', at(0), 'of a file'));
    await fake.worker().look();
    expect(fake.gone).toEqual([]);
  });

  test('is tried again where it could not be taken away', async () => {
    const fake = fakeBrowser(joined('here'), joined('other'), erasure('e', at(0)));
    fake.isBroken = true;
    const worker = fake.worker();
    await expect(worker.now()).rejects.toThrow('broken');
    await worker.look();
    expect(fake.faults).toHaveLength(1);
    fake.isBroken = false;
    await worker.look();
    expect(fake.gone).toHaveLength(1);
  });

  test('is remembered no longer than its record', async () => {
    const fake = fakeBrowser(joined('here'), joined('other'), erasure('new', at(0)));
    fake.done = ['old'];
    await fake.worker().look();
    expect(fake.done).toEqual(['new']);
  });
});
