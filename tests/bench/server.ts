import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in for every site on the web; browsers are told to find all hosts here. */
export interface Server {
  port: number;
  close(): void;
}

/** How many things a page of `/full` loads, as kinds a real page has. */
const PARTS = { img: 20, script: 15, style: 10, fetch: 5 };

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const SCRIPT = `globalThis.parts = (globalThis.parts ?? 0) + 1; ${'/* as long as a small script */ '.repeat(60)}`;
const STYLE = '.part { color: #123; } '.repeat(80);

const times = (count: number, part: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => part(at)).join('\n');

/** A page of 50 parts; `load` waits for all but the five it asks for by script. */
const FULL = [
  '<!doctype html><title>Full</title>',
  times(PARTS.style, (at) => `<link rel="stylesheet" href="/part/${at}.css">`),
  '<h1>Allowed</h1>',
  times(PARTS.img, (at) => `<img src="/part/${at}.gif" alt="">`),
  times(PARTS.script, (at) => `<script src="/part/${at}.js"></script>`),
  '<script>globalThis.asked = Promise.all([',
  times(PARTS.fetch, (at) => `fetch('/part/${at}.json').then((part) => part.text()),`),
  ']).then(() => performance.now());</script>',
].join('\n');

const answers: [RegExp, string, string | Buffer][] = [
  [/\.gif$/, 'image/gif', GIF],
  [/\.js$/, 'text/javascript', SCRIPT],
  [/\.css$/, 'text/css', STYLE],
  [/\.json$/, 'application/json', '{}'],
  [/^\/full/, 'text/html', FULL],
  [/./, 'text/html', '<!doctype html><title>Open</title><h1>Open</h1>'],
];

/** Nothing is cached. */
export async function serve(): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    response.setHeader('cache-control', 'no-store');
    if (url === '/favicon.ico') return void response.writeHead(204).end();
    const [, type = '', body] = answers.find(([path]) => path.test(url)) ?? [];
    response.setHeader('content-type', type).end(body);
  }).listen(0, '127.0.0.1');
  server.keepAliveTimeout = 600_000;
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port, close };
}
