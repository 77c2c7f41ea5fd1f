import { describe, expect, test } from 'vitest';
import { Silent } from '../../lib/core/playing.ts';
import type { ConnectFault } from '../../lib/core/spotify.ts';
import { spotifyInWords } from '../../lib/ui/spotify-words.ts';

const CONNECTING = [
  'no-client-id',
  'wrong-client',
  'wrong-redirect',
  'not-asked',
  'cancelled',
  'declined',
  'stale',
] as const;
const FAULTS: ConnectFault[] = [...Silent.options, ...CONNECTING];

describe('whatever Spotify refuses', () => {
  test.each(FAULTS)('%s is said in our tone', (fault) => {
    const { sentence } = spotifyInWords(fault);
    expect(sentence).toMatch(/^[A-Z][^!]+\.$/);
    expect(sentence).not.toMatch(/\b(fail|error|invalid|wasted|unproductive|bad|undefined)/i);
  });

  test('names the time to try again, where Spotify did', () => {
    const at = new Date(2026, 10, 3, 14, 5).getTime();
    expect(spotifyInWords('too-often', at).sentence).toMatch(/Try again after .*05/);
  });
});
