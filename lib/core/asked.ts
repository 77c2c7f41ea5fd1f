import * as z from 'zod/mini';
import type { Seen } from './kept.ts';
import { plannedEnd } from './phase.ts';
import { settingOf } from './settings.ts';
import { boolean, number, string } from './shapes.ts';
import { sessionHere } from './sounding.ts';
import { MINUTE } from './time.ts';

/**
 * What was asked last of the music of a session in this browser. Kept before it is done, and `done` after it: whoever
 * was stopped in between does it again, and what is done is not done twice.
 */
export const Asked = z.object({
  session: string,
  from: z.enum(['sound', 'spotify', 'youtube']),
  wants: z.enum(['play', 'pause', 'stop']),
  done: boolean,
  /** What was begun before, and could not be stopped yet although something else plays. */
  owed: z.optional(z.enum(['spotify', 'youtube'])),
  /** While somebody still has the volume in hand; null: as it is set. */
  volume: z.nullable(number),
});
export type Asked = z.infer<typeof Asked>;

/** What is to be asked now. What began is stopped before anything else begins; null: nothing plays or should. */
export function askedAt(before: Asked | null, seen: Seen): Asked | null {
  const here = sessionHere(seen);
  const { from } = settingOf(seen.doc, 'music');
  const isDue = here !== null && from !== 'nothing';
  if (!before) return isDue ? { session: here.id, from, wants: 'play', done: false, volume: null } : null;
  if (before.wants === 'stop' || (isDue && before.session === here.id && before.from === from)) return before;
  return { ...before, wants: 'stop', done: false };
}

/** What plays this long after a session is over, plays because its owner wants it. */
const OF_THE_PAST = 10 * MINUTE;

/** Whether a session was over long ago, as after a night with the browser closed. */
export function isLongOver({ session }: Asked, { doc, now }: Seen): boolean {
  const record = doc.session[session]?.value;
  if (!record) return false;
  const over = doc.end[session]?.value?.at ?? plannedEnd(doc, session, record);
  return now - over > OF_THE_PAST;
}
