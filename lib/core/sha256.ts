/** FIPS 180-4: the first 32 bits of the fractions of the cube roots of the first 64 primes. */
const K = constants((prime) => Math.cbrt(prime), 64);
/** The same of the square roots of the first eight. */
const START = constants(Math.sqrt, 8);

function constants(root: (prime: number) => number, count: number): Int32Array {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return Int32Array.from(primes, (prime) => (root(prime) % 1) * 2 ** 32);
}

const BLOCK = 64;

export interface Digest {
  add(octets: Uint8Array): void;
  /** Of all that was added, in hexadecimal digits. Nothing may be added after it. */
  end(): string;
}

/**
 * SHA-256 of what comes piece by piece. The browser's own digests only what is in memory as a whole, and a file of
 * years is not.
 */
export function createDigest(): Digest {
  const hash = START.slice();
  const words = new Int32Array(64);
  const block = new Uint8Array(BLOCK);
  let filled = 0;
  let length = 0;

  function take(octets: Uint8Array, at: number): void {
    for (let t = 0; t < 16; t++) {
      const from = at + t * 4;
      words[t] =
        ((octets[from] as number) << 24) |
        ((octets[from + 1] as number) << 16) |
        ((octets[from + 2] as number) << 8) |
        (octets[from + 3] as number);
    }
    for (let t = 16; t < 64; t++) {
      const x = words[t - 15] as number;
      const y = words[t - 2] as number;
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[t] = ((words[t - 16] as number) + s0 + (words[t - 7] as number) + s1) | 0;
    }
    let a = hash[0] as number;
    let b = hash[1] as number;
    let c = hash[2] as number;
    let d = hash[3] as number;
    let e = hash[4] as number;
    let f = hash[5] as number;
    let g = hash[6] as number;
    let h = hash[7] as number;
    for (let t = 0; t < 64; t++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const one = (h + s1 + ((e & f) ^ (~e & g)) + (K[t] as number) + (words[t] as number)) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    // One by one: an array between them would take ten times as long.
    hash[0] = (hash[0] as number) + a;
    hash[1] = (hash[1] as number) + b;
    hash[2] = (hash[2] as number) + c;
    hash[3] = (hash[3] as number) + d;
    hash[4] = (hash[4] as number) + e;
    hash[5] = (hash[5] as number) + f;
    hash[6] = (hash[6] as number) + g;
    hash[7] = (hash[7] as number) + h;
  }

  function add(octets: Uint8Array): void {
    length += octets.length;
    let at = 0;
    while (at < octets.length) {
      if (filled === 0 && octets.length - at >= BLOCK) {
        take(octets, at);
        at += BLOCK;
        continue;
      }
      const some = octets.subarray(at, at + BLOCK - filled);
      block.set(some, filled);
      filled += some.length;
      at += some.length;
      if (filled < BLOCK) continue;
      take(block, 0);
      filled = 0;
    }
  }

  return {
    add,
    end() {
      const bits = length * 8;
      const zeros = (((BLOCK - 9 - length) % BLOCK) + BLOCK) % BLOCK;
      const tail = new Uint8Array(1 + zeros + 8);
      tail[0] = 0x80;
      const view = new DataView(tail.buffer);
      view.setUint32(zeros + 1, Math.floor(bits / 2 ** 32));
      view.setUint32(zeros + 5, bits >>> 0);
      add(tail);
      return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}
