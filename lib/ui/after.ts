import { type Break, breakAt } from '../core/break.ts';
import type { Ran } from '../core/evidence.ts';
import { lastOverAt } from '../core/last-over.ts';
import { HOUR } from '../core/time.ts';
import type { Shown } from './shown.ts';

/** What is shown of the time after a session: how the last one went, and a break that is on. */
export interface After {
  last: Ran | null;
  rest: Break | null;
}

/** How long "how it went" stays. */
const LASTS = 8 * HOUR;

/** Null where there is nothing of it. */
export function afterSession({ doc, now, device }: Pick<Shown, 'doc' | 'now' | 'device'>): After | null {
  const over = lastOverAt(doc, device, now);
  const last = over && now - over.endedAt <= LASTS ? over : null;
  const rest = breakAt(doc, now);
  return last || rest ? { last, rest } : null;
}
