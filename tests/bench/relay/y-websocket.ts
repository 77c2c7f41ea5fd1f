/**
 * A server that speaks y-websocket's protocol, made of the parts its own is made of: each group is a document, what one
 * changes in it is taken in and told to all. Nothing is kept.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebSocket } from 'ws';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { openSockets } from './sockets.ts';

const SYNC = 0;

interface Shared {
  doc: Y.Doc;
  connections: Set<WebSocket>;
}

const groups = new Map<string, Shared>();

function open(name: string): Shared {
  const shared: Shared = { doc: new Y.Doc(), connections: new Set() };
  shared.doc.on('update', (update: Uint8Array) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    sync.writeUpdate(encoder, update);
    const message = encoding.toUint8Array(encoder);
    for (const connection of shared.connections) connection.send(message);
  });
  groups.set(name, shared);
  return shared;
}

openSockets().on('connection', (ws, request) => {
  const name = request.url ?? '';
  const { doc, connections } = groups.get(name) ?? open(name);
  connections.add(ws);
  ws.on('message', (message: Buffer) => {
    const decoder = decoding.createDecoder(message);
    const encoder = encoding.createEncoder();
    if (decoding.readVarUint(decoder) !== SYNC) return;
    encoding.writeVarUint(encoder, SYNC);
    sync.readSyncMessage(decoder, encoder, doc, ws);
    // There is an answer only where it is longer than its kind.
    if (encoding.length(encoder) > 1) ws.send(encoding.toUint8Array(encoder));
  });
  ws.on('close', () => {
    connections.delete(ws);
    if (connections.size === 0) {
      doc.destroy();
      groups.delete(name);
    }
  });
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  sync.writeSyncStep1(encoder, doc);
  ws.send(encoding.toUint8Array(encoder));
});
