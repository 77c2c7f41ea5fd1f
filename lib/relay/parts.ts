import type { createVisitors } from './address.ts';
import type { createBuddies } from './buddies.ts';
import type { Connection } from './connection.ts';
import type { Counts } from './counts.ts';
import type { Limits, Rates } from './limits.ts';
import type { Room } from './room.ts';
import type { Store } from './store.ts';

/** Where a relay tells its operator what matters: never a room, a key, a device or an address. */
export interface Log {
  info(what: string): void;
  warn(what: string): void;
  error(error: object, what: string): void;
}

/** Who may make a room here, and where browsers think they are. */
export interface Admission {
  /** The host, with its port, that browsers dial; null to take it from each request. */
  address: string | null;
  /** What a browser must bring to make a room; null when anybody may. */
  invite: string | null;
  /** The only rooms there may be; null when there may be any. */
  rooms: ReadonlySet<string> | null;
  /** The header in which a trusted proxy tells who asks. */
  trustedHeader: string | null;
}

/** What one relay is made of: nothing of it is kept outside, so that there may be several in one program. */
export interface Parts {
  readonly store: Store;
  readonly limits: Limits;
  readonly rates: Rates;
  readonly admission: Admission;
  readonly now: () => number;
  readonly log: Log;
  readonly counts: Counts;
  readonly visitors: ReturnType<typeof createVisitors>;
  /** Null where nobody is counted. */
  readonly buddies: ReturnType<typeof createBuddies> | null;
  readonly rooms: Map<string, Room>;
  readonly connections: Set<Connection>;
  notJoined: number;
  /** Commits that were begun and are not settled. */
  pending: number;
  /** Per cent of the disk under the store. */
  diskUsed: number;
  /** What the store said when it was last asked whether it can be written to, and when that was. */
  asked: { at: number; trouble: Promise<string | null> };
  isLeaving: boolean;
}
