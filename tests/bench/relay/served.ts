import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { NextStep } from '../../../lib/start/next-step.mjs';
import { secondsOf } from '../process.ts';

/** A server in a process of its own, on a core of its own. */
export interface Served {
  port: number;
  /** From being started to listening, in milliseconds. */
  startedIn: number;
  /** CPU seconds so far, of all its threads. */
  seconds(): number;
  /** Megabytes of memory that are its own or shared, as the system counts them. */
  megabytes(): number;
  end(): Promise<void>;
}

const SERVER = '0';
const CALLERS = '1';

function pin(cores: string, pid: number): void {
  // It fails over a thread that ends while it goes through them.
  for (let tries = 0; tries < 5; tries++)
    if (spawnSync('taskset', ['-acp', cores, String(pid)]).status === 0) return;
  throw new NextStep('The relay is measured with taskset and on two cores: install util-linux.');
}

/** Keeps this process off the server's core while something is measured. */
export async function onOwnCore<Result>(measure: () => Promise<Result>): Promise<Result> {
  const cores = /Cpus_allowed_list:\s*(\S+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  pin(CALLERS, process.pid);
  return measure().finally(() => pin(cores, process.pid));
}

export async function serve(file: string, environment: Record<string, string> = {}): Promise<Served> {
  const since = performance.now();
  const child: ChildProcess = spawn('taskset', ['-c', SERVER, process.execPath, file], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const port = await new Promise<number>((listening, failed) => {
    child.stdout?.on('data', (some) => {
      said += some;
      const found = /Listening at http:\S+?:(\d+),/.exec(said)?.[1];
      if (found) listening(Number(found));
    });
    child.on('close', () => failed(new Error(`${file} ended before it listened.`)));
  });
  const startedIn = performance.now() - since;
  const pid = child.pid ?? 0;
  return {
    port,
    startedIn,
    seconds: () => secondsOf(pid),
    megabytes: () => Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024,
    async end() {
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
