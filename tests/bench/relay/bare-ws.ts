/** The least a server can do with `ws`: what one says, the others of its group hear; a heartbeat is answered. Nothing is kept. */
import type { WebSocket } from 'ws';
import { openSockets } from './sockets.ts';

const HEARTBEAT = '{'.charCodeAt(0);

const groups = new Map<string, Set<WebSocket>>();

openSockets().on('connection', (ws, request) => {
  const name = request.url ?? '';
  const group = groups.get(name) ?? new Set();
  groups.set(name, group.add(ws));
  ws.on('message', (message: Buffer, isBinary) => {
    if (message[0] === HEARTBEAT) ws.send(message, { binary: isBinary });
    else for (const other of group) if (other !== ws) other.send(message, { binary: isBinary });
  });
  ws.on('close', () => {
    group.delete(ws);
    if (group.size === 0) groups.delete(name);
  });
});
