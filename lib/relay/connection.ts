import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { type Because, closeCode, REFUSALS } from '../wire/protocol.ts';
import type { Visitor } from './address.ts';
import type { Bucket } from './bucket.ts';
import { frameOf } from './frame.ts';
import type { Parts } from './parts.ts';
import type { Room } from './room.ts';

/** One browser, from its handshake to its end. A plain record: ten thousand of them are held. */
export interface Connection {
  readonly ws: WebSocket;
  readonly socket: Socket;
  readonly visitor: Visitor;
  /** The address it says it dialled, in lower case. */
  readonly dialled: string;
  readonly messages: Bucket;
  stage: 'new' | 'joining' | 'joined';
  /** Gone once it was used. */
  nonce: string;
  device: string;
  room: Room | null;
  heardAt: number;
  /** While it is told what it missed: the last head it was told, and whether more was committed meanwhile. */
  catchingUp: { told: number; more: boolean } | null;
}

/** Not once it was refused: what it still says is not listened to. */
export const isOpen = ({ ws }: Connection): boolean => ws.readyState === WebSocket.OPEN;

/** Writes a finished frame. Past `ws`, which only reads here and closes: without compression it queues nothing. */
export function send(parts: Parts, connection: Connection, frame: Buffer): void {
  const { socket } = connection;
  if (!isOpen(connection)) return;
  if (socket.writableLength + frame.length > parts.limits.waiting)
    refuse(parts, connection, { because: 'too-slow' });
  else socket.write(frame);
}

/** Why something is refused, when it may go better, and whatever else helps. */
export type Fault = { because: Because; retryAfter?: number; time?: number; slots?: string[] };

/** Says why, and then closes where the reason is one to close for. */
export function refuse(parts: Parts, connection: Connection, fault: Fault): void {
  const { ws, socket } = connection;
  const { number, closes } = REFUSALS[fault.because];
  parts.counts.refused.inc({ because: fault.because });
  if (!isOpen(connection)) return;
  const retryAfter = fault.retryAfter === undefined ? {} : { retryAfter: Math.ceil(fault.retryAfter) };
  socket.write(frameOf({ say: 'refused', number, ...fault, ...retryAfter }));
  if (closes) ws.close(closeCode(fault.because), fault.because);
}
