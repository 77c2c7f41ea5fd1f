import { unsentOf } from '../../lib/core/outbox.ts';
import type { Heard, LinkStatus } from '../../lib/core/pairing.ts';
import type { Keys } from '../../lib/sync/keys.ts';
import type { Dial } from '../../lib/sync/line.ts';
import { type BackOff, createLink, type Link } from '../../lib/sync/link.ts';
import { fakeBrowser } from '../background/fake-browser.ts';

/** A browser in memory that shares a room. What it keeps survives `restart`; timers do not. */
export function linkedBrowser(device: string, keys: Keys, dial: Dial) {
  const browser = fakeBrowser(device);
  const timers = new Set<{ at: number; work: () => void }>();
  /** Timers do not go by the clock that people set. */
  let lived = 0;
  const linked = {
    browser,
    keys: keys as Keys | null,
    heard: null as Heard | null,
    backOff: null as BackOff | null,
    status: null as LinkStatus | null,
    /** How it stood, one after another, with the reason. */
    told: [] as string[],
    stays: true,
    counted: false,
    keptAwake: 0,
    isLost: false,
    /** What comes in waits for this. */
    busy: Promise.resolve(),
    link: undefined as unknown as Link,
    restart,
    /** Time goes by, and what waits for it is done. */
    async pass(milliseconds: number) {
      linked.goOn(milliseconds);
      await settle();
    },
    /** The same, without waiting for what comes of it. */
    goOn(milliseconds: number) {
      lived += milliseconds;
      browser.time += milliseconds;
      for (const timer of [...timers])
        if (timer.at <= lived) {
          timers.delete(timer);
          timer.work();
        }
    },
    /** Begins to share, with all that is there already. */
    async share() {
      await browser.loop.share(true);
      await linked.link.change();
      await settle();
    },
    async obey(...asked: Parameters<typeof browser.loop.obey>) {
      const answer = await browser.loop.obey(...asked);
      const { kept } = browser;
      await linked.link.wake({ now: true, unsent: () => (kept ? unsentOf(kept) : []) });
      await settle();
      return answer;
    },
    async wake(asked?: { now: boolean }) {
      await linked.link.wake(asked);
      await settle();
    },
    unsent: () => (browser.kept ? unsentOf(browser.kept) : []),
  };
  let life = 0;
  function restart() {
    life++;
    const born = life;
    timers.clear();
    browser.restart();
    const alive = () => born === life;
    const { loop } = browser;
    linked.link = createLink({
      // The dead hear nothing, and their sockets close.
      dial: (address, heard) => {
        const socket = dial(address, {
          text: (text) => (alive() ? heard.text(text) : socket.close()),
          closed: () => alive() && heard.closed(),
        });
        return socket;
      },
      machineNow: () => browser.time,
      random: () => 0.5,
      after(milliseconds, work) {
        const timer = { at: lived + milliseconds, work: () => alive() && work() };
        timers.add(timer);
        return () => timers.delete(timer);
      },
      way: async () => linked.keys && { keys: linked.keys, relay: 'wss://relay.example', device },
      readHeard: async () => linked.heard,
      async saveHeard(heard) {
        if (alive()) linked.heard = heard;
      },
      readBackOff: async () => linked.backOff,
      async saveBackOff(backOff) {
        if (alive()) linked.backOff = backOff;
      },
      unsent: async () => (browser.kept ? unsentOf(browser.kept) : []),
      async receive(entries) {
        await linked.busy;
        return (await loop.receive(entries, 'room')).is === 'done';
      },
      compare: loop.compare,
      adjust: loop.adjust,
      staysAwake: async () => linked.stays,
      isCounted: async () => linked.counted,
      keepAwake: () => {
        linked.keptAwake++;
      },
      lost() {
        linked.isLost = true;
      },
      onCaughtUp: () => {},
      tell(status) {
        linked.status = status;
        linked.told.push(`${status?.is} ${status?.because ?? ''}`);
      },
      report: (fault) => browser.faults.push(fault),
    });
  }
  restart();
  return linked;
}
export type Linked = ReturnType<typeof linkedBrowser>;

/** How much sealing, opening and signing is under way: it takes its own time, more of it on a busy machine. */
let sealing = 0;
/** How many turns more each of it takes, one after another. */
let slowness: Iterator<number> | null = null;
export function slowDown(by: Iterator<number> | null): void {
  slowness = by;
}
for (const name of ['encrypt', 'decrypt', 'sign', 'verify', 'digest', 'importKey', 'deriveKey'] as const) {
  const does = crypto.subtle[name].bind(crypto.subtle) as (...given: unknown[]) => Promise<unknown>;
  Object.defineProperty(crypto.subtle, name, {
    async value(...given: unknown[]) {
      const turns: number = slowness?.next().value ?? 0;
      sealing++;
      try {
        const answer = await does(...given);
        for (let taken = 0; taken < turns; taken++) await turn();
        return answer;
      } finally {
        sealing--;
      }
    },
  });
}

/** So many turns without any of it, and nobody has anything left to do: more than any chain of answers takes. */
const QUIET = 15;

/** Until nothing is under way any more. */
export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < QUIET; quiet = sealing > 0 ? 0 : quiet + 1) await turn();
}

export const turn = (): Promise<void> => new Promise((done) => setImmediate(done));
