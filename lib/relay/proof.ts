import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type FromBrowser, proofText } from '../wire/protocol.ts';

export type Join = Extract<FromBrowser, { say: 'join' }>;

const keyOf = (raw: string): KeyObject | null => {
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: raw } });
  } catch {
    // Not every 32 bytes are a key.
    return null;
  }
};

/** Whether who joins holds the key that the room's name was made of, and said so to this relay on this connection. */
export function isProven({ room, key, device, proof }: Join, address: string, nonce: string): boolean {
  const name = createHash('sha256').update(Buffer.from(key, 'base64url')).digest().subarray(0, 16);
  if (name.toString('base64url') !== room) return false;
  const publicKey = keyOf(key);
  const text = Buffer.from(proofText({ address, nonce, room, device }));
  return publicKey !== null && verify(null, text, publicKey, Buffer.from(proof, 'base64url'));
}
