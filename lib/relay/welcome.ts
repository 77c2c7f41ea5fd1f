import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { VERSION } from '../wire/protocol.ts';
import { ipOf } from './address.ts';
import { hear } from './answers.ts';
import { fullBucket, take } from './bucket.ts';
import { type Connection, type Fault, refuse, send } from './connection.ts';
import { frameOf } from './frame.ts';
import { toldOf } from './limits.ts';
import type { Parts } from './parts.ts';
import { leave } from './room.ts';

/** Where pages of an extension come from. A page of the web has no business here, whoever opened it. */
const EXTENSION = /^(?:chrome|moz|safari-web)-extension:\/\//;

/** Why a connection is not let in, though it was made: a browser could not read an HTTP status. */
function objectionTo(parts: Parts, { visitor }: Connection, origin: string | undefined): Fault | null {
  const { limits, connections, notJoined } = parts;
  if (origin !== undefined && !EXTENSION.test(origin)) return { because: 'foreign-origin' };
  const isCrowded = connections.size > limits.sockets || notJoined > limits.notJoined;
  const isMany = isCrowded || visitor.sockets > limits.addressSockets;
  return isMany ? { because: 'too-many', retryAfter: limits.silence } : null;
}

/** Begins a connection, or says why not; what it has taken is given back when it closes, for whatever reason. */
export function welcome(parts: Parts, ws: WebSocket, socket: Socket, request: IncomingMessage): void {
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
