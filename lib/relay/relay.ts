import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as rest } from 'node:timers/promises';
import { Gauge } from 'prom-client';
import { type WebSocket, WebSocketServer } from 'ws';
import { PATH, VERSION } from '../wire/protocol.ts';
import { createVisitors, ipOf } from './address.ts';
import { hear } from './answers.ts';
import { fullBucket, take } from './bucket.ts';
import { createBuddies } from './buddies.ts';
import { type Connection, type Fault, refuse, send } from './connection.ts';
import { type Counts, createCounts } from './counts.ts';
import { frameOf } from './frame.ts';
import { respond } from './http.ts';
import { DEFAULTS, type Limits, ratesOf, toldOf } from './limits.ts';
import type { Admission, Log, Parts } from './parts.ts';
import { leave } from './room.ts';
import type { Store } from './store.ts';
import { watch } from './watch.ts';

/** How long a browser has to say goodbye before its socket is ended. */
const GOODBYE = 1_000;
/** How long commits that were begun may take when leaving. */
const SETTLE = 5_000;
/** Browsers sent away come back spread over so much for each: a core serves some 2,000 joins a second. */
const SPREAD = 1;
/** A message up to so many times too large gets its reason; a larger one is not read. */
const OVERSIZE = 4;

/** Where pages of an extension come from. A page of the web has no business here, whoever opened it. */
const EXTENSION = /^(?:chrome|moz|safari-web)-extension:\/\//;

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
    isLeaving: false,
  };
}

/** Why a connection is not let in, though it was made: a browser could not read an HTTP status. */
function objectionTo(parts: Parts, { visitor }: Connection, origin: string | undefined): Fault | null {
  const { limits, connections, notJoined } = parts;
  if (origin !== undefined && !EXTENSION.test(origin)) return { because: 'foreign-origin' };
  const isCrowded = connections.size > limits.sockets || notJoined > limits.notJoined;
  const isMany = isCrowded || visitor.sockets > limits.addressSockets;
  return isMany ? { because: 'too-many', retryAfter: limits.silence } : null;
}

function welcome(parts: Parts, ws: WebSocket, socket: Socket, request: IncomingMessage): void {
  const { limits, rates, admission, counts, visitors, now } = parts;
  const connection: Connection = {
    ws,
    socket,
    visitor: visitors.come(ipOf(request, admission.trustedHeader)),
    dialled: admission.address ?? (request.headers.host ?? '').toLowerCase(),
    messages: fullBucket(),
    stage: 'new',
    nonce: randomBytes(32).toString('base64url'),
    device: '',
    room: null,
    heardAt: now(),
    catchingUp: null,
  };
  parts.connections.add(connection);
  connection.visitor.sockets++;
  parts.notJoined++;
  const late = setTimeout(() => {
    if (connection.stage !== 'joined') refuse(parts, connection, { because: 'too-slow' });
  }, limits.joinWithin);
  ws.on('message', (message: Buffer, isBinary) => hear(parts, connection, message, isBinary));
  ws.on('ping', () => {
    const wait = take(connection.messages, rates.messages, now());
    if (wait > 0) refuse(parts, connection, { because: 'too-fast', retryAfter: wait });
  });
  ws.on('error', () => counts.violations.inc());
  ws.on('close', () => {
    clearTimeout(late);
    parts.connections.delete(connection);
    connection.visitor.sockets--;
    if (connection.stage !== 'joined') parts.notJoined--;
    leave(parts, connection);
  });
  const objection = objectionTo(parts, connection, request.headers.origin);
  const { nonce } = connection;
  if (objection) refuse(parts, connection, objection);
  else
    send(
      parts,
      connection,
      frameOf({ say: 'hello', version: VERSION, nonce, time: now(), limits: toldOf(limits) }),
    );
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
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const status =
      request.url?.replace(/\?.*$/, '') !== PATH
        ? '404 Not Found'
        : parts.isLeaving
          ? '503 Service Unavailable'
          : null;
    if (status === null)
      upgrades.handleUpgrade(request, socket, head, (ws) => welcome(parts, ws, socket as Socket, request));
    else
      socket
        .on('error', () => socket.destroy())
        .end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });

  for (const [name, help, value] of [
    ['sundial_connections', 'Browsers connected now.', () => connections.size],
    ['sundial_connections_not_joined', 'Of these, those that have not joined.', () => parts.notJoined],
    ['sundial_rooms', 'Rooms with somebody in them.', () => parts.rooms.size],
    ['sundial_disk_used_percent', 'How full the disk under the store is.', () => parts.diskUsed],
  ] as const) {
    const registers = [counts.registry];
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  }

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
