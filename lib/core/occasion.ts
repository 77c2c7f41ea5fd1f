import { type Day, weekdayOf } from './day.ts';
import { type Doc, each } from './doc.ts';
import { plannedEnd, type Sessions } from './phase.ts';
import type { Planned, Wish } from './planned.ts';
import { type Between, instantOf } from './schedule.ts';
import type { Session } from './session.ts';
import { MINUTE } from './time.ts';

/** What is planned, and which times of it are let go by. */
export type Plans = Pick<Doc, 'planned' | 'skip'>;

/** What one time of a planned session is called. */
export const occasionName = (planned: string, day: Day): string => `${planned}/${day}`;

/** The planned session an occasion is of, and its day. */
export function occasionOf(name: string): { planned: string; day: Day } {
  const slash = name.lastIndexOf('/');
  return { planned: name.slice(0, slash), day: name.slice(slash + 1) };
}

/** When it is to begin on a day; null on days on which it is not. */
export function timeOn({ when, minute }: Pick<Wish, 'when' | 'minute'>, day: Day): number | null {
  const isOn = when.is === 'once' ? when.day === day : when.weekdays.includes(weekdayOf(day));
  return isOn ? instantOf(day, minute) : null;
}

/** Whether it takes place at all, as far as its calendar tells. */
export const isHeld = ({ event }: Planned): boolean => !event?.isOff;

/** A session begun this little before its time, or after it, was the one that was planned, whoever began it. */
const BEFORE = 5 * MINUTE;
const AFTER = 10 * MINUTE;

/** Of an occasion what tells its session. */
type Told = Between & { id: string; task: string };

/**
 * The session that an occasion became: begun from it, begun at about its time, or at the same task while it began. One
 * that was cancelled is told only where there is no other. Null: it was not begun.
 */
export function sessionAt(
  doc: Sessions,
  { id, task, from, to }: Told,
  sessions: readonly [id: string, session: Session][] = each(doc, 'session'),
): { id: string; isCancelled: boolean } | null {
  let cancelled: string | null = null;
  for (const [session, { planned, startedAt, task: at, ...rest }] of sessions) {
    const end = doc.end[session]?.value;
    const isNear = startedAt >= from - BEFORE && startedAt < Math.min(to, from + AFTER);
    const isAtIt = () =>
      startedAt < from &&
      task !== '' &&
      at === task &&
      (end?.at ?? plannedEnd(doc, session, { ...rest, task: at, startedAt })) > from;
    if (planned !== id && (planned !== undefined || !(isNear || isAtIt()))) continue;
    if (end?.as !== 'cancelled') return { id: session, isCancelled: false };
    cancelled ??= session;
  }
  return cancelled === null ? null : { id: cancelled, isCancelled: true };
}

/** Whether a session of it runs, or ran and was not cancelled. */
export const isBegun = (doc: Sessions, told: Told): boolean => sessionAt(doc, told)?.isCancelled === false;

/** What an alert of it is about; see `About`. */
export interface OccasionTold {
  occasion: string;
  task: string;
  minutes: number;
  /** On the wall: browsers may be in different zones, and mean the same by it. */
  minute: number;
  from: number;
}

/** Whether it stands as it was told: not begun, moved, skipped nor given up since. */
export function isStill(doc: Plans & Sessions, told: OccasionTold): boolean {
  const { occasion, task, minutes, minute, from } = told;
  const { planned, day } = occasionOf(occasion);
  const held = doc.planned[planned];
  // What is told of it may come before the plan itself.
  if (!held) return true;
  const plan = held.value;
  if (!plan || !isHeld(plan) || doc.skip[occasion]?.value) return false;
  if (plan.minute !== minute || timeOn(plan, day) === null) return false;
  return !isBegun(doc, { id: occasion, task, from, to: from + minutes * MINUTE });
}
