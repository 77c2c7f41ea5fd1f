import type { IncomingMessage, ServerResponse } from 'node:http';
import { PAGE } from './page.ts';
import type { Parts } from './parts.ts';

interface Answer {
  status: number;
  type: string;
  text: string;
}

const plain = (status: number, text: string): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  text: `${text}\n`,
});

/** Why no browser should be sent here now; null when any may come. */
async function unready({ isLeaving, diskUsed, limits, store }: Parts): Promise<string | null> {
  if (isLeaving) return 'leaving';
  if (diskUsed >= limits.diskReadOnly)
    return `the disk is full to ${Math.round(diskUsed)} %: make room on it`;
  return store.trouble();
}

async function answerTo(parts: Parts, path: string): Promise<Answer> {
  if (path === '/') return { status: 200, type: 'text/html; charset=utf-8', text: PAGE };
  if (path === '/healthz') return plain(200, 'alive');
  if (path === '/readyz') {
    const reason = await unready(parts);
    return reason === null ? plain(200, 'ready') : plain(503, reason);
  }
  if (path === '/metrics') {
    const { registry } = parts.counts;
    return { status: 200, type: registry.contentType, text: await registry.metrics() };
  }
  return plain(404, 'There is nothing here: a relay has one page, at /.');
}

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** All that is not a browser's connection. */
export async function respond(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const path = (request.url ?? '').replace(/\?.*$/, '');
  const { status, type, text } = isRead ? await answerTo(parts, path) : plain(405, 'This can only be read.');
  response.writeHead(status, { ...HEADERS, 'content-type': type, 'content-length': Buffer.byteLength(text) });
  response.end(request.method === 'HEAD' ? undefined : text);
}
