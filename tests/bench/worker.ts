import type { Bench } from './bench.ts';
import { type Side, startSide } from './browser.ts';
import type { Figure } from './figures.ts';
import { createCpuMeter } from './process.ts';
import { rest, until } from './rounds.ts';
import { openDesk, START, type Sundial, startSundial } from './sundial.ts';

const NAVIGATIONS = 30;

/** What the worker takes: CPU seconds of the extension's own process, whether it sleeps, bytes on its heap. */
export async function worker({ server, sundial, bare, quick }: Bench): Promise<Figure[]> {
  const sites = [10, 5000];
  /** As many own sites, and a page of Sundial in a tab: then the browser need not start a process to wake the worker. */
  const beside = { sites: 5000, said: '5,000 own sites, one of our pages open' };
  const bares = await Promise.all([startSide(server.port, bare), startSide(server.port, bare)]);
  const heapOfBare = await Promise.all(bares.map(heapOf));
  const sundials = await Promise.all(sites.map((count) => startSundial(server.port, sundial, count)));
  const accompanied = await startSundial(server.port, sundial, beside.sites);
  const sides: Side[] = [...sundials, accompanied, ...bares];
  const said = [...sites.map((count) => `${count.toLocaleString('en')} own sites`), beside.said];
  try {
    await Promise.all(sundials.map(sendToSleep));
    // All at once: the minutes are counted from here.
    await Promise.all([...sundials.map(startFromSleep), accompanied.start()]);
    const minutes = await watchMinutes(sides, quick ? 1 : 2);
    const figures: Figure[] = [];
    for (const [minute, seen] of minutes.entries()) {
      const [one, again] = seen.slice(-2);
      if (!one || !again) continue;
      for (const [at, which] of said.entries()) {
        const side = seen[at];
        if (!side) continue;
        const when = `idle minute ${minute + 1} of a session, ${which}`;
        figures.push(
          plain(`worker's CPU, ${when}`, 's', side.cpu, one.cpu, again.cpu, 0.03),
          plain(`worker awake, ${when}`, 's', side.awake, one.awake, again.awake, null),
          plain(`worker awake at its end, ${when}`, '', side.isAwake, one.isAwake, again.isAwake, 0),
        );
      }
    }
    const heap = (count: number, said: string, megabytes: number) =>
      plain(
        `worker's heap, ${said}, ${count.toLocaleString('en')} own sites`,
        'MB',
        megabytes,
        heapOfBare[0] ?? 0,
        heapOfBare[1] ?? 0,
        1,
      );
    const idle = await Promise.all(sundials.map(heapOnceAwake));
    const [one = 0, again = 0] = [await browse(bares[0]), await browse(bares[1])];
    for (const at of sites.keys()) {
      const cpu = await browse(sundials[at]);
      const name = `worker's CPU, ${NAVIGATIONS} open pages in a session, ${said[at]}`;
      figures.push(plain(name, 's', cpu, one, again, 0.5));
    }
    for (const [at, count] of sites.entries()) {
      const side = sundials[at];
      if (!side) continue;
      figures.push(heap(count, 'idle in a session', idle[at] ?? Number.NaN));
      const desk = await openDesk(side);
      await desk.evaluate(() => chrome.runtime.sendMessage({ do: 'look' }));
      figures.push(heap(count, 'just busy', await heapOf(side)));
    }
    return figures;
  } finally {
    await Promise.all(sides.map((side) => side.close()));
  }
}

/** A figure that is itself what the target is about, beside that of an empty worker. */
export function plain(
  name: string,
  unit: Figure['unit'],
  sundial: number,
  bare: number,
  again: number,
  most: number | null,
): Figure {
  return {
    name,
    unit,
    sundial,
    bare,
    compared: { by: 'difference', value: sundial - bare, within: 0 },
    noise: { by: 'difference', value: again - bare, within: 0 },
    target: most === null ? null : { of: 'sundial', most },
  };
}

export async function sendToSleep(side: Sundial): Promise<void> {
  await side.desk.close();
  await until(async () => !(await isAwake(side)), 'the worker fell asleep', 70_000);
}

/** As in a day's work: the worker sleeps, a page of ours is opened, the session begins, the page is closed. */
async function startFromSleep(side: Sundial): Promise<void> {
  const desk = await openDesk(side);
  await desk.evaluate((command) => chrome.runtime.sendMessage(command), START);
  await desk.close();
}

interface Seen {
  /** CPU seconds. */
  cpu: number;
  /** Seconds. */
  awake: number;
  /** 1 or 0. */
  isAwake: number;
}

/** Looks on for some minutes, all sides at once, with no debugger attached to any worker. */
export async function watchMinutes(sides: readonly Side[], minutes: number): Promise<Seen[][]> {
  const meters = sides.map(({ pid }) => createCpuMeter(pid));
  const seen: Seen[][] = [];
  const since = performance.now();
  for (let minute = 1; minute <= minutes; minute++) {
    const before = meters.map((meter) => meter.look());
    const awake = sides.map(() => 0);
    // A little short: the session's next minute begins with an alarm.
    const end = since + minute * 60_000 - 700;
    for (let at = performance.now(); at < end; ) {
      await rest(100);
      const states = await Promise.all(sides.map(isAwake));
      const passed = (performance.now() - at) / 1000;
      at = performance.now();
      for (const [side, state] of states.entries()) awake[side] = (awake[side] ?? 0) + (state ? passed : 0);
      for (const meter of meters) meter.look();
    }
    const states = await Promise.all(sides.map(isAwake));
    seen.push(
      meters.map((meter, side) => ({
        cpu: meter.look() - (before[side] ?? 0),
        awake: awake[side] ?? 0,
        isAwake: states[side] ? 1 : 0,
      })),
    );
  }
  return seen;
}

async function workerOf({ connection }: Side) {
  const { targetInfos } = await connection.send('Target.getTargets');
  return targetInfos.find(({ type }) => type === 'service_worker');
}

/** Asks the browser, not the worker. */
async function isAwake(side: Side): Promise<boolean> {
  const worker = await workerOf(side);
  if (worker?.attached) throw new Error('A debugger keeps the worker awake.');
  return worker !== undefined;
}

/** CPU seconds of the extension's process while open pages are visited, waking it included. */
async function browse(side: Side | undefined): Promise<number> {
  if (!side) return Number.NaN;
  const meter = createCpuMeter(side.pid);
  const before = meter.look();
  const tab = await side.open();
  for (let at = 0; at < NAVIGATIONS; at++) {
    await tab.goto(`http://open-${at}.test/`);
    await rest(150);
    meter.look();
  }
  await rest(500);
  await tab.close();
  return meter.look() - before;
}

/** Once it is awake, by itself if it slept, and has looked. */
async function heapOnceAwake(side: Side): Promise<number> {
  await until(() => workerOf(side), 'the worker woke by itself', 70_000);
  await rest(2000);
  return heapOf(side);
}

/** Megabytes in use on the worker's heap once what nobody needs is gone. */
async function heapOf(side: Side): Promise<number> {
  const worker = await until(() => workerOf(side), 'the worker was awake');
  const session = await side.connection.createSession(worker);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}
