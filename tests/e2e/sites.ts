import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What a page said of itself: how often its script ran, and how many times a frame of it was drawn while visible. */
interface Seen {
  ran: string[];
  drawn: string[];
}

export interface Sites {
  port: number;
  /** What pages whose address holds this text reported since the last `forget`. */
  seen(part: string): Seen;
  forget(): void;
  /** Lets go of the answers that `/slow` holds back. */
  release(): void;
  close(): Promise<void>;
}

/**
 * First of all the page says that it runs; then, while somebody can see its heading, that it is drawn: at once, and
 * from then on now and then, because dozens of pages that say so of each frame are all a machine can do. It insists
 * on being seen as far as styles let it. Beacons outlive the page.
 */
const REPORT = `<style>
  html { transition: all 1s }
  h1 { visibility: visible !important; opacity: 1 !important }
</style><script>
  const say = (what) => navigator.sendBeacon((location.protocol === 'https:' ? 'https' : 'http') + '://beacon.test/' + what, location.href);
  const isSeen = (element) => element?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  say('ran');
  let saidAt = -Infinity;
  let isUnsaid = false;
  const sayDrawn = () => {
    saidAt = performance.now();
    isUnsaid = false;
    say('drawn');
  };
  setInterval(() => requestAnimationFrame(() => {
    const isInFront = document.visibilityState === 'visible' && !document.prerendering;
    const isDrawn = isInFront && isSeen(document.querySelector('h1'));
    if (isDrawn ? performance.now() - saidAt > 200 : isUnsaid) sayDrawn();
    else isUnsaid = isDrawn;
  }), 50);
  for (const end of ['visibilitychange', 'pagehide']) addEventListener(end, () => isUnsaid && sayDrawn(), true);
</script>`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page's own service worker: answers navigations of its host itself, so that nothing is asked of the network. */
const WORKER = `
  oninstall = () => skipWaiting();
  onactivate = (event) => event.waitUntil(clients.claim());
  onfetch = (event) => {
    if (event.request.mode !== 'navigate') return;
    event.respondWith(new Response(${JSON.stringify(`<!doctype html>${REPORT}<h1>From the worker</h1>`)}, {
      headers: { 'content-type': 'text/html' },
    }));
  };`;

/** A page's own service worker that hands on what the browser has fetched beforehand, as YouTube's does. */
const PRELOADING = `
  oninstall = () => skipWaiting();
  onactivate = (event) => event.waitUntil(registration.navigationPreload.enable().then(() => clients.claim()));
  onfetch = (event) => {
    if (event.request.mode !== 'navigate') return;
    event.respondWith(event.preloadResponse.then((preloaded) => preloaded ?? fetch(event.request)));
  };`;

/** One second of a tone, as a WAV file. */
function tone(): Buffer {
  const rate = 8000;
  const wav = Buffer.alloc(44 + rate, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + rate, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(rate, 40);
  for (let at = 0; at < rate; at++)
    wav[44 + at] = 128 + Math.round(100 * Math.sin((at * 2 * Math.PI * 440) / rate));
  return wav;
}

/** What a page holds besides its report, by its path. `to` is where it leads. */
const BODIES: Record<string, (to: string) => string> = {
  '/links': (to) => `<a id="plain" href="${to}">plain</a><a id="blank" target="_blank" href="${to}">blank</a>
    <a id="noopener" target="_blank" rel="noopener" href="${to}">noopener</a>
    <form id="form" method="post" action="${to}"><button>post</button></form>`,
  '/prerender': (to) =>
    `<script type="speculationrules">${JSON.stringify({ prerender: [{ source: 'list', urls: ['PUT'] }] }).replace('PUT', to)}</script><a id="plain" href="${to}">go</a>`,
  '/prefetch': (to) =>
    `<script type="speculationrules">${JSON.stringify({ prefetch: [{ source: 'list', urls: ['PUT'] }] }).replace('PUT', to)}</script><link rel="prefetch" href="${to}"><a id="plain" href="${to}">go</a>`,
  '/frame': (to) => `<iframe src="${to}"></iframe>`,
  '/refresh': (to) => `<meta http-equiv="refresh" content="0;url=${to}">`,
  '/script': (to) => `<script>location.href = ${JSON.stringify(to)}</script>`,
  '/worker': () =>
    `<script>navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(() => document.title = 'ready')</script>`,
  '/preloading': () =>
    `<script>navigator.serviceWorker.register('/preloading.js').then(() => navigator.serviceWorker.ready).then(() => document.title = 'ready')</script>`,
  '/loud': () => '<audio id="tone" src="/tone.wav" loop autoplay></audio>',
  '/holds-on': () => '<script>addEventListener("beforeunload", (event) => event.preventDefault())</script>',
  '/fifty': () => Array.from({ length: 50 }, (_, at) => `<img src="/dot.svg?${at}">`).join(''),
};

/** A server for every host there is. Pages report on themselves; nothing else is proof of a leak. */
export async function openSites(tls?: { key: string; cert: string }): Promise<Sites> {
  let reports: { what: string; page: string }[] = [];
  let held: (() => void)[] = [];

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${request.headers.host}`);
    response.setHeader('cache-control', 'no-store');
    if (request.headers.host?.startsWith('beacon.test')) {
      let page = '';
      request.on('data', (part) => {
        page += part;
      });
      request.on('end', () => {
        reports.push({ what: pathname.slice(1), page });
        response.end();
      });
      return;
    }
    const to = escaped(searchParams.get('to') ?? '');
    if (pathname === '/sw.js') return void response.setHeader('content-type', 'text/javascript').end(WORKER);
    if (pathname === '/preloading.js')
      return void response.setHeader('content-type', 'text/javascript').end(PRELOADING);
    if (pathname === '/tone.wav') return void response.setHeader('content-type', 'audio/wav').end(tone());
    if (pathname === '/dot.svg')
      return void response
        .setHeader('content-type', 'image/svg+xml')
        .end('<svg xmlns="http://www.w3.org/2000/svg"/>');
    if (pathname === '/favicon.ico') return void response.writeHead(404).end();
    if (pathname === '/302')
      return void response.writeHead(302, { location: searchParams.get('to') ?? '/' }).end();
    // Pages that may be kept behind Back or prefetched say nothing of caching.
    if (pathname !== '/slow') response.removeHeader('cache-control');
    const page = `<!doctype html><title>${escaped(request.headers.host ?? '')}${escaped(pathname)}</title>${REPORT}
      <h1>${escaped(request.headers.host ?? '')}</h1>${BODIES[pathname]?.(to) ?? ''}`;
    response.setHeader('content-type', 'text/html');
    if (pathname === '/slow') held.push(() => response.end(page));
    else response.end(page);
  }

  const server = (tls ? createTlsServer(tls, answer) : createServer(answer)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen(part) {
      const of = (what: string) =>
        reports.filter((one) => one.what === what && one.page.includes(part)).map(({ page }) => page);
      return { ran: of('ran'), drawn: of('drawn') };
    },
    forget() {
      reports = [];
    },
    release() {
      for (const go of held) go();
      held = [];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
