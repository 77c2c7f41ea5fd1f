import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { open, seal, slotOf } from '../../lib/sync/box.ts';
import { type Keys, keysOf, newSecret, signed } from '../../lib/sync/keys.ts';
import { packed } from '../../lib/sync/packs.ts';
import { octetsOf, textOf } from '../../lib/wire/bytes.ts';
import { Box, LIMITS } from '../../lib/wire/protocol.ts';

const STAMP = '0abcdefgh-0001-laptop';
const record = { kind: 'score', id: 'news.example', stamp: STAMP, value: { as: 'personal' } };

let keys: Keys;
let others: Keys;
beforeAll(async () => {
  keys = await keysOf(newSecret());
  others = await keysOf(newSecret());
});

describe('a room', () => {
  test('is the same wherever its secret is known', async () => {
    const secret = newSecret();
    const [here, there] = await Promise.all([keysOf(secret), keysOf(secret)]);
    expect([there.room, there.key]).toEqual([here.room, here.key]);
    expect(await open(there, await seal(here, record))).toEqual(record);
    expect(await slotOf(there, record)).toBe(await slotOf(here, record));
  });

  test('has a name that nobody can guess who has not its secret', () =>
    expect(others.room).not.toBe(keys.room));

  test('is proved with its own key', async () => {
    const proof = octetsOf(await signed(keys, 'words')) ?? new Uint8Array();
    const check = async ({ key }: Keys) => {
      const known = await crypto.subtle.importKey(
        'raw',
        octetsOf(key) ?? new Uint8Array(),
        'Ed25519',
        false,
        ['verify'],
      );
      return crypto.subtle.verify('Ed25519', known, proof, new TextEncoder().encode('words'));
    };
    expect(await check(keys)).toBe(true);
    expect(await check(others)).toBe(false);
  });
});

describe('a box', () => {
  test('opens as it was sealed, whatever is in it', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.jsonValue(),
        async (kind, id, value) => {
          const box = await seal(keys, { kind, id, stamp: STAMP, value });
          expect(Box.safeParse(box).success).toBe(true);
          // JSON knows no minus zero.
          expect(await open(keys, box)).toEqual(
            JSON.parse(JSON.stringify({ kind, id, stamp: STAMP, value })),
          );
        },
      ),
      { numRuns: 60 },
    ));

  test('that says nothing any more opens as nothing', async () => {
    const gone = { ...record, value: null };
    expect(await open(keys, await seal(keys, gone))).toEqual(gone);
  });

  test('opens in no other room', async () => expect(await open(others, await seal(keys, record))).toBeNull());

  test('does not open once a single bit of it is another', async () => {
    const box = await seal(keys, record);
    const body = octetsOf(box.body) ?? new Uint8Array();
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length * 8 - 1), async (bit) => {
        const changed = body.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await open(keys, { ...box, body: textOf(changed) })).toBeNull();
      }),
    );
  });

  test('cannot be passed off as of another time or thing', async () => {
    const box = await seal(keys, record);
    const other = await slotOf(keys, { kind: 'score', id: 'work.example' });
    expect(await open(keys, { ...box, stamp: '0abcdefgh-0002-laptop' })).toBeNull();
    expect(await open(keys, { ...box, slot: other })).toBeNull();
  });

  test('is as long for a short word as for a somewhat longer one', async () => {
    const lengths = await Promise.all(
      ['a', 'a'.repeat(80)].map(
        async (task) => (await seal(keys, { ...record, value: { task } })).body.length,
      ),
    );
    expect(new Set(lengths).size).toBe(1);
  });

  test.each([
    ['a session', { kind: 'session', value: { task: '' } }, true],
    ['what was taken away', { kind: 'score', value: null }, true],
    ['a score', { kind: 'score', value: { as: 'focus' } }, undefined],
    ['a setting', { kind: 'setting', value: true }, undefined],
    ['a pause that nobody has ended', { kind: 'pause', value: { from: 1, until: null } }, undefined],
    ['what only a later version knows', { kind: 'wish', value: {} }, undefined],
  ])('tells the relay whether it must be kept for ever: %s', async (_, some, passing) =>
    expect((await seal(keys, { ...record, ...some })).passing).toBe(passing),
  );

  test('is another each time, though the same is in it', async () => {
    const [one, other] = await Promise.all([seal(keys, record), seal(keys, record)]);
    expect(one.body).not.toBe(other.body);
  });
});

describe('boxes on their way', () => {
  test('go in packs that fit a frame, all of them and in their order', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: LIMITS.body }), { maxLength: 600 }), (lengths) => {
        const boxes = lengths.map((length, at) => ({
          slot: String(at).padStart(22, '0'),
          stamp: STAMP,
          body: 'b'.repeat(length),
          passing: true as const,
        }));
        const packs = packed(boxes);
        expect(packs.flat()).toEqual(boxes);
        for (const pack of packs) {
          expect(pack.length).toBeLessThanOrEqual(LIMITS.boxes);
          expect(JSON.stringify({ say: 'put', boxes: pack }).length).toBeLessThanOrEqual(LIMITS.frame);
        }
      }),
      { numRuns: 30 },
    ));
});
