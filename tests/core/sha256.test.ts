import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDigest } from '../../lib/core/sha256.ts';

test('a digest taken piece by piece is the one that everybody else comes to', () =>
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (pieces) => {
      const digest = createDigest();
      const known = createHash('sha256');
      for (const piece of pieces) {
        digest.add(piece);
        known.update(piece);
      }
      expect(digest.end()).toBe(known.digest('hex'));
    }),
  ));
