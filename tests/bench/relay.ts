import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../lib/start/root.mjs';
import type { Bench } from './bench.ts';
import { compare, type Figure, middleOf, type Target } from './figures.ts';
import type { Tongue } from './relay/caller.ts';
import { type Crowd, gather } from './relay/crowd.ts';
import { hardships } from './relay/hardships.ts';
import { onOwnCore, type Served, serve } from './relay/served.ts';
import { bareWs, relay as ourTongue, ping, socketIo, yWebsocket } from './relay/tongues.ts';
import { inTurns, rest } from './rounds.ts';

/** What one server did with one crowd. */
interface Sample {
  /** CPU of one delivery to another browser, in microseconds, while as many as possible talk. */
  delivery: number;
  /** Time of one delivery, in microseconds, then. */
  pace: number;
  p50: number;
  p99: number;
  /** Kilobytes for each connection that does nothing. */
  each: number;
  megabytes: number;
  startedIn: number;
  /** CPU while each says every twenty seconds that it is there and is answered, in per cent of a core; of those who know it. */
  beating: number;
  /** What only the relay is asked. */
  ours: { idle: number; join: number; storm: number; longest: number } | null;
}

/** Builds the relay as it is deployed; answers where its one file is. */
export function buildRelay(): string {
  spawnSync(process.execPath, [join(root, 'lib', 'relay', 'deploy', 'build.ts')], { stdio: 'inherit' });
  return join(root, '.output', 'relay', 'relay.mjs');
}

const SERVERS = join(import.meta.dirname, 'relay');

/** One machine stands for thousands of addresses. */
export const ROOMY = Object.fromEntries(
  [
    'ADDRESS_SOCKETS',
    'ADDRESS_ROOMS',
    'ADDRESS_JOINS',
    'ADDRESS_FAILURES',
    'MESSAGES',
    'MESSAGE_BURST',
    'ROOM_MESSAGES',
    'ROOM_BURST',
  ].map((variable) => [variable, '1000000']),
);
const TALKING = 200;

const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

/** CPU of a server over some time, in per cent of a core. */
async function share(
  served: Served,
  milliseconds: number,
  meanwhile: () => Promise<unknown>,
): Promise<number> {
  const before = served.seconds();
  const since = performance.now();
  await Promise.all([rest(milliseconds), meanwhile()]);
  return ((served.seconds() - before) / ((performance.now() - since) / 1_000)) * 100;
}

/** Each says within twenty seconds that it is there, spread evenly. */
async function beat({ callers }: Crowd, milliseconds: number): Promise<void> {
  const since = performance.now();
  let said = 0;
  for (;;) {
    const passed = performance.now() - since;
    if (passed > milliseconds) break;
    for (; said < (passed / 20_000) * callers.length; said++) callers[said]?.socket.write(ping());
    await rest(5);
  }
}

async function askOurs(
  served: Served,
  crowd: Crowd,
  seconds: number,
): Promise<{ ours: Sample['ours']; crowd: Crowd }> {
  const idle = await share(served, seconds * 1_000, async () => {});
  await crowd.close();
  await rest(1_000);
  const before = served.seconds();
  const again = await gather(served, ourTongue, crowd.callers.length);
  const join = ((served.seconds() - before) / crowd.callers.length) * 1e6;
  return {
    ours: { idle, join, storm: again.took / 1_000, longest: Math.max(...again.waited) / 1_000 },
    crowd: again,
  };
}

async function measure(file: string, tongue: Tongue, count: number, seconds: number): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'sundial-bench-'));
  // How long a join takes is measured here, and not refused.
  const unhurried = { SOCKETS: '20000', JOIN_WITHIN: '120000' };
  const served = await serve(file, { ...ROOMY, ...unhurried, STORE: join(folder, 'relay.sqlite') });
  try {
    const empty = served.megabytes();
    let crowd = await gather(served, tongue, count);
    await rest(2_000);
    const megabytes = served.megabytes();
    const before = served.seconds();
    const told = await crowd.saturate(TALKING, seconds * 1_000);
    const delivery = ((served.seconds() - before) / told) * 1e6;
    const delays = (await crowd.speak(1_000, seconds * 1_000)).sort((one, other) => one - other);
    const hasHeartbeats = tongue === ourTongue || tongue === bareWs;
    const beating = hasHeartbeats
      ? await share(served, seconds * 5_000, () => beat(crowd, seconds * 5_000))
      : Number.NaN;
    const asked = tongue === ourTongue ? await askOurs(served, crowd, seconds) : null;
    crowd = asked?.crowd ?? crowd;
    await crowd.close();
    return {
      delivery,
      pace: ((seconds * 1_000) / told) * 1e3,
      p50: quantile(delays, 0.5),
      p99: quantile(delays, 0.99),
      each: ((megabytes - empty) / count) * 1_024,
      megabytes,
      startedIn: served.startedIn,
      beating,
      ours: asked?.ours ?? null,
    };
  } finally {
    await served.end();
    rmSync(folder, { recursive: true });
  }
}

/**
 * The relay, which syncs to the disk before it tells, beside bare `ws`, socket.io and y-websocket, which keep nothing;
 * the same callers in groups of three, the server on one core and they on the other.
 */
export async function relay({ quick }: Pick<Bench, 'quick'>): Promise<Figure[]> {
  const bundle = buildRelay();
  const [count, seconds] = quick ? [1_500, 2] : [9_999, 4];
  const at = count.toLocaleString('en');
  return onOwnCore(async () => {
    const samples = await inTurns(
      {
        ours: () => measure(bundle, ourTongue, count, seconds),
        ws: () => measure(join(SERVERS, 'bare-ws.ts'), bareWs, count, seconds),
        socketIo: () => measure(join(SERVERS, 'socket-io.ts'), socketIo, count, seconds),
        yWebsocket: () => measure(join(SERVERS, 'y-websocket.ts'), yWebsocket, count, seconds),
      },
      quick ? 1 : 3,
    );
    const ours = samples.ours.flatMap(({ ours }) => (ours ? [ours] : []));
    const column = (of: Sample[], name: Exclude<keyof Sample, 'ours'>) => of.map((sample) => sample[name]);
    const beside = (
      name: string,
      unit: Figure['unit'],
      key: Exclude<keyof Sample, 'ours'>,
      target: Target | null,
      other: Exclude<keyof typeof samples, 'ours'> = 'ws',
    ): Figure => ({
      name,
      unit,
      sundial: middleOf(column(samples.ours, key)),
      bare: middleOf(column(samples[other], key)),
      compared: compare('ratio', column(samples.ours, key), column(samples[other], key)),
      noise: null,
      target,
    });
    const alone = (name: string, unit: Figure['unit'], value: number, most: number, aim: number): Figure => ({
      name,
      unit,
      sundial: value,
      bare: null,
      compared: null,
      noise: null,
      target: { of: 'sundial', most, aim },
    });
    const own = (key: keyof NonNullable<Sample['ours']>) => middleOf(ours.map((one) => one[key]));
    return [
      beside('relay, CPU of a delivery on the disk : bare ws', 'µs', 'delivery', {
        of: 'compared',
        most: 2.5,
        aim: 1.7,
      }),
      beside(
        'relay, CPU of a delivery on the disk : socket.io',
        'µs',
        'delivery',
        { of: 'compared', most: 1, aim: 0.7 },
        'socketIo',
      ),
      beside(
        'relay, CPU of a delivery on the disk : y-websocket',
        'µs',
        'delivery',
        { of: 'compared', most: 1 },
        'yWebsocket',
      ),
      beside('relay, time of a delivery at most load : bare ws', 'µs', 'pace', {
        of: 'compared',
        most: 2.5,
        aim: 1.8,
      }),
      beside(`relay, memory of each of ${at} that are idle`, 'kB', 'each', {
        of: 'compared',
        most: 1.7,
        aim: 1.35,
      }),
      beside(`relay, memory with ${at}`, 'MB', 'megabytes', { of: 'sundial', most: 220, aim: 180 }),
      beside('relay, put to told at 1,000 a second, p50', 'ms', 'p50', { of: 'sundial', most: 1 }),
      beside('relay, put to told at 1,000 a second, p99', 'ms', 'p99', { of: 'sundial', most: 15, aim: 8 }),
      beside('relay, start to listening', 'ms', 'startedIn', { of: 'sundial', most: 300 }),
      alone(`relay, CPU with ${at} that are idle`, '%', own('idle'), 1, 0.5),
      beside(`relay, CPU with ${at} that say so each 20 s`, '%', 'beating', {
        of: 'sundial',
        most: 6,
        aim: 4,
      }),
      alone('relay, CPU of a join', 'µs', own('join'), 1e6 / 1_500, 1e6 / 2_500),
      alone(`relay, ${at} that come back at once`, 's', own('storm'), 10, 5),
      alone('relay, the longest wait of them', 's', own('longest'), 15, 5),
      alone('relay, its one file', 'kB', statSync(bundle).size / 1_000, 300, 250),
      ...(await hardships(bundle, ROOMY, quick)),
    ];
  });
}
