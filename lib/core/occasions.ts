import { type Day, dayOf, plusDays } from './day.ts';
import { type Change, type Doc, each } from './doc.ts';
import {
  isBegun,
  isHeld,
  type OccasionTold,
  occasionName,
  type Plans,
  sessionAt,
  timeOn,
} from './occasion.ts';
import { plannedEnd, type Sessions } from './phase.ts';
import type { Occasion, Planned } from './planned.ts';
import { DAY, MINUTE } from './time.ts';

/** One time of a planned session, by its name. */
export interface Coming {
  id: string;
  plan: Planned;
  from: number;
  to: number;
}

/** What is planned and takes place, as far as anybody knows. */
export const plansIn = (doc: Pick<Doc, 'planned'>): [id: string, plan: Planned][] =>
  each(doc, 'planned').filter(([, plan]) => isHeld(plan));

function comingOn(doc: Plans, id: string, plan: Planned, day: Day): Coming | null {
  const from = timeOn(plan, day);
  const name = occasionName(id, day);
  if (from === null || from < plan.since || doc.skip[name]?.value) return null;
  return { id: name, plan, from, to: from + plan.minutes * MINUTE };
}

const firstFirst = (one: Coming, other: Coming): number =>
  one.from - other.from || (one.id < other.id ? -1 : 1);

/** The times from an instant up to another, in order; those that are skipped left out. */
export function comingBetween(doc: Plans, from: number, to: number): Coming[] {
  const coming: Coming[] = [];
  const [first, last] = [dayOf(from), dayOf(to)];
  for (const [id, plan] of plansIn(doc))
    for (let day = first; day <= last; day = plusDays(day, 1)) {
      const one = comingOn(doc, id, plan, day);
      if (one && one.from >= from && one.from < to) coming.push(one);
    }
  return coming.sort(firstFirst);
}

/** As far ahead as somebody may have skipped every week. */
const AHEAD = 53 * 7;

/** The next time of one planned session after an instant; null where there is none. */
function nextOf(doc: Plans, id: string, plan: Planned, now: number): Coming | null {
  if (plan.when.is === 'once') {
    const only = comingOn(doc, id, plan, plan.when.day);
    return only && only.from > now ? only : null;
  }
  const today = dayOf(now);
  for (let ahead = 0; ahead < AHEAD; ahead++) {
    const one = comingOn(doc, id, plan, plusDays(today, ahead));
    if (one && one.from > now) return one;
  }
  return null;
}

/** The next time of each planned session that has one, first things first. */
export const comingNext = (doc: Plans, now: number): Coming[] =>
  plansIn(doc)
    .flatMap(([id, plan]) => nextOf(doc, id, plan, now) ?? [])
    .sort(firstFirst);

export const toldOf = ({ id, plan, from }: Coming): OccasionTold => ({
  occasion: id,
  task: plan.task,
  minutes: plan.minutes,
  minute: plan.minute,
  from,
  ...(plan.strict ? { strict: plan.strict } : {}),
});

/** The alert of an occasion that is told at an instant. */
export const alertOf = (occasion: string, at: number): string => `planned-now/${occasion}/${at}`;

/** When an occasion is told of: at its time, or when somebody put it off to last. */
export function tellsAt(
  { dismissal }: Pick<Doc, 'dismissal'>,
  { id, from }: { id: string; from: number },
): number {
  for (let at = from; ; ) {
    const again = dismissal[alertOf(id, at)]?.value?.again;
    if (again === undefined || again <= at) return at;
    at = again;
  }
}

/** Whether a session of it runs, or ran and was not cancelled; what was put off is begun at its new time too. */
export const isComingBegun = (doc: Sessions & Pick<Doc, 'dismissal'>, coming: Coming): boolean => {
  const { id, plan, from, to } = coming;
  return isBegun(doc, { id, task: plan.task, from, to, again: tellsAt(doc, coming), since: plan.since });
};

/** When the last session was over; 0 where there was none. Only then is somebody told of what came meanwhile. */
export function lastEndAt(doc: Sessions, now: number): number {
  const ends = each(doc, 'session').map(
    ([id, session]) => doc.end[id]?.value?.at ?? plannedEnd(doc, id, session),
  );
  return Math.max(0, ...ends.filter((end) => end <= now));
}

/** The longest session, and more: what was to begin before that is over. */
const LOOKS_BACK = DAY;

/** Those whose time has come and is not over, not begun yet; what was put off is to begin when it is told again. */
export const dueAt = (doc: Plans & Sessions & Pick<Doc, 'dismissal'>, now: number): Coming[] =>
  comingBetween(doc, now - LOOKS_BACK, now + 1).filter((coming) => {
    const { from, to } = coming;
    const at = tellsAt(doc, coming);
    return at <= now && now < at + to - from && !isComingBegun(doc, coming);
  });

/** Those whose time has come and that were put off, until they are told again. */
export const waitingAt = (doc: Plans & Sessions & Pick<Doc, 'dismissal'>, now: number): Coming[] =>
  comingBetween(doc, now - LOOKS_BACK, now + 1).filter(
    (coming) => now < tellsAt(doc, coming) && !isComingBegun(doc, coming),
  );

/** Who comes back later than this is not told of each time that went by: less than the document keeps. */
const NOTED = 6 * DAY;

/** The times that have come and are not noted down yet. */
export function occasionsDue(doc: Plans & Pick<Doc, 'occasion'>, now: number): Change[] {
  return comingBetween(doc, now - NOTED, now + 1)
    .filter(({ id }) => !(id in doc.occasion))
    .map(({ id, plan: { task, project }, from, to }) => ({
      kind: 'occasion',
      id,
      value: { task, ...(project ? { project } : {}), from, to },
    }));
}

/** What became of one time of a planned session. */
export interface Became extends Occasion {
  id: string;
  is: 'held' | 'cancelled' | 'missed';
  /** The session it became. */
  session: string | null;
}

/** What was planned for a stretch of time, up to now, and what became of it; skipped times and those still open left out. */
export function plannedBeside(
  doc: Sessions & Pick<Doc, 'occasion' | 'skip' | 'dismissal'>,
  { from, to, now }: { from: number; to: number; now: number },
): Became[] {
  // Asked of each, of years of them.
  const sessions = each(doc, 'session').filter(
    ([, { startedAt }]) => startedAt >= from - DAY && startedAt < to + DAY,
  );
  return each(doc, 'occasion')
    .filter(([id, one]) => one.from >= from && one.from < to && one.from <= now && !doc.skip[id]?.value)
    .flatMap(([id, one]): Became[] => {
      const again = tellsAt(doc, { id, from: one.from });
      const found = sessionAt(doc, { id, ...one, again }, sessions);
      if (!found && one.to + again - one.from > now) return [];
      const is = found === null ? 'missed' : found.isCancelled ? 'cancelled' : 'held';
      return [{ ...one, id, is, session: found?.id ?? null }];
    })
    .sort((one, other) => one.from - other.from || (one.id < other.id ? -1 : 1));
}

/** The occasion an alert of one tells of. */
export const occasionIn = (alert: string): string =>
  alert.slice(alert.indexOf('/') + 1, alert.lastIndexOf('/'));
