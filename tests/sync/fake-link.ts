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
  const linked = {
    browser,
    keys: keys as Keys | null,
    heard: null as Heard | null,
    backOff: null as BackOff | null,
    status: null as LinkStatus | null,
    stays: true,
    counted: false,
    keptAwake: 0,
    isLost: false,
    link: undefined as unknown as Link,
    restart,
    /** Time goes by, and what waits for it is done. */
    async pass(milliseconds: number) {
      browser.time += milliseconds;
      for (const timer of [...timers])
        if (timer.at <= browser.time) {
          timers.delete(timer);
          timer.work();
        }
      await settle();
    },
    /** Begins to share, with all that is there already. */
    async share() {
      await browser.loop.share(true);
      await linked.link.change();
      await settle();
    },
    async obey(...asked: Parameters<typeof browser.loop.obey>) {
      const answer = await browser.loop.obey(...asked);
      await linked.link.wake({ now: true });
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
        const timer = { at: browser.time + milliseconds, work: () => alive() && work() };
        timers.add(timer);
        return () => timers.delete(timer);
      },
      way: async () => linked.keys && { keys: linked.keys, relay: 'wss://relay.example', device },
      readHeard: async () => linked.heard,
      async saveHeard(heard) {
        linked.heard = heard;
      },
      readBackOff: async () => linked.backOff,
      async saveBackOff(backOff) {
        linked.backOff = backOff;
      },
      unsent: async () => (browser.kept ? unsentOf(browser.kept) : []),
      receive: async (entries) => (await browser.loop.receive(entries, 'room')).is === 'done',
      compare: (told) => browser.loop.compare(told),
      adjust: (offset) => browser.loop.adjust(offset),
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
      },
      report: (fault) => browser.faults.push(fault),
    });
  }
  restart();
  return linked;
}
export type Linked = ReturnType<typeof linkedBrowser>;

/** Until nothing is under way any more: crypto takes turns of its own. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 40; turns++) await new Promise((done) => setTimeout(done, 0));
}
