import { type ClientOptions, WebSocket } from 'ws';
import { type Box, type FromRelay, PATH, readFromRelay } from '../../lib/wire/protocol.ts';
import { joinOf, type Person } from './person.ts';

type Said<Word> = Extract<FromRelay, { say: Word }>;

/** One end of a connection to a relay, which remembers all it was told. */
export interface Line {
  readonly ws: WebSocket;
  readonly address: string;
  readonly heard: FromRelay[];
  /** Close code and reason, once it is closed. */
  readonly closed: Promise<{ code: number; reason: string }>;
  say(frame: unknown): void;
  /** The next thing of this kind that was not taken before; fails when the line is closed first. */
  next<Word extends FromRelay['say']>(word: Word): Promise<Said<Word>>;
  close(): Promise<unknown>;
}

/** What must come before long, or the test has failed. */
export async function soon<Result>(promise: Promise<Result>, what: string): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`Waited in vain for ${what}.`)), 20_000);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Polls until something holds. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what = 'what should hold',
): Promise<void> {
  const since = performance.now();
  while (!(await holds())) {
    if (performance.now() - since > 20_000) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export async function dial(port: number, options: ClientOptions = {}): Promise<Line> {
  const address = `127.0.0.1:${port}`;
  const ws = new WebSocket(`ws://${address}${PATH}`, options);
  const heard: FromRelay[] = [];
  const taken = new Set<FromRelay>();
  let news = Promise.withResolvers<void>();
  let isClosed = false;
  ws.on('message', (message) => {
    const frame = readFromRelay(String(message));
    if (!frame) throw new Error(`A relay said what is not in the protocol: ${message}`);
    heard.push(frame);
    news.resolve();
    news = Promise.withResolvers();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on('close', (code, reason) => {
      isClosed = true;
      resolve({ code, reason: String(reason) });
      news.resolve();
    });
  });
  await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject));
  ws.on('error', () => {
    // The close that follows tells it.
  });
  return {
    ws,
    address,
    heard,
    closed,
    say: (frame) => ws.send(JSON.stringify(frame)),
    async next<Word extends FromRelay['say']>(word: Word) {
      for (;;) {
        const found = heard.find((frame): frame is Said<Word> => frame.say === word && !taken.has(frame));
        if (found) {
          taken.add(found);
          return found;
        }
        if (isClosed) throw new Error(`Closed before it said "${word}".`);
        await soon(news.promise, `"${word}"`);
      }
    },
    close: () => {
      ws.close();
      return closed;
    },
  };
}

type Joining = { device?: string; since?: number; epoch?: string; invite?: string };

/** Dials, and asks to be let in. */
export async function knock(
  port: number,
  person: Person,
  more: Joining = {},
  options: ClientOptions = {},
): Promise<Line> {
  const line = await dial(port, options);
  const { nonce } = await line.next('hello');
  const { device = 'a' } = more;
  line.say({ ...joinOf(person, { address: line.address, nonce, device }), ...more });
  return line;
}

/** Dials, and is let in. */
export async function join(
  port: number,
  person: Person,
  more: Joining = {},
): Promise<Line & { joined: Said<'joined'> }> {
  const line = await knock(port, person, more);
  return { ...line, joined: await line.next('joined') };
}

/** The boxes a line was told, the newest of each slot. */
export function boxesOf({ heard }: Line): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const frame of heard)
    if (frame.say === 'boxes') for (const box of frame.boxes) boxes.set(box.slot, box);
  return boxes;
}
