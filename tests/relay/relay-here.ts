import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { DEFAULTS, type Limits } from '../../lib/relay/limits.ts';
import type { Log } from '../../lib/relay/parts.ts';
import { createRelay, type Options, type Relay } from '../../lib/relay/relay.ts';
import { openSqliteStore } from '../../lib/relay/sqlite-store.ts';
import type { Store } from '../../lib/relay/store.ts';

// Processes and sockets take their time on a machine that is busy; nothing here waits by the clock.
vi.setConfig({ testTimeout: 60_000 });

/** A folder of the test's own, gone with it. */
export function folderHere(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sundial-relay-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** One address stands for many people in most tests. */
const ROOMY: Partial<Limits> = {
  addressRooms: 1_000_000,
  addressJoins: 100_000,
  addressSockets: 100_000,
  messages: 100_000,
  messageBurst: 1_000_000,
  roomMessages: 100_000,
  roomBurst: 1_000_000,
};

/** A real relay on a real file, and all that it logged. */
export async function relayHere(
  options: Partial<Options> = {},
): Promise<Relay & { store: Store; file: string; logged: string[] }> {
  const file = join(folderHere(), 'relay.sqlite');
  const limits = { ...ROOMY, ...options.limits };
  const store = options.store ?? openSqliteStore(file, { ...DEFAULTS, ...limits });
  const logged: string[] = [];
  const log: Log = {
    info: (what) => void logged.push(what),
    warn: (what) => void logged.push(what),
    error: (error, what) =>
      void logged.push(`${what} ${JSON.stringify(error)} ${String(Object.values(error)[0])}`),
  };
  const relay = await createRelay({ port: 0, host: '127.0.0.1', log, ...options, store, limits });
  onTestFinished(async () => {
    await relay.close();
    await store.close();
  });
  return { ...relay, store, file, logged };
}
