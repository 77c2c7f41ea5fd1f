import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from './poll.ts';

const MAIN = resolve(import.meta.dirname, '../../lib/relay/main.ts');

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A relay in a process of its own, as `npm run relay` starts it, with a store that outlives it. */
export async function startRelay() {
  const folder = mkdtempSync(join(tmpdir(), 'sundial-relay-'));
  const port = await freePort();
  let running: ChildProcess | null = null;

  const isThere = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  /** `ahead`: so many milliseconds its clock is ahead of the machine's. */
  async function start({ ahead } = { ahead: 0 }): Promise<void> {
    const clock = `const { now } = Date; Date.now = () => now() + ${ahead};`;
    // What it logs stays beside its store.
    const log = openSync(join(folder, 'relay.log'), 'a');
    running = spawn(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(clock)}`, MAIN],
      {
        env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', STORE: join(folder, 'relay.db') },
        stdio: ['ignore', log, log],
      },
    );
    closeSync(log);
    await until('the relay is there', isThere);
  }
  async function kill(): Promise<void> {
    const gone = new Promise((done) => running?.once('exit', done));
    running?.kill('SIGKILL');
    await gone;
  }

  await start();
  return {
    port,
    folder,
    start,
    kill,
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
