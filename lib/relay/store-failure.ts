import { type Connection, refuse } from './connection.ts';
import type { Parts } from './parts.ts';

/** How long a browser should wait before it tries a store again that failed. */
const RETRY_AFTER = 5_000;

/** The store failed under something a browser asked for: the operator is told, and the browser to come again. */
export function storeFailed(parts: Parts, connection: Connection, error: unknown): void {
  parts.counts.storeFailures.inc();
  parts.log.error({ err: error }, 'The store failed: see the reason, and the disk it is on.');
  refuse(parts, connection, { because: 'store-failed', retryAfter: RETRY_AFTER });
}
