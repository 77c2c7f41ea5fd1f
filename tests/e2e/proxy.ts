import { connect, createServer, type Socket } from 'node:net';

/** A way between browsers and a relay that can stop carrying, one way or the other, while its connections stand. */
export async function openProxy(to: number) {
  const ways = new Set<{ near: Socket; far: Socket }>();
  let stopped: 'there' | 'back' | null = null;

  function carry({ near, far }: { near: Socket; far: Socket }): void {
    if (stopped === 'there') near.pause();
    else near.resume();
    if (stopped === 'back') far.pause();
    else far.resume();
  }
  const server = createServer((near) => {
    const way = { near, far: connect(to, '127.0.0.1') };
    ways.add(way);
    for (const [from, into] of [
      [near, way.far],
      [way.far, near],
    ] as const)
      from
        .on('data', (part) => into.write(part))
        .on('error', () => from.destroy())
        .on('close', () => {
          into.destroy();
          ways.delete(way);
        });
    carry(way);
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    /** From now on nothing goes that way. What is said meanwhile arrives late. */
    stop(way: 'there' | 'back') {
      stopped = way;
      for (const each of ways) carry(each);
    },
    goOn() {
      stopped = null;
      for (const each of ways) carry(each);
    },
    async close() {
      for (const { near, far } of ways) {
        near.destroy();
        far.destroy();
      }
      await new Promise((closed) => server.close(closed));
    },
  };
}
