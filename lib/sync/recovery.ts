import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { relayAddress } from '../core/pairing.ts';
import { octetsOf, textOf } from '../wire/bytes.ts';
import { t } from '../words/t.ts';

/** A room's secret as 24 words, the last of which tells a slip (BIP 39). */
export const wordsOf = (secret: string): string =>
  entropyToMnemonic(octetsOf(secret) ?? new Uint8Array(32), wordlist);

/** The secret in 24 words as somebody typed them; null when they are none, or there is a slip. */
export function secretFrom(typed: string): string | null {
  const words = typed.toLowerCase().match(/[a-z]+/g) ?? [];
  if (words.length !== 24) return null;
  try {
    return textOf(mnemonicToEntropy(words.join(' '), wordlist));
  } catch {
    // The checksum, or a word that is not in the list: said in words where they were typed.
    return null;
  }
}

/**
 * What is saved to come back with: readable, and without any path to what is recorded but the words. "Relay:" and
 * "Words:" are read again, in every language.
 */
export const recoveryText = (secret: string, relay: string): string =>
  [
    t('Sundial recovery words'),
    '',
    t('Whoever has these words can read what your browsers share. Keep them where you keep keys.'),
    '',
    `Relay: ${relay}`,
    'Words:',
    ...(wordsOf(secret).match(/(?:\S+ ?){1,6}/g) ?? []).map((line) => line.trim()),
    '',
  ].join('\n');

/** What such a file holds; null when it is none. */
export function recoveryFrom(text: string): { secret: string; relay: string } | null {
  const relay = relayAddress(/^Relay: (\S+)$/m.exec(text)?.[1] ?? '');
  const secret = secretFrom(text.slice(text.lastIndexOf('Words:') + 'Words:'.length));
  return relay && secret ? { secret, relay } : null;
}
