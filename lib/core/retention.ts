import type { Forgetting } from './forget.ts';

/** How many days of the past can be kept; null: all of them. */
export const RETENTIONS = [null, 365, 90, 30] as const;
export type Retention = (typeof RETENTIONS)[number];

/** What is to be gone at an instant: all that is older than whole days before its own day; null when all is kept. */
export function forgettingBefore(retention: Retention, now: number): Forgetting | null {
  if (retention === null) return null;
  const today = new Date(now);
  const first = new Date(today.getFullYear(), today.getMonth(), today.getDate() - retention);
  return { from: 0, to: first.getTime(), site: null };
}

/** Whether less of the past is kept by one than by another. */
export const keepsLess = (one: Retention, other: Retention): boolean =>
  (one ?? Number.POSITIVE_INFINITY) < (other ?? Number.POSITIVE_INFINITY);
