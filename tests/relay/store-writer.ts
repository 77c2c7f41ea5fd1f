/**
 * Commits to the store it is told of until it is killed, and prints what was acknowledged, one box a line, no sooner
 * than it was: `node store-writer.ts STORE ROUND`.
 */
import { writeSync } from 'node:fs';
import { DEFAULTS } from '../../lib/relay/limits.ts';
import { openStore } from '../../lib/relay/open-store.ts';
import { newBox, stampAt } from './person.ts';
import { ROOMS, SLOTS } from './store-killed.ts';

const [place = '', round = '0'] = process.argv.slice(2);
const { store } = await openStore(place, DEFAULTS);
let counter = 0;

const pick = (names: readonly string[]): string => names[Math.floor(Math.random() * names.length)] ?? '';

async function commit(): Promise<void> {
  const puts = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () => {
    const stamp = stampAt(Number(round) * 1e6 + counter++);
    return { room: pick(ROOMS), box: newBox({ slot: pick(SLOTS), stamp }) };
  });
  const outcomes = await store.commit(puts);
  const lines = puts.flatMap(({ room, box }, at) => {
    const outcome = outcomes[at];
    return outcome?.is === 'kept' ? [`${room} ${box.slot} ${box.stamp} ${outcome.head}\n`] : [];
  });
  writeSync(1, lines.join(''));
}

for (;;) await Promise.all(Array.from({ length: 1 + Math.floor(Math.random() * 8) }, commit));
