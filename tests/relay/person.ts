import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { type Box, proofText, VERSION } from '../../lib/wire/protocol.ts';

/** Who holds a room's key, as far as a relay can tell people apart. */
export interface Person {
  room: string;
  key: string;
  privateKey: KeyObject;
}

export function newPerson(): Person {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = String(publicKey.export({ format: 'jwk' }).x);
  const digest = createHash('sha256').update(Buffer.from(key, 'base64url')).digest();
  return { room: digest.subarray(0, 16).toString('base64url'), key, privateKey };
}

/** A join as a browser of this person says it. */
export function joinOf(
  { room, key, privateKey }: Person,
  { address, nonce, device = 'a' }: { address: string; nonce: string; device?: string },
) {
  const text = Buffer.from(proofText({ address, nonce, room, device }));
  const proof = sign(null, text, privateKey).toString('base64url');
  return { say: 'join', version: VERSION, room, key, device, since: 0, epoch: '', proof, time: Date.now() };
}

export const newSlot = (): string => randomBytes(16).toString('base64url');

/** A stamp as a browser would give it: an instant, a counter, a device. */
export const stampAt = (instant: number, counter = 0, device = 'a'): string =>
  [instant.toString(36).padStart(9, '0'), counter.toString(36).padStart(4, '0'), device].join('-');

let counter = 0;

/** A box as it might be, later than all before. */
export const newBox = (some: Partial<Box> = {}): Box => ({
  slot: newSlot(),
  stamp: stampAt(Date.now(), counter++ % 36 ** 4),
  body: randomBytes(150).toString('base64url'),
  ...some,
});
