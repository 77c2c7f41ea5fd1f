/** What `npm run relay` runs: one relay, as the environment says. `--help` shows all that can be set. */
import { pino } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { HELP, type Settings, settingsFrom } from './environment.ts';
import { isNextStep, NextStep } from './next-step.ts';
import { isNats, openStore } from './open-store.ts';
import { createRelay, type Relay } from './relay.ts';
import { backUp } from './sqlite-backup.ts';
import type { Store } from './store.ts';

/** Who asked it to end waits fifteen seconds before it ends it by force. */
const LEFT_WITHIN = 14_000;

const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });

try {
  await obey(process.argv.slice(2));
} catch (error) {
  if (!isNextStep(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function obey([word, file, ...rest]: string[]): Promise<void> {
  if (word === '--help' || word === '-h') console.log(HELP);
  else if (word === undefined) await serve(settingsFrom(process.env));
  else if (word === 'backup' && file !== undefined && rest.length === 0)
    backUp(fileIn(settingsFrom(process.env)), file);
  else throw new NextStep('This is not understood: "relay --help" shows what is.');
}

function fileIn({ store }: Settings): string {
  if (!isNats(store)) return store;
  throw new NextStep('STORE names NATS servers: "nats stream backup sundial FOLDER" copies what they keep.');
}

async function serve({
  port,
  host,
  store: named,
  admission,
  countsBuddies,
  limits,
}: Settings): Promise<void> {
  const { store, ...shared } = await openStore(named, limits);
  const options = { ...shared, store, port, host, log, limits, admission, countsBuddies };
  const relay = await createRelay(options).catch(async (error: unknown) => {
    await store.close();
    throw listeningInWords(error, host, port);
  });
  collectDefaultMetrics({ register: relay.counts.registry, eventLoopMonitoringPrecision: 100 });
  log.info(
    `Listening at http://${host.includes(':') ? `[${host}]` : host}:${relay.port}, keeping boxes in ${named.replace(/\/\/[^@]*@/g, '//')}.`,
  );
  let isLeaving = false;
  // A terminal and a starter may both pass a signal on; it is obeyed once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (!isLeaving) void leave(relay, store);
      isLeaving = true;
    });
}

async function leave(relay: Relay, store: Store): Promise<void> {
  setTimeout(() => process.exit(1), LEFT_WITHIN).unref();
  log.info('Leaving: browsers are sent away, and commits that were begun are finished.');
  await relay.close();
  await store.close();
  log.info('Left.');
}

function listeningInWords(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return new NextStep(`Port ${port} is taken by another program: set PORT to a free one.`);
  if (code === 'EACCES')
    return new NextStep(`Port ${port} is not this user's to take: set PORT to one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new NextStep(`This machine has no interface ${host}: set HOST to one it has, or to 0.0.0.0.`);
  return error;
}
