/**
 * `node tests/relay/cluster-torture.ts [KILLS]`: kills one of three NATS servers after another while two relays' stores
 * commit, starts it again, and prints what that cost. Ends with an error where anything acknowledged is lost, or is
 * told twice, out of its order or not at all.
 */
import { openJetStreamStore } from '../../lib/relay/jetstream-store.ts';
import { DEFAULTS } from '../../lib/relay/limits.ts';
import { connectTo } from '../../lib/relay/nats.ts';
import { listenTo, load, watchStream } from './cluster-load.ts';
import { until } from './dial.ts';
import { startCluster } from './nats-servers.ts';
import { newPerson } from './person.ts';

const kills = Number(process.argv[2] ?? 24);
const name = 'torture';

const servers = await startCluster();
const open = async () => openJetStreamStore(await connectTo(servers.url, {}), { ...DEFAULTS, name });
const stores = [await open(), await open()];
/** Nobody is with it, so it reads what there is, and not what somebody was told. */
const witness = await open();
const rooms = Array.from({ length: 6 }, () => newPerson().room);
const listeners = await Promise.all(
  stores.flatMap((store) => rooms.map(async (room) => ({ room, listener: await listenTo(store, room) }))),
);
const stream = await watchStream(servers, name);
const { acknowledged, times, failures, stop } = load(stores, rooms, 200);

/** What was acknowledged until now and is not there, nor anything newer in its place. */
async function lost(): Promise<number> {
  const expected = rooms.map((room) => ({ room, newest: new Map(acknowledged.get(room)) }));
  const counts = expected.map(async ({ room, newest }) => {
    const held = await witness.since(room, 0, Number.MAX_SAFE_INTEGER);
    const there = new Map(held?.map(({ slot, stamp }) => [slot, stamp]));
    return [...newest].filter(([slot, stamp]) => (there.get(slot) ?? '') < stamp).length;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

const longestGap = (from: number): number => {
  const after = times.slice(from);
  return Math.max(...after.map((time, at) => time - (after[at - 1] ?? time)));
};

const gaps: Record<'leader' | 'follower', number[]> = { leader: [], follower: [] };
let losses = 0;
for (let kill = 0; kill < kills; kill++) {
  const before = times.length;
  await until(() => times.length > before + 100, 'acknowledgements');
  const server = servers.each[kill % 3];
  const role = (await stream.leader()) === server?.name ? 'leader' : 'follower';
  const killed = times.length - 1;
  await server?.kill();
  await until(() => times.length > killed + 100, 'acknowledgements after a kill');
  const gap = longestGap(killed);
  gaps[role].push(gap);
  await server?.start();
  await stream.healthy();
  const missing = await lost();
  losses += missing;
  console.log(
    `${kill + 1}. ${server?.name}, ${role}: ${Math.round(gap)} ms without an acknowledgement, ${missing} lost`,
  );
}
await stop();
losses += await lost();

const isComplete = () =>
  listeners.every(({ room, listener }) =>
    [...(acknowledged.get(room) ?? [])].every(([slot, stamp]) => listener.newest.get(slot) === stamp),
  );
await until(isComplete, 'everything to be told').catch(() => {});
const isInOrder = listeners.every(({ listener: { heads } }) =>
  heads.every((head, at) => head > (heads[at - 1] ?? 0)),
);

const range = (some: number[]) =>
  some.length === 0 ? 'none' : `${some.length}, longest gap ${Math.round(Math.max(...some))} ms`;
console.log(`killed: leaders ${range(gaps.leader)}; followers ${range(gaps.follower)}`);
console.log(`acknowledged ${times.length}, lost ${losses}, failed ${failures.length}`);
console.log(
  `told ${listeners.reduce((sum, { listener }) => sum + listener.heads.length, 0)}, in order: ${isInOrder}, everything: ${isComplete()}`,
);
process.exitCode = losses === 0 && isInOrder && isComplete() ? 0 : 1;

await stream.close();
await Promise.all([...stores, witness].map((store) => store.close()));
await servers.stop();
