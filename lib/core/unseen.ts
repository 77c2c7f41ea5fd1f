import type { Doc } from './doc.ts';
import type { Ran } from './evidence.ts';
import { lastOverAt } from './last-over.ts';
import type { Sessions } from './phase.ts';
import { HOUR } from './time.ts';

/** As long as the Assistant tells of it. */
const LASTS = 8 * HOUR;

/** What is dismissed when somebody has seen that a session is over. */
export const seenName = (session: string): string => `session-seen/${session}`;

/** Whether somebody has seen it, in the Assistant or in the look back. */
export const isSeen = (doc: Pick<Doc, 'dismissal'>, session: string): boolean =>
  [seenName(session), `session-summary/${session}`].some((id) => doc.dismissal[id]?.value);

/** The session begun here that was over last, until its person has seen that it is, or for some hours; else null. */
export function unseenOver(
  doc: Sessions & Pick<Doc, 'dismissal'>,
  device: string | null,
  now: number,
): Ran | null {
  const last = lastOverAt(doc, device, now);
  if (!last || now - last.endedAt >= LASTS) return null;
  return isSeen(doc, last.id) ? null : last;
}
