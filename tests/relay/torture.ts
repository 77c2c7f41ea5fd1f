/**
 * What `npm run torture` runs: a relay that is killed in the middle again and again while browsers put, until so many
 * boxes were acknowledged over sockets and it died so often. Nothing acknowledged, or told to anybody, may be missing
 * after, no head be given twice and none go back. `--kills N`, `--boxes N`; prints its figures, and fails on any loss.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { parseArgs } from 'node:util';
import type { Box, FromRelay } from '../../lib/wire/protocol.ts';
import { join, type Line } from './dial.ts';
import { newPerson, newSlot, type Person, stampAt } from './person.ts';

const { values: asked } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, boxes: { type: 'string', default: '500000' } },
});
const PUT = 64;
const ROOMY = [
  'ADDRESS_SOCKETS',
  'ADDRESS_ROOMS',
  'ADDRESS_JOINS',
  'MESSAGES',
  'MESSAGE_BURST',
  'ROOM_MESSAGES',
  'ROOM_BURST',
];

interface Place extends Person {
  slots: string[];
  /** The latest box that was told of each slot. */
  told: Map<string, Box>;
  /** What each head was given to. */
  heads: Map<number, string>;
  last: number;
}

const places = Array.from(
  { length: 6 },
  (): Place => ({
    ...newPerson(),
    slots: Array.from({ length: 300 }, newSlot),
    told: new Map(),
    heads: new Map(),
    last: 0,
  }),
);
const folder = mkdtempSync(path(tmpdir(), 'sundial-torture-'));
const faults: string[] = [];
const readyIn: number[] = [];
let acknowledged = 0;
let kills = 0;
let counter = 0;

async function start(): Promise<{ child: ChildProcess; port: number }> {
  const since = performance.now();
  const child = spawn(process.execPath, [path(import.meta.dirname, '..', '..', 'lib', 'relay', 'main.ts')], {
    env: {
      ...process.env,
      ...Object.fromEntries(ROOMY.map((name) => [name, '1000000'])),
      PORT: '0',
      STORE: path(folder, 'relay.sqlite'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const said of child.stdout) {
    const port = Number(/Listening at http:\S+:(\d+),/.exec(String(said))?.[1]);
    if (!port) continue;
    readyIn.push(performance.now() - since);
    return { child, port };
  }
  throw new Error('The relay ended before it listened.');
}

/** Notes what one line of a room was told, and what is wrong about it. */
function createListener(place: Place): { hear(frame: FromRelay): void; last(): number } {
  let last = 0;
  return {
    last: () => last,
    hear(frame) {
      if (frame.say !== 'boxes') return;
      const { boxes, head } = frame;
      for (const box of boxes)
        if ((place.told.get(box.slot)?.stamp ?? '') < box.stamp) place.told.set(box.slot, box);
      // What a sender alone is told.
      if (head === 0) return;
      const content = `${boxes.at(-1)?.slot} ${boxes.at(-1)?.stamp}`;
      const before = place.heads.get(head) ?? content;
      if (before !== content) faults.push(`Head ${head} was given to ${before} and to ${content}.`);
      if (head <= last) faults.push(`Head ${head} came after ${last}.`);
      place.heads.set(head, content);
      last = head;
      place.last = Math.max(place.last, head);
    },
  };
}

const readOf = (message: unknown): FromRelay => JSON.parse(String(message));

/** All that is kept of a room, asked for like a new browser. */
async function keptOf(port: number, place: Place): Promise<Map<string, Box>> {
  const line = await join(port, place, { device: 'z' });
  const kept = new Map<string, Box>();
  const listener = createListener(place);
  const take = (frame: FromRelay) => {
    listener.hear(frame);
    if (frame.say === 'boxes') for (const box of frame.boxes) kept.set(box.slot, box);
  };
  for (const frame of line.heard) take(frame);
  line.ws.on('message', (message) => take(readOf(message)));
  while (listener.last() < line.joined.head) await once(line.ws, 'message');
  await line.close();
  return kept;
}

/** Puts, waits for all of it to come back, and puts again, until the line breaks. */
function talk(line: Line, place: Place, device: string): void {
  const missing = new Set<string>();
  const { hear } = createListener(place);
  const put = () => {
    const boxes = Array.from({ length: PUT }, () => ({
      slot: place.slots[Math.floor(Math.random() * place.slots.length)] ?? '',
      stamp: stampAt(1e12 + Math.floor(counter / 1e6), counter++ % 1e6, device),
      body: 'x'.repeat(100 + Math.floor(Math.random() * 200)),
    }));
    for (const { stamp } of boxes) missing.add(stamp);
    line.say({ say: 'put', boxes });
  };
  line.ws.on('message', (message) => {
    const frame = readOf(message);
    hear(frame);
    if (frame.say !== 'boxes') return;
    for (const { stamp } of frame.boxes) if (missing.delete(stamp)) acknowledged++;
    // One that another browser outran is answered with the other's.
    if ([...missing].every((stamp) => [...place.told.values()].some((box) => box.stamp >= stamp)))
      missing.clear();
    if (missing.size === 0 && line.ws.readyState === line.ws.OPEN) put();
  });
  put();
}

const began = performance.now();
while (kills < Number(asked.kills) || acknowledged < Number(asked.boxes)) {
  const { child, port } = await start();
  for (const place of places) {
    const kept = await keptOf(port, place);
    for (const [slot, { stamp }] of place.told)
      if ((kept.get(slot)?.stamp ?? '') < stamp)
        faults.push(`Lost after kill ${kills}: ${slot} of ${stamp}.`);
    for (const device of ['a', 'b'])
      talk(await join(port, place, { device, since: place.last }), place, device);
  }
  const life = acknowledged + (Math.random() * (2 * Number(asked.boxes))) / Number(asked.kills);
  while (acknowledged < life) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  child.kill('SIGKILL');
  await once(child, 'close');
  kills++;
  if (kills % 10 === 0) console.log(`${kills} kills, ${acknowledged} acknowledged, ${faults.length} faults`);
}
const { child, port } = await start();
for (const place of places) {
  const kept = await keptOf(port, place);
  for (const [slot, { stamp }] of place.told)
    if ((kept.get(slot)?.stamp ?? '') < stamp) faults.push(`Lost at the end: ${slot} of ${stamp}.`);
}
child.kill('SIGTERM');
await once(child, 'close');
rmSync(folder, { recursive: true });

readyIn.sort((one, other) => one - other);
const quantile = (part: number) =>
  Math.round(readyIn[Math.min(readyIn.length - 1, Math.floor(readyIn.length * part))] ?? 0);
console.log(
  `${kills} kills, ${acknowledged.toLocaleString('en')} acknowledged boxes, ${faults.length} lost, given twice or out of order; ` +
    `from start to ready ${quantile(0.5)} ms, at most ${quantile(1)} ms; ${((performance.now() - began) / 1_000).toFixed(0)} s`,
);
for (const fault of faults.slice(0, 20)) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
