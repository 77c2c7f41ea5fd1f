import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, connect as dialTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './dial.ts';

/** Debian's is where only root looks. */
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Why there are no NATS servers on this machine, null where there can be. */
export const missing: string | null =
  spawnSync('nats-server', ['--version'], { env }).status === 0
    ? null
    : 'There is no nats-server here: install it (Debian: apt-get install nats-server) to test relays over a cluster.';

interface Server {
  readonly name: string;
  readonly url: string;
  start(): Promise<void>;
  /** As if its machine were switched off. */
  kill(): Promise<void>;
}

export interface Servers {
  /** As STORE names them all. */
  readonly url: string;
  readonly each: readonly Server[];
  stop(): Promise<void>;
}

/** Held until all are known, so that none is given twice. */
async function freePorts(count: number): Promise<number[]> {
  const holders = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(holders.map((holder) => new Promise((resolve) => holder.once('listening', resolve))));
  const ports = holders.map((holder) => (holder.address() as AddressInfo).port);
  await Promise.all(holders.map((holder) => new Promise((resolve) => holder.close(resolve))));
  return ports;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = dialTcp(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });

const running = new Set<ChildProcess>();
// They would outlive a test that is broken off.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** One server by its configuration, on a port of its own. */
function serverWith(name: string, port: number, configuration: string, folder: string): Server {
  const file = join(folder, `${name}.conf`);
  writeFileSync(file, `server_name: ${name}\nlisten: "127.0.0.1:${port}"\n${configuration}\n`);
  let child: ChildProcess | null = null;
  return {
    name,
    url: `nats://127.0.0.1:${port}`,
    async start() {
      child = spawn('nats-server', ['-c', file, '-l', join(folder, `${name}.log`)], { env, stdio: 'ignore' });
      running.add(child);
      await until(() => answers(port), `server ${name}`);
    },
    async kill() {
      if (!child) return;
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      running.delete(child);
      child = null;
    },
  };
}

async function startAll(each: readonly Server[], folder: string): Promise<Servers> {
  await Promise.all(each.map((server) => server.start()));
  return {
    url: each.map(({ url }) => url).join(','),
    each,
    async stop() {
      await Promise.all(each.map((server) => server.kill()));
      rmSync(folder, { recursive: true });
    },
  };
}

/** Three servers that are one cluster, in a folder that goes with them. */
export async function startCluster(): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'sundial-nats-'));
  const ports = await freePorts(6);
  const routes = ports.slice(3).map((port) => `nats://127.0.0.1:${port}`);
  const each = ports.slice(0, 3).map((port, at) => {
    const name = `server-${at + 1}`;
    mkdirSync(join(folder, name));
    const configuration = [
      `jetstream { store_dir: "${join(folder, name)}", max_mem: 64M, max_file: 1G }`,
      `cluster { name: sundial, listen: "127.0.0.1:${ports[at + 3]}", routes: [${routes.join(', ')}] }`,
    ].join('\n');
    return serverWith(name, port, configuration, folder);
  });
  return startAll(each, folder);
}

/** A single server, with whatever its configuration says; JetStream's folder is {folder}. */
export async function startServer(configuration: string): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'sundial-nats-'));
  const [port = 0] = await freePorts(1);
  return startAll([serverWith('server', port, configuration.replaceAll('{folder}', folder), folder)], folder);
}
