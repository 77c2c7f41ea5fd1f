import * as z from 'zod/mini';
import { Pairing } from '../core/pairing.ts';
import { stampAfter } from '../core/stamp.ts';
import { MINUTE } from '../core/time.ts';
import { type Octets, octetsOf, textOf } from '../wire/bytes.ts';
import type { Carried } from './box.ts';
import { newCode, secretOfCode } from './code.ts';
import { keysOf, utf8 } from './keys.ts';
import type { LinePorts } from './line.ts';
import { Refused, type Visit, visit } from './visit.ts';

/**
 * Two browsers meet over a code, in a small room on the relay that follows from it:
 *
 *     guest  says   hash      SHA-256 of its X25519 key and a nonce: it cannot choose its key by the host's
 *     host   says   key       its own X25519 key
 *     guest  says   reveal    its key and the nonce
 *            both show six digits that follow from both keys; their owner says on both that they are the same
 *     host   says   gift      the room's secret, sealed to both keys
 *     guest  says   done
 *
 * The code is good for one guest and ten minutes; then the relay forgets the small room, and lets nobody in again.
 */
const Name = z.string().check(z.maxLength(80));
const Said = {
  hash: z.object({ hash: z.string(), name: Name }),
  key: z.object({ key: z.string(), name: Name }),
  reveal: z.object({ key: z.string(), nonce: z.string() }),
  gift: z.object({ iv: z.string(), sealed: z.string() }),
  done: z.object({ name: Name }),
  refused: z.object({ because: z.string() }),
};
type Said = { [K in keyof typeof Said]: z.infer<(typeof Said)[K]> };

/** How long a code is good. */
export const CODE_FOR = 10 * MINUTE;

/** Where a pairing stands, on either side. */
export type Stage =
  | { is: 'connecting' }
  | { is: 'waiting'; code: string; until: number }
  | { is: 'comparing'; name: string; digits: string }
  | { is: 'done'; name: string; pairing: Pairing }
  /** `because`: a relay's word, or `expired`, `refused`, `used`, `another` (a second guest came), `strange`. */
  | { is: 'failed'; because: string };

/** A pairing under way. */
export interface Meeting {
  /** The owner of this browser has compared the digits. Nothing is given or taken before. */
  admit(): void;
  /** Breaks off, whoever wants to; the other side is told. */
  stop(): void;
}

interface Terms {
  relay: string;
  invite?: string | undefined;
  /** What this browser is called. */
  name: string;
}

interface Side {
  begin(say: Say): void;
  hear<K extends keyof Said>(kind: K, said: Said[K], say: Say): Promise<void> | void;
  admit?(say: Say): Promise<void>;
}
type Say = <K extends keyof Said>(kind: K, said: Said[K]) => Promise<void>;

const newKey = () => crypto.subtle.generateKey('X25519', false, ['deriveBits']) as Promise<CryptoKeyPair>;
const rawOf = async ({ publicKey }: CryptoKeyPair): Promise<string> =>
  textOf(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));

async function hashOf(...parts: string[]): Promise<Octets> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(parts.join('\n'))));
}

/** Six digits that two browsers show alike only if each holds the key the other gave. */
async function digitsOf(host: string, guest: string): Promise<string> {
  const [a = 0, b = 0, c = 0, d = 0] = await hashOf('sundial digits', host, guest);
  const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  return String(number % 1_000_000).padStart(6, '0');
}

/** The key to the gift: known to whoever holds one of the two private keys, and the code. */
async function giftKey(
  own: CryptoKeyPair,
  other: string,
  [host, guest, code]: [host: string, guest: string, code: string],
): Promise<CryptoKey> {
  const theirs = await crypto.subtle.importKey(
    'raw',
    octetsOf(other) ?? new Uint8Array(),
    'X25519',
    false,
    [],
  );
  const shared = await crypto.subtle.deriveBits({ name: 'X25519', public: theirs }, own.privateKey, 256);
  const root = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = utf8(['sundial 1 gift', host, guest, code].join('\n'));
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(how, root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** The browser that shares already: shows a code, and lets in who comes with it once its owner says so. */
export function invite(
  ports: LinePorts,
  terms: Terms & { pairing: Pairing },
  onStage: (stage: Stage) => void,
): Meeting {
  const code = newCode();
  let guest: { name: string; hash: string; key: string } | null = null;
  let isAdmitted = false;
  const pair = newKey();
  return meet(ports, terms, code, onStage, (tell, fail) => ({
    begin: () => tell({ is: 'waiting', code, until: ports.machineNow() + CODE_FOR }),
    async hear(kind, said, say) {
      if (kind === 'hash') {
        const { name, hash } = said as Said['hash'];
        // Somebody else came with the same code: who it was meant for cannot be told.
        if (guest && guest.hash !== hash) return fail('another');
        guest ??= { name, hash, key: '' };
        await say('key', { key: await rawOf(await pair), name: terms.name });
      }
      if (kind === 'reveal' && guest) {
        const { key, nonce } = said as Said['reveal'];
        if (textOf(await hashOf(key, nonce)) !== guest.hash) return fail('strange');
        guest.key = key;
        tell({ is: 'comparing', name: guest.name, digits: await digitsOf(await rawOf(await pair), key) });
      }
      if (kind === 'done' && guest && isAdmitted)
        tell({ is: 'done', name: guest.name, pairing: terms.pairing });
    },
    async admit(say) {
      if (!guest?.key || isAdmitted) return;
      isAdmitted = true;
      const own = await pair;
      const key = await giftKey(own, guest.key, [await rawOf(own), guest.key, code]);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = utf8(JSON.stringify(terms.pairing));
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text));
      await say('gift', { iv: textOf(iv), sealed: textOf(sealed) });
    },
  }));
}

/** The browser that comes with a code. */
export function accept(
  ports: LinePorts,
  terms: Terms & { code: string },
  onStage: (stage: Stage) => void,
): Meeting {
  const { code } = terms;
  const pair = newKey();
  const nonce = textOf(crypto.getRandomValues(new Uint8Array(32)));
  let host: { name: string; key: string } | null = null;
  let gift: Said['gift'] | null = null;
  let isAgreed = false;
  return meet(ports, terms, code, onStage, (tell, fail) => {
    async function take(say: Say): Promise<void> {
      if (!gift || !host || !isAgreed) return;
      const own = await pair;
      const key = await giftKey(own, host.key, [host.key, await rawOf(own), code]);
      const pairing = await giftIn(key, gift.iv, gift.sealed);
      if (!pairing) return fail('strange');
      await say('done', { name: terms.name });
      tell({ is: 'done', name: host.name, pairing });
    }
    return {
      async begin(say) {
        await say('hash', { hash: textOf(await hashOf(await rawOf(await pair), nonce)), name: terms.name });
      },
      async hear(kind, said, say) {
        if (kind === 'key') {
          const { name, key } = said as Said['key'];
          // Somebody else answers to the same code: which of the two is meant cannot be told.
          if (host && host.key !== key) return fail('another');
          host = { name, key };
          const own = await rawOf(await pair);
          await say('reveal', { key: own, nonce });
          tell({ is: 'comparing', name, digits: await digitsOf(host.key, own) });
        }
        if (kind === 'gift') {
          gift ??= said as Said['gift'];
          await take(say);
        }
      },
      async admit(say) {
        isAgreed = true;
        await take(say);
      },
    };
  });
}

async function giftIn(key: CryptoKey, iv: string, sealed: string): Promise<Pairing | null> {
  try {
    const nonce = octetsOf(iv) ?? new Uint8Array();
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: nonce },
      key,
      octetsOf(sealed) ?? new Uint8Array(),
    );
    const read = Pairing.safeParse(JSON.parse(new TextDecoder().decode(text)));
    return read.success ? read.data : null;
  } catch {
    // Not sealed for us: who asked says so.
    return null;
  }
}

/** What both sides do alike: come to the small room, hear each word once, end once. */
function meet(
  ports: LinePorts,
  { relay, invite }: Terms,
  code: string,
  onStage: (stage: Stage) => void,
  sideOf: (tell: (stage: Stage) => void, fail: (because: string) => void) => Side,
): Meeting {
  const device = textOf(crypto.getRandomValues(new Uint8Array(12)))
    .toLowerCase()
    .replace(/[-_]/g, '0');
  let room: Visit | null = null;
  let stamp = '';
  let isOver = false;
  let queue: Promise<unknown> = Promise.resolve();
  const heard = new Set<string>();
  const callOff = ports.after(CODE_FOR, () => fail('expired'));

  function end(stage: Stage): void {
    if (isOver) return;
    isOver = true;
    callOff();
    onStage(stage);
  }
  function tell(stage: Stage): void {
    if (stage.is !== 'done') {
      if (!isOver) onStage(stage);
      return;
    }
    end(stage);
    // The guest has all it came for, and the host was told so: nobody needs the room any more.
    // If not by this, then by its age.
    room?.forget().catch(() => room?.leave());
  }
  function fail(because: string): void {
    if (isOver) return;
    const left = room;
    end({ is: 'failed', because });
    void say('refused', { because })
      .then(() => left?.forget())
      .catch(() => left?.leave());
  }
  const say: Say = async (kind, value) => {
    if (!room) return;
    stamp = stampAfter(stamp, room.now(), device);
    await room.put([{ kind, id: device, stamp, value }]);
  };
  const side = sideOf(tell, fail);
  const next = (work: () => Promise<void> | void) => {
    queue = queue.then(() => (isOver ? undefined : work())).catch(broken);
  };
  function broken(fault: unknown): void {
    const because = fault instanceof Refused ? fault.because : 'strange';
    fail(because === 'forgotten' ? 'used' : because);
  }

  function hear({ kind, id, value }: Carried): void {
    const named = `${kind}/${id}`;
    if (id === device || heard.has(named) || !(kind in Said)) return;
    heard.add(named);
    const said = Said[kind as keyof typeof Said].safeParse(value);
    if (!said.success) fail('strange');
    else if (kind === 'refused') end({ is: 'failed', because: (said.data as Said['refused']).because });
    else next(() => side.hear(kind as keyof typeof Said, said.data as never, say));
  }

  onStage({ is: 'connecting' });
  const early: Carried[] = [];
  let listen = (record: Carried): void => {
    early.push(record);
  };
  void (async () => {
    const keys = await keysOf(await secretOfCode(code));
    const way = { keys, relay, invite, device };
    room = await visit(ports, way, {
      record: (record) => listen(record),
      // What was said before counts.
      ended: ({ because }) => next(() => end({ is: 'failed', because })),
    });
    if (isOver) return room.leave();
    await side.begin(say);
    listen = hear;
    for (const record of early) hear(record);
  })().catch(broken);

  return {
    admit: () => next(() => side.admit?.(say)),
    stop: () => fail('refused'),
  };
}
