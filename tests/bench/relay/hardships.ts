import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boxesOf, dial, join as joinRoom, knock } from '../../relay/dial.ts';
import { babble, seeded, violate } from '../../relay/nonsense.ts';
import { newBox, newPerson } from '../../relay/person.ts';
import { type Figure, middleOf } from '../figures.ts';
import { rest, until } from '../rounds.ts';
import { type Served, serve } from './served.ts';

const figure = (name: string, unit: Figure['unit'], value: number, most: number, aim?: number): Figure => ({
  name,
  unit,
  sundial: value,
  bare: null,
  compared: null,
  noise: null,
  target: { of: 'sundial', most, ...(aim === undefined ? {} : { aim }) },
});

/** From dialling until the last of a thousand boxes is there. */
export async function resume({ port }: Served, rounds: number): Promise<Figure> {
  const person = newPerson();
  const here = await joinRoom(port, person);
  for (let at = 0; at < 1_000; at += 100)
    here.say({ say: 'put', boxes: Array.from({ length: 100 }, () => newBox()) });
  await until(() => boxesOf(here).size === 1_000, 'a thousand boxes are kept');
  await here.close();
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const since = performance.now();
    const line = await knock(port, person);
    for (let told = 0; told < 1_000; ) told += (await line.next('boxes')).boxes.length;
    samples.push(performance.now() - since);
    await line.close();
  }
  return figure('relay, a browser back after 1,000 boxes', 'ms', middleOf(samples), 50, 20);
}

/** One of three does not read while 64 MB are meant for it. */
async function deadReader(served: Served, megabytes: number): Promise<Figure[]> {
  const person = newPerson();
  const [here, dead] = [
    await joinRoom(served.port, person),
    await joinRoom(served.port, person, { device: 'b' }),
  ];
  dead.ws.pause();
  const before = served.megabytes();
  let most = before;
  const waits: number[] = [];
  const boxes = Array.from({ length: 3 }, () => newBox({ body: 'x'.repeat(16_384) }));
  for (let sent = 0; sent < megabytes * 1_048_576; sent += 3 * 16_384) {
    const since = performance.now();
    const news = boxes.map(({ slot, body }) => newBox({ slot, body }));
    here.say({ say: 'put', boxes: news });
    await here.next('boxes');
    waits.push(performance.now() - since);
    here.heard.length = 0;
    most = Math.max(most, served.megabytes());
  }
  await here.close();
  dead.ws.terminate();
  waits.sort((one, other) => one - other);
  return [
    figure('relay, memory more with a dead reader', 'MB', Math.max(0, most - before), 48, 16),
    figure(
      'relay, a receipt beside a dead reader, p99',
      'ms',
      waits[Math.floor(waits.length * 0.99)] ?? 0,
      20,
    ),
  ];
}

/** Many dial and say nothing; answers after how many seconds the last was gone. */
async function strangers(served: Served, count: number): Promise<number> {
  const since = performance.now();
  const lines = await Promise.all(Array.from({ length: count }, () => dial(served.port)));
  await Promise.all(lines.map(({ closed }) => closed));
  const gone = (performance.now() - since) / 1_000;
  await rest(2_000);
  return gone;
}

async function besieged(served: Served, count: number): Promise<Figure[]> {
  const said = `${count.toLocaleString('en')} that never join`;
  const gone = await strangers(served, count);
  // V8 takes a few megabytes at some time or other; what is lost is lost each time.
  const grown: number[] = [];
  for (let again = 0; again < 3; again++) {
    const before = served.megabytes();
    await strangers(served, count);
    grown.push(served.megabytes() - before);
  }
  return [
    figure(`relay, ${said}, until the last is gone`, 's', gone, 7),
    figure(`relay, ${said}, memory more each time`, 'MB', middleOf(grown), 10),
  ];
}

/** So many browsers of as many people come, some at a time, and leave. */
async function comeAndGo({ port }: Served, count: number): Promise<void> {
  let came = 0;
  const visit = async () => {
    while (came++ < count) {
      const line = await joinRoom(port, newPerson());
      await line.close();
    }
  };
  await Promise.all(Array.from({ length: 50 }, visit));
  await rest(2_000);
}

async function visited(served: Served, count: number): Promise<Figure> {
  // On a machine with much memory V8 leaves what was let go of where it is for the first 30,000.
  await comeAndGo(served, 3 * count);
  const before = served.megabytes();
  await comeAndGo(served, count);
  const name = `relay, ${count.toLocaleString('en')} that come and leave, memory more after them`;
  return figure(name, 'MB', served.megabytes() - before, 10);
}

/** So many messages that make no sense, half of them of who joined, and violations of the protocol a tenth as often. */
async function fuzz({ port }: Served, count: number): Promise<void> {
  const random = seeded(count);
  await babble(port, 'before', { count: count / 2, random });
  await babble(port, 'after', { count: count / 2, random });
  await violate(port, { count: count / 10, random });
  await rest(2_000);
}

async function fuzzed(served: Served, count: number): Promise<Figure> {
  await fuzz(served, count / 5);
  const before = served.megabytes();
  await fuzz(served, count);
  const memory = served.megabytes() - before;
  // It is unharmed: a stranger comes in and is told what it says.
  const here = await joinRoom(served.port, newPerson());
  here.say({ say: 'put', boxes: [newBox()] });
  await here.next('boxes');
  await here.close();
  const name = `relay, ${count.toLocaleString('en')} messages of nonsense and ${(count / 10).toLocaleString('en')} violations, memory more after them`;
  return figure(name, 'MB', memory, 10);
}

/** Messages that make no sense; ten times as many by `SUNDIAL_NONSENSE=1000000`. */
const NONSENSE = Number(process.env.SUNDIAL_NONSENSE) || 100_000;

/** What happens to a relay that is not the rule. */
export async function hardships(
  file: string,
  environment: Record<string, string>,
  quick: boolean,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sundial-bench-'));
  const served = await serve(file, { ...environment, STORE: join(folder, 'relay.sqlite') });
  try {
    return [
      await resume(served, quick ? 5 : 20),
      ...(await deadReader(served, quick ? 16 : 64)),
      await visited(served, quick ? 500 : 10_000),
      ...(await besieged(served, quick ? 200 : 1_000)),
      await fuzzed(served, quick ? 2_000 : NONSENSE),
    ];
  } finally {
    await served.end();
    rmSync(folder, { recursive: true });
  }
}
