import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface RequestCount {
  port: number;
  /** All that was asked of hosts whose names hold this text: "social.test/favicon.ico". */
  of(host: string): string[];
  forget(): void;
  close(): Promise<void>;
}

/** Stands before the sites and notes down all that is asked of them: pages, pictures, favicons, handshakes. */
export async function countRequests(sitesPort: number): Promise<RequestCount> {
  let asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(sitesPort, '127.0.0.1');
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        from.destroy();
        to.destroy();
        sockets.delete(socket);
      });
    }
    from.on('data', (part) => {
      for (const [, path, host] of part
        .toString('latin1')
        .matchAll(/^[A-Z]+ (\S+) HTTP\/1\.1\r\nHost: (\S+)/gm))
        if (host !== 'beacon.test') asked.push(`${host}${path}`);
    });
    from.pipe(to).pipe(from);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    of: (host) => asked.filter((one) => one.split('/')[0]?.includes(host)),
    forget() {
      asked = [];
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
