import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export interface Digest {
  add(octets: Uint8Array): void;
  /** Of all that was added, in hexadecimal digits. Nothing may be added after it. */
  end(): string;
}

/** SHA-256 of what comes piece by piece. The browser's own digests only what is in memory as a whole. */
export function createDigest(): Digest {
  const hash = sha256.create();
  return { add: (octets) => void hash.update(octets), end: () => bytesToHex(hash.digest()) };
}
