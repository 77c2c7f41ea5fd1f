import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { type Bucket, fullBucket } from './bucket.ts';

/** What is remembered of where connections come from, as long as there is something to remember. */
export type Visitor = { sockets: number; joins: Bucket; failures: Bucket; rooms: Bucket };

/** So many are remembered at most; above, those without a connection are forgotten at once. */
const REMEMBERED = 100_000;

/** The first 64 bits of an IPv6 address, which are what one household or machine is given; an IPv4 address whole. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [front = '', back] = plain.split('::');
  const groups = front === '' ? [] : front.split(':');
  const rest = back ? back.split(':') : [];
  if (back !== undefined)
    groups.push(...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest);
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** Where a request comes from. A proxy's word counts only where it was said to be trusted; it adds its own at the end. */
export function ipOf(request: IncomingMessage, trustedHeader: string | null): string {
  const told = trustedHeader === null ? undefined : request.headers[trustedHeader];
  return (
    String(told ?? '')
      .split(',')
      .at(-1)
      ?.trim() ||
    (request.socket.remoteAddress ?? '')
  );
}

/** Addresses are kept in memory alone and under a salt that dies with this program. */
export function createVisitors(): {
  come(ip: string): Visitor;
  /** Forgets who has no connection and all of their rates again. */
  forget(now: number): void;
} {
  const salt = randomBytes(16);
  const visitors = new Map<string, Visitor>();
  return {
    come(ip) {
      const name = createHmac('sha256', salt).update(networkOf(ip)).digest('base64').slice(0, 16);
      const there = visitors.get(name);
      if (there) return there;
      const visitor = { sockets: 0, joins: fullBucket(), failures: fullBucket(), rooms: fullBucket() };
      visitors.set(name, visitor);
      return visitor;
    },
    forget(now) {
      const isCrowded = visitors.size > REMEMBERED;
      for (const [name, { sockets, joins, failures, rooms }] of visitors)
        if (sockets === 0 && (isCrowded || Math.max(joins.fullAt, failures.fullAt, rooms.fullAt) <= now))
          visitors.delete(name);
    },
  };
}
