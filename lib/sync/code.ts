import type { Octets } from '../wire/bytes.ts';
import { utf8 } from './keys.ts';

/** Crockford's base 32: no I, L, O or U, so that nothing is read for something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 75 random bits, and a character that tells a slip. */
const RANDOM = 15;
const GROUP = 4;

/** What people write for what the alphabet has not. */
const MEANT: Record<string, string> = { O: '0', I: '1', L: '1' };

/** Tells every single wrong character, and nearly all neighbours that changed places: a sum weighted by odd numbers. */
function checkOf(characters: string): string {
  let sum = 0;
  for (const [at, one] of [...characters].entries()) sum += ALPHABET.indexOf(one) * (2 * at + 1);
  return ALPHABET[sum % ALPHABET.length] ?? '';
}

/** A code for one pairing, as it is shown: four groups of four. */
export function newCode(random: Octets = crypto.getRandomValues(new Uint8Array(RANDOM))): string {
  const characters = Array.from(random, (octet) => ALPHABET[octet % ALPHABET.length]).join('');
  return inGroups(characters + checkOf(characters));
}

const inGroups = (characters: string): string =>
  characters.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? '';

/** The code somebody typed, however they wrote it; null when it is none, or there is a slip in it. */
export function codeFrom(typed: string): string | null {
  const characters = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[OIL]/g, (one) => MEANT[one] ?? one);
  const random = characters.slice(0, RANDOM);
  const isWhole = characters.length === RANDOM + 1 && [...characters].every((one) => ALPHABET.includes(one));
  return isWhole && checkOf(random) === characters[RANDOM] ? inGroups(characters) : null;
}

/** The secret of the small room in which two browsers meet over a code, by HKDF-SHA-256. */
export async function secretOfCode(code: string): Promise<Octets> {
  const root = await crypto.subtle.importKey('raw', utf8(code), 'HKDF', false, ['deriveBits']);
  const info = utf8('sundial 1 pairing');
  const bits = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(bits, root, 256));
}

/** What an invitation says, to be scanned or pasted: where, by which code, and with what word to be let in. */
export interface Invitation {
  relay: string;
  code: string;
  invite?: string | undefined;
}

const WORD = 'SUNDIAL';

export const invitationText = ({ relay, code, invite }: Invitation): string =>
  [WORD, relay, code, ...(invite ? [invite] : [])].join(' ');

/** What somebody scanned or pasted; null when it is no invitation. */
export function invitationFrom(text: string): Invitation | null {
  const [word, relay, typed = '', invite] = text.trim().split(/\s+/);
  const code = codeFrom(typed);
  return word === WORD && relay && code ? { relay, code, ...(invite ? { invite } : {}) } : null;
}
