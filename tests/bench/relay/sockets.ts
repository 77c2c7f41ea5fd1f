import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** A server of WebSockets as the relay's own is set, at a port of its own, which it prints. */
export function openSockets(): WebSocketServer {
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    backlog: 4_096,
    perMessageDeflate: false,
    clientTracking: false,
  });
  return server.on('listening', () => {
    console.log(`Listening at http://127.0.0.1:${(server.address() as AddressInfo).port},`);
  });
}
