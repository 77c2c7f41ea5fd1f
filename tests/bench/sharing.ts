import { newSecret } from '../../lib/sync/keys.ts';
import { textOf } from '../../lib/wire/bytes.ts';
import { startRelay } from '../e2e/relay-process.ts';
import type { Bench } from './bench.ts';
import { compare, type Figure } from './figures.ts';
import { until } from './rounds.ts';
import { ownSite, type Sundial, startSundial } from './sundial.ts';

const SITES = 10;
const STARTS = 50;
/** Milliseconds until two browsers have told each other all that follows from a session that was cancelled. */
const SETTLED = 1000;

/** Milliseconds from "Begin session" until a site is shut: in the browser where it was pressed, and in the other. */
interface Start {
  here: number;
  there: number;
}

/**
 * Two browsers that are awake and have nothing else to do share a room through a relay of its own process on this
 * machine: how long after "Begin session" in one a site is shut in the other. Beside it, from the same starts, how long
 * in the one itself.
 */
export async function sharing({ server, sundial, quick }: Bench): Promise<Figure[]> {
  const relay = await startRelay();
  const [here, there] = await Promise.all([
    startSundial(server.port, sundial, SITES),
    startSundial(server.port, sundial, SITES),
  ]);
  try {
    const pairing = { secret: textOf(newSecret()), relay: `ws://localhost:${relay.port}` };
    for (const side of [here, there]) await side.ask({ do: 'share', pairing });
    await until(async () => (await membersOf(there)) === 2, 'both are in the room');
    const starts: Start[] = [];
    // The first warms up.
    for (let round = 0; round <= (quick ? 10 : STARTS); round++) {
      const start = await startOf(here, there);
      if (round > 0) starts.push(start);
    }
    const ways = (of: (start: Start) => number) => starts.map(of).sort((one, other) => one - other);
    const compared = compare(
      'ratio',
      starts.map((start) => start.there),
      starts.map((start) => start.here),
    );
    const figure = (part: number, most: number, aim: number): Figure => ({
      name: `start shut in the other browser, p${part * 100}`,
      unit: 'ms',
      sundial: at(
        ways(({ there }) => there),
        part,
      ),
      bare: at(
        ways(({ here }) => here),
        part,
      ),
      compared: part === 0.5 ? compared : null,
      noise: null,
      target: { of: 'sundial', most, aim },
    });
    return [figure(0.5, 100, 50), figure(0.99, 500, 200)];
  } finally {
    await Promise.all([here.close(), there.close()]);
    await relay.close();
  }
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

const membersOf = ({ desk }: Sundial): Promise<number> =>
  desk.evaluate(async () => {
    const { link } = await chrome.storage.session.get('link');
    return (link as { members: string[] } | undefined)?.members.length ?? 0;
  });

/** The instant from which a site is shut in a browser, or is not any more. */
const since = ({ desk }: Sundial, wanted: boolean): Promise<number> =>
  desk.evaluate(
    async (site, wanted) => {
      for (;;) {
        const rules = await chrome.declarativeNetRequest.getDynamicRules();
        const isShut = rules.some(({ condition }) => condition.requestDomains?.includes(site));
        if (isShut === wanted) return performance.timeOrigin + performance.now();
        await new Promise((done) => setTimeout(done, 2));
      }
    },
    ownSite(0),
    wanted,
  );

async function startOf(here: Sundial, there: Sundial): Promise<Start> {
  await new Promise((done) => setTimeout(done, SETTLED));
  const shutThere = since(there, true);
  const shutHere = since(here, true);
  const sent = await here.desk.evaluate(() => performance.timeOrigin + performance.now());
  await here.start();
  const start = { here: (await shutHere) - sent, there: (await shutThere) - sent };
  const free = [since(here, false), since(there, false)];
  await here.cancel();
  await Promise.all(free);
  return start;
}
