import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import { WebSocketServer } from 'ws';
import { PATH } from '../wire/protocol.ts';
import { createVisitors } from './address.ts';
import { createBuddies } from './buddies.ts';
import { send } from './connection.ts';
import { type Counts, createCounts } from './counts.ts';
import { frameOf } from './frame.ts';
import { respond } from './http.ts';
import { DEFAULTS, type Limits, ratesOf } from './limits.ts';
import type { Admission, Log, Parts } from './parts.ts';
import { showSizes } from './sizes.ts';
import type { Store } from './store.ts';
import { watch } from './watch.ts';
import { welcome } from './welcome.ts';

/** How long a browser has to say goodbye before its socket is ended. */
const GOODBYE = 1_000;
/** How long commits that were begun may take when leaving. */
const SETTLE = 5_000;
/** Browsers sent away come back spread over so many milliseconds for each: a core serves some 2,000 joins a second. */
const SPREAD = 0.5;
/** A message up to so many times too large gets its reason; a larger one is not read. */
const OVERSIZE = 4;

export interface Options {
  store: Store;
  port: number;
  host: string;
  log: Log;
  limits?: Partial<Limits>;
  admission?: Partial<Admission>;
  now?: () => number;
  /** Per cent of the disk under the store. */
  diskUsed?: () => Promise<number>;
  countsBuddies?: boolean;
  /** How they are counted; where it is left out, by this relay alone. */
  buddies?: Parts['buddies'];
}

export interface Relay {
  readonly port: number;
  readonly counts: Counts;
  /** What is held in memory now. */
  size(): { connections: number; notJoined: number; rooms: number };
  /** Sends everybody away, lets commits settle, and is gone within ten seconds. The store is its owner's to close. */
  close(): Promise<void>;
}

function partsOf({
  store,
  log,
  limits: some,
  admission,
  now = Date.now,
  countsBuddies = true,
  buddies = createBuddies(),
}: Options): Parts {
  const limits = { ...DEFAULTS, ...some };
  return {
    store,
    log,
    limits,
    now,
    rates: ratesOf(limits),
    admission: { address: null, invite: null, rooms: null, trustedHeader: null, ...admission },
    counts: createCounts(limits),
    visitors: createVisitors(),
    buddies: countsBuddies ? buddies : null,
    rooms: new Map(),
    connections: new Set(),
    notJoined: 0,
    pending: 0,
    diskUsed: 0,
    asked: { at: Number.NEGATIVE_INFINITY, trouble: Promise.resolve(null) },
    isLeaving: false,
  };
}

/** What is answered to who wants a connection where there is none to be had. */
function statusInstead({ isLeaving }: Parts, { url = '' }: IncomingMessage): string | null {
  if (url.replace(/\?.*$/, '') !== PATH) return '404 Not Found';
  return isLeaving ? '503 Service Unavailable' : null;
}

/** A relay that listens. Its parts are its own, and it ends nothing but itself. */
export async function createRelay(options: Options): Promise<Relay> {
  const parts = partsOf(options);
  const { limits, counts, connections, log } = parts;
  const server = createServer({
    headersTimeout: limits.joinWithin,
    requestTimeout: 2 * limits.joinWithin,
    connectionsCheckingInterval: Math.min(1_000, limits.joinWithin),
  });
  // Beyond those who are told that they are too many, some are not even answered.
  server.maxConnections = Math.ceil(limits.sockets * 1.1) + 100;
  const sockets = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: OVERSIZE * limits.frame,
    maxFragments: 256,
    closeTimeout: GOODBYE,
  };
  const upgrades = new WebSocketServer(sockets);

  server.on('request', (request, response) => {
    respond(parts, request, response).catch((error) => {
      log.error({ err: error }, 'A request could not be answered.');
      response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const status = statusInstead(parts, request);
    if (status === null)
      upgrades.handleUpgrade(request, socket, head, (ws) => welcome(parts, ws, socket, request));
    else
      socket
        .on('error', () => socket.destroy())
        .end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });

  showSizes(parts);
  const stopWatching = await watch(parts, options.diskUsed ?? (async () => 0));
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(options.port, options.host, 4_096, () => {
      server.off('error', failed);
      listening();
    });
  }).catch((error) => {
    stopWatching();
    throw error;
  });

  return {
    port: (server.address() as AddressInfo).port,
    counts,
    size: () => ({ connections: connections.size, notJoined: parts.notJoined, rooms: parts.rooms.size }),
    async close() {
      parts.isLeaving = true;
      stopWatching();
      const closed = new Promise((resolve) => server.close(resolve));
      for (const connection of connections) {
        const reconnectAfter = Math.round(1_000 + Math.random() * SPREAD * connections.size);
        send(parts, connection, frameOf({ say: 'leaving', reconnectAfter }));
      }
      const settled = performance.now() + SETTLE;
      while (parts.pending > 0 && performance.now() < settled) await rest(10);
      for (const { ws } of connections) ws.close(1001, 'leaving');
      // `ws` ends those that do not answer.
      while (connections.size > 0) await rest(10);
      server.closeAllConnections();
      await closed;
    },
  };
}
