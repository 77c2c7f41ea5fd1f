import {
  type FromBrowser,
  type FromRelay,
  PATH,
  proofText,
  readFromRelay,
  VERSION,
} from '../wire/protocol.ts';
import { type Keys, signed } from './keys.ts';

/** A connection that carries text. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

/** Opens one; hears what comes, and once that it is over. */
export type Dial = (address: string, heard: { text(text: string): void; closed(): void }) => Socket;

/** What a line needs of the world. */
export interface LinePorts {
  dial: Dial;
  machineNow(): number;
  /** Calls later; answers how to call it off. */
  after(milliseconds: number, work: () => void): () => void;
}

/** Why a line ended: by a relay's word, because it could not be reached or fell silent, or broke off. */
export interface Ending {
  because: string;
  retryAfter?: number;
}

export type Joined = Extract<FromRelay, { say: 'joined' }>;
export type Told = Exclude<FromRelay, { say: 'hello' | 'joined' | 'leaving' }>;

/** Hears a line, one frame after another. */
export interface Ears {
  joined(frame: Joined): void;
  told(frame: Told): void;
  /** Once, and nothing after it. */
  ended(why: Ending): void;
}

/** A connection to a room. */
export interface Line {
  say(frame: FromBrowser): void;
  /** Something has to be heard within some seconds now; null: nothing has to. */
  expect(milliseconds: number | null): void;
  end(why: Ending): void;
}

/** So long a relay may take to answer, in milliseconds. */
export const ANSWER_WITHIN = 10_000;
/** The longest that a relay can ask a browser to wait. */
const LONGEST_WAIT = 3_600_000;

/** The socket of whatever runs this: a browser, or Node. */
export const dialWebSocket: Dial = (address, heard) => {
  const socket = new WebSocket(address);
  socket.addEventListener('message', ({ data }) => heard.text(String(data)));
  socket.addEventListener('close', () => heard.closed());
  return {
    send: (text) => socket.send(text),
    close: () => socket.close(),
  };
};

/** No relay sends a browser away for ever, nor has it come back at once without end. */
const within = (milliseconds: number): number => Math.min(Math.max(milliseconds, 0), LONGEST_WAIT);

const endingOf = ({ because, retryAfter }: Extract<FromRelay, { say: 'refused' }>): Ending => ({
  because,
  ...(retryAfter === undefined ? {} : { retryAfter: within(retryAfter) }),
});

/** Dials a relay and joins a room; see the protocol. Nothing is said twice: who wants to try again opens another line. */
export function openLine(
  ports: LinePorts,
  to: {
    relay: string;
    invite?: string | undefined;
    keys: Keys;
    device: string;
    since: number;
    epoch: string;
  },
  ears: Ears,
): Line {
  const { relay, invite, keys, device, since, epoch } = to;
  let isOver = false;
  let hasJoined = false;
  let wasReached = false;
  let refusal: Ending | null = null;
  let callOff = () => {};

  function end(why: Ending): void {
    if (isOver) return;
    isOver = true;
    callOff();
    socket.close();
    ears.ended(why);
  }
  function expect(milliseconds: number | null): void {
    callOff();
    callOff = milliseconds === null ? () => {} : ports.after(milliseconds, () => end({ because: 'silent' }));
  }
  const say = (frame: FromBrowser) => {
    if (!isOver) socket.send(JSON.stringify(frame));
  };

  async function join({ nonce, version }: Extract<FromRelay, { say: 'hello' }>): Promise<void> {
    wasReached = true;
    if (version !== VERSION) return end({ because: 'wrong-version' });
    const address = new URL(relay).host;
    const { room, key } = keys;
    const proof = await signed(keys, proofText({ address, nonce, room, device }));
    const time = ports.machineNow();
    const invited = invite ? { invite } : {};
    say({ say: 'join', version: VERSION, room, key, device, since, epoch, proof, time, ...invited });
    expect(ANSWER_WITHIN);
  }

  function hear(frame: FromRelay): void {
    switch (frame.say) {
      case 'hello':
        void join(frame).catch(() => end({ because: 'cannot-sign' }));
        break;
      case 'leaving':
        end({ because: 'leaving', retryAfter: within(frame.reconnectAfter) });
        break;
      case 'joined':
        hasJoined = true;
        expect(null);
        ears.joined(frame);
        break;
      default:
        if (frame.say === 'refused') refusal = endingOf(frame);
        // It closes with that.
        if (frame.say === 'forgotten') refusal = { because: 'forgotten' };
        if (hasJoined) ears.told(frame);
    }
  }

  const socket = ports.dial(relay + PATH, {
    text(text) {
      if (isOver) return;
      const frame = readFromRelay(text);
      if (frame) hear(frame);
      // What a later relay says besides is not for this browser.
      else if (!hasJoined) end({ because: 'no-relay' });
    },
    closed: () => end(refusal ?? { because: wasReached ? 'lost' : 'unreachable' }),
  });
  expect(ANSWER_WITHIN);
  return { say, expect, end };
}
