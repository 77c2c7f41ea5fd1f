import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  Box,
  closeCode,
  instantOf,
  labelText,
  proofText,
  REFUSALS,
  readFromBrowser,
  readFromRelay,
} from '../../lib/wire/protocol.ts';
import vectors from './vectors.json' with { type: 'json' };

const {
  seed,
  key,
  room,
  address,
  nonce,
  device,
  proofText: spelled,
  proof,
  box,
  labelText: labelled,
} = vectors;

/** A private key of raw bytes: PKCS #8 around it (RFC 8410). */
const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(seed, 'hex')]),
  format: 'der',
  type: 'pkcs8',
});

describe('what every relay and every browser must agree on, byte for byte:', () => {
  test('a room is named after its key', () => {
    expect(createPublicKey(privateKey).export({ format: 'jwk' }).x).toBe(key);
    const digest = createHash('sha256').update(Buffer.from(key, 'base64url')).digest();
    expect(digest.subarray(0, 16).toString('base64url')).toBe(room);
  });

  test('who joins signs the version, the address, the nonce, the room and the device', () => {
    const text = proofText({ address, nonce, room, device });
    expect(text).toBe(spelled);
    expect(sign(null, Buffer.from(text), privateKey).toString('base64url')).toBe(proof);
    expect(
      verify(null, Buffer.from(text), createPublicKey(privateKey), Buffer.from(proof, 'base64url')),
    ).toBe(true);
  });

  test('a body is bound to its room, its slot and its stamp', () =>
    expect(labelText(room, box)).toBe(labelled));

  test.each(vectors.fromBrowser)('a browser may say %j', (frame) =>
    expect(readFromBrowser(JSON.stringify(frame))).toEqual(frame),
  );

  test.each(vectors.fromRelay)('a relay may say %j', (frame) =>
    expect(readFromRelay(JSON.stringify(frame))).toEqual(frame),
  );

  test.each(vectors.notUnderstood)('nobody may say %j', (frame) => {
    expect(readFromBrowser(JSON.stringify(frame))).toBeNull();
    expect(readFromRelay(JSON.stringify(frame))).toBeNull();
  });

  test('every refusal has a number of its own', () =>
    expect(Object.fromEntries(Object.entries(REFUSALS).map(([word, { number }]) => [word, number]))).toEqual(
      vectors.refusals,
    ));
});

test('what a later version adds is ignored', () =>
  expect(readFromBrowser('{"say":"forget","gently":true}')).toEqual({ say: 'forget' }));

test('close codes are those an application may use', () => {
  for (const because of Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]) {
    expect(closeCode(because)).toBeGreaterThan(4_000);
    expect(closeCode(because)).toBeLessThan(5_000);
  }
});

test('stamps sort as the instants they were given at, from the epoch to the year 5188', () => {
  const stamps = [0, 1, 35, 36, 1_700_000_000_000, 101_559_956_668_415].map(
    (instant) => `${instant.toString(36).padStart(9, '0')}-0000-a`,
  );
  expect(stamps.toSorted()).toEqual(stamps);
  expect(stamps.map(instantOf)).toEqual([0, 1, 35, 36, 1_700_000_000_000, 101_559_956_668_415]);
  expect(Box.safeParse({ ...box, stamp: stamps.at(-1) }).success).toBe(true);
});
