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
interface Told extends Between {
  id: string;
  task: string;
  /** When it was put off to; left out: it was not. */
  again?: number;
  /** Since when it is planned for this time: what was begun from it before was of another. */
  since?: number;
}

/**
 * The session that an occasion became: begun from it, at the same task in its time, or begun at about its time and
 * holding on into it. One that was cancelled is told only where there is no other. Null: it was not begun.
 */
export function sessionAt(
  doc: Sessions,
  { id, task, from, to, again = from, since = 0 }: Told,
  sessions: readonly [id: string, session: Session][] = each(doc, 'session'),
): { id: string; isCancelled: boolean } | null {
  let cancelled: string | null = null;
  const last = to + again - from;
  const soon = Math.min(last, again + AFTER);
  for (const [session, { planned, startedAt, task: at, ...rest }] of sessions) {
    const end = doc.end[session]?.value;
    const isFromIt = planned === id && startedAt >= since;
    const endsAt = () => end?.at ?? plannedEnd(doc, session, { ...rest, task: at, startedAt });
    // Something else that is over by then was done before it, and not in its place.
    const isInPlace = () => task === '' || at === task || endsAt() >= soon;
    const isNear = () => startedAt >= again - BEFORE && startedAt < soon && isInPlace();
    const isAtIt = () => task !== '' && at === task && startedAt < last && endsAt() > from;
    const isOfAnother = planned !== undefined && planned !== id;
    if (!isFromIt && (isOfAnother || !(isNear() || isAtIt()))) continue;
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
  strict?: true | undefined;
}

/** Whether it stands as it was told: not begun, moved, skipped nor given up since. `again`: when it was put off to. */
export function isStill(doc: Plans & Sessions, told: OccasionTold, again?: number): boolean {
  const { occasion, task, minutes, minute, from } = told;
  const { planned, day } = occasionOf(occasion);
  const held = doc.planned[planned];
  // What is told of it may come before the plan itself.
  if (!held) return true;
  const plan = held.value;
  if (!plan || !isHeld(plan) || doc.skip[occasion]?.value) return false;
  if (plan.minute !== minute || timeOn(plan, day) === null) return false;
  const { since } = plan;
  const to = from + minutes * MINUTE;
  return !isBegun(doc, { id: occasion, task, from, to, since, ...(again === undefined ? {} : { again }) });
}
