import { isPassing } from '../core/prune.ts';
import { octetsOf, textOf } from '../wire/bytes.ts';
import { type Box, labelText } from '../wire/protocol.ts';
import { type Keys, utf8 } from './keys.ts';

/** A record as it travels: of this version's kinds or of a later one's. */
export interface Carried {
  kind: string;
  id: string;
  stamp: string;
  value: unknown;
}

const NONCE = 12;
/** Bodies come in these steps, so that their lengths tell little. */
const STEP = 256;

/** The name of a record's slot, which tells nothing about it. */
export async function slotOf({ slot }: Keys, { kind, id }: Pick<Carried, 'kind' | 'id'>): Promise<string> {
  const name = await crypto.subtle.sign('HMAC', slot, utf8(`${kind}/${id}`));
  return textOf(new Uint8Array(name).slice(0, 16));
}

const cipher = (iv: BufferSource, room: string, box: Pick<Box, 'slot' | 'stamp'>) => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8(labelText(room, box)),
});

/** JSON does not mind blanks at its end. */
function padded(text: string): Uint8Array<ArrayBuffer> {
  const octets = utf8(text);
  const whole = new Uint8Array(Math.ceil(octets.length / STEP) * STEP).fill(0x20);
  whole.set(octets);
  return whole;
}

/** Closes a record so that only a browser of the room can tell what it is about; who relabels it, breaks it. */
export async function seal(keys: Keys, { kind, id, stamp, value }: Carried): Promise<Box> {
  const label = { slot: await slotOf(keys, { kind, id }), stamp };
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const text = padded(JSON.stringify({ kind, id, value }));
  const sealed = new Uint8Array(await crypto.subtle.encrypt(cipher(iv, keys.room, label), keys.body, text));
  const body = new Uint8Array(NONCE + sealed.length);
  body.set(iv);
  body.set(sealed, NONCE);
  return { ...label, body: textOf(body), ...(isPassing({ kind, value }) ? { passing: true } : {}) };
}

/** The record in a box; null when it was not sealed in this room, for this slot and stamp. */
export async function open(keys: Keys, box: Box): Promise<Carried | null> {
  const body = octetsOf(box.body);
  if (!body || body.length <= NONCE) return null;
  try {
    const iv = body.subarray(0, NONCE);
    const text = await crypto.subtle.decrypt(cipher(iv, keys.room, box), keys.body, body.subarray(NONCE));
    const { kind, id, value = null } = JSON.parse(new TextDecoder().decode(text));
    if (typeof kind !== 'string' || typeof id !== 'string') return null;
    return (await slotOf(keys, { kind, id })) === box.slot ? { kind, id, stamp: box.stamp, value } : null;
  } catch {
    // Not sealed by us, or broken on its way: who asked counts it and goes on.
    return null;
  }
}
