import { connect, type Socket } from 'node:net';

/** What one end of a WebSocket costs at the least: a socket, and frames as bytes. */
export interface Caller {
  readonly socket: Socket;
  readonly group: number;
  readonly member: number;
  /** Made once, and written anew for each message: the caller has one on the way at most. */
  message: Buffer;
  /** What a message says so far, for a protocol that counts. */
  said: number;
}

/** How the same is said to a server of some kind. */
export interface Tongue {
  name: string;
  path(group: number): string;
  /** Hears a frame before the caller is ready; true once it is. */
  greet(caller: Caller, payload: Buffer, port: number): boolean;
  /** What the caller says next. */
  next(caller: Caller): Buffer;
  /** Whether a frame is what another caller said; a receipt of one's own is not. */
  isTold(caller: Caller, payload: Buffer): boolean;
}

/** A frame as a client sends it, under a mask of zeros, so that it can be changed in place. */
export function masked(message: string | Uint8Array): Buffer {
  const payload = Buffer.from(message);
  const { length } = payload;
  const start = length < 126 ? 6 : length < 65_536 ? 8 : 14;
  const frame = Buffer.alloc(start + length);
  frame[0] = typeof message === 'string' ? 0x81 : 0x82;
  frame[1] = 0x80 | (start === 6 ? length : start === 8 ? 126 : 127);
  if (start === 8) frame.writeUInt16BE(length, 2);
  if (start === 14) frame.writeBigUInt64BE(BigInt(length), 2);
  payload.copy(frame, start);
  return frame;
}

/** Splits what comes into frames; answers what is left over. */
function split(bytes: Buffer, onPayload: (payload: Buffer) => void): Buffer | null {
  let at = 0;
  while (bytes.length - at >= 2) {
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
    if (bytes.length < start) break;
    const length =
      short < 126
        ? short
        : short === 126
          ? bytes.readUInt16BE(at + 2)
          : Number(bytes.readBigUInt64BE(at + 2));
    if (bytes.length < start + length) break;
    onPayload(bytes.subarray(start, start + length));
    at = start + length;
  }
  return at === bytes.length ? null : bytes.subarray(at);
}

/** Dials; resolves with how long it took when the server has let it in. */
export function call(
  port: number,
  tongue: Tongue,
  { group, member }: { group: number; member: number },
  onTold: (caller: Caller, payload: Buffer) => void,
): Promise<{ caller: Caller; took: number }> {
  const since = performance.now();
  // More addresses than one, because a closed connection keeps its port for a minute.
  const socket = connect({
    port,
    host: '127.0.0.1',
    localAddress: `127.0.0.${2 + (group % 50)}`,
    noDelay: true,
  });
  const caller: Caller = { socket, group, member, message: Buffer.alloc(0), said: 0 };
  socket.write(
    `GET ${tongue.path(group)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  return new Promise((resolve, reject) => {
    let isUpgraded = false;
    let isReady = false;
    let left: Buffer | null = null;
    const hear = (payload: Buffer) => {
      if (isReady) {
        if (tongue.isTold(caller, payload)) onTold(caller, payload);
      } else if (tongue.greet(caller, payload, port)) {
        isReady = true;
        resolve({ caller, took: performance.now() - since });
      }
    };
    socket.on('data', (chunk) => {
      let bytes = left ? Buffer.concat([left, chunk]) : chunk;
      left = null;
      if (!isUpgraded) {
        const end = bytes.indexOf('\r\n\r\n');
        isUpgraded = end !== -1;
        if (isUpgraded) bytes = bytes.subarray(end + 4);
      }
      left = isUpgraded ? split(bytes, hear) : bytes;
      // A server without a greeting lets in by upgrading.
      if (isUpgraded && !isReady && tongue.greet(caller, Buffer.alloc(0), port)) {
        isReady = true;
        resolve({ caller, took: performance.now() - since });
      }
    });
    socket
      .on('error', reject)
      .on('close', () => reject(new Error(`${tongue.name} closed before it let in.`)));
  });
}
