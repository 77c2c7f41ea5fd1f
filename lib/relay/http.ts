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

/** Asking means writing, so strangers may not make it happen more often than this. */
const ASKED_EVERY = 1_000;

function troubleOf(parts: Parts): Promise<string | null> {
  const at = parts.now();
  if (Math.abs(at - parts.asked.at) >= ASKED_EVERY) parts.asked = { at, trouble: parts.store.trouble() };
  return parts.asked.trouble;
}

/** Why no browser should be sent here now; null when any may come. */
async function unready(parts: Parts): Promise<string | null> {
  const { isLeaving, diskUsed, limits } = parts;
  if (isLeaving) return 'leaving';
  if (diskUsed >= limits.diskReadOnly)
    return `the disk is full to ${Math.round(diskUsed)} %: make room on it`;
  return troubleOf(parts);
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
