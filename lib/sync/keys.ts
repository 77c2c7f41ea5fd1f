import { type Octets, octetsOf, textOf } from '../wire/bytes.ts';

/** What a browser of a room can do that nobody else can. All of it follows from the room's secret. */
export interface Keys {
  room: string;
  /** The room's Ed25519 public key, raw. */
  key: string;
  /** Signs, to prove that this browser is of the room. */
  sign: CryptoKey;
  /** Names slots. */
  slot: CryptoKey;
  /** Seals bodies. */
  body: CryptoKey;
}

/** Bytes of a room's secret. */
const SECRET_LENGTH = 32;

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, section 7). */
const PKCS8 = [
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

export const utf8 = (text: string): Octets => new TextEncoder().encode(text);

export const newSecret = (): Octets => crypto.getRandomValues(new Uint8Array(SECRET_LENGTH));

/** The keys of a room, by HKDF-SHA-256 of its secret (RFC 5869), one label for each. */
export async function keysOf(secret: Octets): Promise<Keys> {
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const from = (label: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: utf8(`sundial 1 ${label}`),
  });
  const seed = new Uint8Array(await crypto.subtle.deriveBits(from('join'), root, 256));
  const pkcs8 = new Uint8Array([...PKCS8, ...seed]);
  const [pair, slot, body] = await Promise.all([
    // Extractable: a browser tells the public key of a private one no other way.
    crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']),
    crypto.subtle.deriveKey(from('slot'), root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
      'sign',
    ]),
    crypto.subtle.deriveKey(from('body'), root, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
  ]);
  const { x = '' } = await crypto.subtle.exportKey('jwk', pair);
  const sign = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
  const name = await crypto.subtle.digest('SHA-256', octetsOf(x) ?? new Uint8Array());
  return { room: textOf(new Uint8Array(name).slice(0, 16)), key: x, sign, slot, body };
}

/** Signs a text with the room's key. */
export const signed = async ({ sign }: Keys, text: string): Promise<string> =>
  textOf(new Uint8Array(await crypto.subtle.sign('Ed25519', sign, utf8(text))));

/** Whether this browser knows the kinds of keys that rooms are made of: Chrome from 137, Firefox from 130, Safari from 17. */
export async function canSync(): Promise<boolean> {
  try {
    await Promise.all([keysOf(newSecret()), crypto.subtle.generateKey('X25519', false, ['deriveBits'])]);
    return true;
  } catch {
    // An older browser: said in words where sync would be switched on.
    return false;
  }
}
