import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { NextStep } from './next-step.mjs';
import { root } from './root.mjs';

const USUAL = 8420;

/** A relay beside the browser. */
export interface RelayHere {
  /** As it is typed into "Your browsers". */
  address: string;
  isUsual: boolean;
  end(): Promise<void>;
}

/** Starts a relay in a process of its own, as `npm run relay` does: at its usual port, or at a free one where that is taken. */
export async function startRelay(store = join(root, '.output', 'relay.sqlite')): Promise<RelayHere> {
  mkdirSync(join(store, '..'), { recursive: true });
  const relay = (await listening(USUAL, store)) ?? (await listening(0, store));
  if (!relay) throw failed('no port is free');
  return relay;
}

const failed = (because: string): NextStep =>
  new NextStep(`The relay did not start (${because}): run \`npm run relay\` to see more.`);

/** Null where the port is taken. */
function listening(port: number, store: string): Promise<RelayHere | null> {
  const relay = spawn(process.execPath, [join(root, 'lib', 'relay', 'main.ts')], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', STORE: store },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((done) => relay.once('close', () => done()));
  const kill = () => relay.kill();
  // However this ends, the relay ends with it.
  process.once('exit', kill);
  let said = '';
  return new Promise((resolve, reject) => {
    relay.once('error', reject);
    for (const stream of [relay.stdout, relay.stderr])
      stream.on('data', (part) => {
        said = `${said}${part}`.slice(-10_000);
        const at = /Listening at http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
        if (at)
          resolve({
            address: `localhost:${at}`,
            isUsual: Number(at) === USUAL,
            async end() {
              process.off('exit', kill);
              kill();
              await gone;
            },
          });
      });
    void gone.then(() => {
      process.off('exit', kill);
      if (/is taken by another program/.test(said)) resolve(null);
      else reject(failed(said.trim().split('\n').at(-1) ?? ''));
    });
  });
}
