import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NextStep } from '../../lib/start/next-step.mjs';
import { join as joinRoom, type Line } from '../relay/dial.ts';
import { missing, startCluster } from '../relay/nats-servers.ts';
import { newBox, newPerson } from '../relay/person.ts';
import type { Bench } from './bench.ts';
import { compare, type Figure } from './figures.ts';
import { resume } from './relay/hardships.ts';
import { type Served, serve } from './relay/served.ts';
import { buildRelay, ROOMY } from './relay.ts';
import { rest } from './rounds.ts';

const ROOMS = 20;
const A_SECOND = 100;

/** Two browsers of one person, each at a relay of its own, or both at one. */
interface Pair {
  speaks: Line;
  hears: Line;
}

const pairOf = async (one: Served, other: Served): Promise<Pair> => {
  const person = newPerson();
  return {
    speaks: await joinRoom(one.port, person),
    hears: await joinRoom(other.port, person, { device: 'b' }),
  };
};

/** How long each box took from the one to the other, in milliseconds, sorted. */
async function delaysOf(pairs: readonly Pair[], seconds: number): Promise<number[]> {
  const sent = new Map<string, number>();
  const delays: number[] = [];
  for (const { hears } of pairs)
    hears.ws.on('message', (message) => {
      const told = JSON.parse(String(message));
      for (const { slot, stamp } of told.boxes ?? []) {
        const since = sent.get(`${slot} ${stamp}`);
        if (since !== undefined) delays.push(performance.now() - since);
        sent.delete(`${slot} ${stamp}`);
      }
    });
  const slots = pairs.map(() => newBox().slot);
  const start = performance.now();
  for (let said = 0; said < A_SECOND * seconds; said++) {
    await rest(Math.max(0, start + (said * 1_000) / A_SECOND - performance.now()));
    const at = said % pairs.length;
    const box = newBox({ slot: slots[at] ?? '' });
    sent.set(`${box.slot} ${box.stamp}`, performance.now());
    pairs[at]?.speaks.say({ say: 'put', boxes: [box] });
  }
  await rest(1_000);
  if (sent.size > 0) throw new Error(`${sent.size} boxes were not told.`);
  return delays.sort((one, other) => one - other);
}

async function measured(one: Served, other: Served, seconds: number): Promise<number[]> {
  const pairs = await Promise.all(Array.from({ length: ROOMS }, () => pairOf(one, other)));
  const delays = await delaysOf(pairs, seconds);
  for (const { speaks, hears } of pairs) await Promise.all([speaks.close(), hears.close()]);
  return delays;
}

/** Two relays over three NATS servers, all on this machine, beside one relay with a file of its own. */
export async function cluster({ quick }: Pick<Bench, 'quick'>): Promise<Figure[]> {
  if (missing) throw new NextStep(missing);
  const bundle = buildRelay();
  const folder = mkdtempSync(join(tmpdir(), 'sundial-bench-'));
  const servers = await startCluster();
  const ending: Served[] = [];
  const open = async (store: string) => {
    const served = await serve(bundle, { ...ROOMY, STORE: store });
    ending.push(served);
    return served;
  };
  try {
    const alone = await open(join(folder, 'relay.sqlite'));
    const [one, other] = [await open(servers.url), await open(servers.url)];
    const seconds = quick ? 3 : 20;
    const warmed = async (one: Served, other: Served) => {
      await measured(one, other, 2);
      return measured(one, other, seconds);
    };
    const delays = await warmed(one, other);
    const beside = await warmed(alone, alone);
    const figure = (name: string, part: number, target: Figure['target']): Figure => {
      const at = (sorted: number[]) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
      return {
        name: `two relays over JetStream, put to told, ${name}`,
        unit: 'ms',
        sundial: at(delays),
        bare: at(beside),
        compared: compare('ratio', [at(delays)], [at(beside)]),
        noise: null,
        target,
      };
    };
    const back = await resume(one, quick ? 3 : 10);
    return [
      figure('p50', 0.5, null),
      figure('p99', 0.99, { of: 'sundial', most: 20, aim: 10 }),
      // Not held to the target of a relay's own file: see `since` of the store.
      { ...back, name: 'over JetStream, a browser back after 1,000 boxes', target: null },
    ];
  } finally {
    for (const served of ending) await served.end();
    await servers.stop();
    rmSync(folder, { recursive: true });
  }
}
