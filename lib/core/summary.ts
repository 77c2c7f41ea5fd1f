import { keyOf, type Span } from './activity.ts';
import { mostAlongside } from './buddies.ts';
import { type Day, dayOf } from './day.ts';
import type { Doc } from './doc.ts';
import { goalElsewhere, witnessesElsewhere } from './elsewhere.ts';
import { countsOf, type Ran, type Seen, seenIn, sessionsBegun } from './evidence.ts';
import { focusGoalOn, offlineOn } from './goal.ts';
import { lastOverAt } from './last-over.ts';
import { reportOn, type Standing, timesBy, within } from './report.ts';
import { joinedRollup, type Rollup, rollupsOf } from './rollup.ts';
import type { Session } from './session.ts';
import { settingOf } from './settings.ts';
import type { Site } from './site.ts';
import { type StreakDay, streakAt, streakDays } from './streak.ts';
import { type InFront, type Stretch, stripOf } from './strip.ts';
import { MINUTE } from './time.ts';

/** A session that is over, as it was begun and as it went. */
export interface Over {
  id: string;
  session: Session;
  ran: Ran;
}

/** What there is to be looked back on. Only a session that counts has a summary, in the browser that began it. */
export type Found =
  | ({ is: 'over' } & Over)
  | { is: 'running'; until: number }
  | { is: 'cancelled' | 'superseded'; ran: Ran }
  /** `name` null: nobody knows any more what that browser was called. */
  | { is: 'elsewhere'; name: string | null }
  | { is: 'unknown' }
  /** None that was begun here is over yet. */
  | { is: 'none' };

type Records = Pick<Doc, 'session' | 'extension' | 'end' | 'browser'>;

/**
 * The session of that name; '' for the one that was over last of those begun here. The name may be anything: it comes
 * from an address.
 */
export function findSession(doc: Records, device: string | null, asked: string, now: number): Found {
  const all = sessionsBegun(doc, { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, now });
  const wanted = asked === '' ? lastOverAt(doc, device, now)?.id : asked;
  const ran = all.find(({ id }) => id === wanted);
  const session = ran && doc.session[ran.id]?.value;
  if (!ran || !session) return { is: asked === '' ? 'none' : 'unknown' };
  if (session.device !== device)
    return { is: 'elsewhere', name: doc.browser[session.device]?.value?.name ?? null };
  if (ran.outcome === 'running') return { is: 'running', until: ran.plannedEnd };
  if (ran.outcome === 'cancelled' || ran.outcome === 'superseded') return { is: ran.outcome, ran };
  return { is: 'over', id: ran.id, session, ran };
}

/** Which questions are asked after a session: what was not given before it is not asked after it. */
export const questionsFor = ({ feeling, task }: Pick<Session, 'feeling' | 'task'>) => ({
  feeling: feeling !== undefined,
  finished: task !== '',
});

/** The Focus Work of the day on which a session ended. */
export interface TowardsGoal {
  day: Day;
  isToday: boolean;
  /** All of it that counts, and the part of it from this session; 0 for `goal`: none is set for that day. */
  done: number;
  fromSession: number;
  goal: number;
}

/** All figures of a session that is over. */
export interface Summary extends Over {
  seen: Seen;
  stretches: Stretch[];
  times: Record<InFront, number>;
  /** Time on Focus Work activities while it ran, in all browsers; never the time that went by. */
  focus: number;
  /** The part of it in other browsers. */
  elsewhere: number;
  towards: TowardsGoal;
  streak: { length: number; days: StreakDay[] };
  alongside: ReturnType<typeof mostAlongside>;
  /** What was in front in it, most time first: to be sorted. */
  sites: ({ site: Site; time: number } & Standing)[];
}

/** What was recorded: of the session its spans, of the day on which it ended its sum. */
export interface Recorded {
  spans: readonly Span[];
  day: readonly Rollup[];
}

/** Adds a session up, by the scores of today: what is sorted anew changes its figures at once. */
export function summaryOf(
  doc: Doc,
  over: Over,
  { spans, day: sums }: Recorded,
  standingOf: (site: Site) => Standing,
  device: string,
  now: number,
): Summary {
  const { id, ran } = over;
  const day = dayOf(ran.endedAt);
  const inside = within(spans, ran.startedAt, ran.endedAt);
  const seen = seenIn(ran, joinedRollup(rollupsOf(inside)), standingOf);
  const elsewhere = witnessesElsewhere(doc, id, device).reduce((sum, { times }) => sum + times.focus, 0);
  const focusOnDay = inside
    .filter((span) => span.is === 'page' && span.day === day && standingOf(keyOf(span)).as === 'focus')
    .reduce((sum, { from, to }) => sum + to - from, 0);
  const own = timesBy(joinedRollup(sums).sites, standingOf).goal;
  const done = own + goalElsewhere(doc, day, device) + offlineOn(doc, day).focus;
  const isOfOneDay = dayOf(ran.startedAt) === day;
  const schedule = settingOf(doc, 'schedule');
  const counted = new Set(
    sessionsBegun(doc, { from: 0, to: now, now })
      .filter(countsOf)
      .map(({ startedAt }) => dayOf(startedAt)),
  );
  return {
    ...over,
    seen,
    ...stripOf(ran, inside, standingOf),
    focus: seen.times.focus + elsewhere,
    elsewhere,
    towards: {
      day,
      isToday: day === dayOf(now),
      done,
      fromSession: Math.min(done, focusOnDay + (isOfOneDay ? elsewhere : 0)),
      goal: focusGoalOn(doc, day),
    },
    streak: { length: streakAt(counted, schedule, now), days: streakDays(counted, schedule, now) },
    alongside: mostAlongside(doc, id),
    sites: reportOn(inside, standingOf).sites,
  };
}

/** A minute of other pages is worth asking about. */
const WORTH = MINUTE;

/** Whether less than half of a session was Focus Work while other pages were in front: then they may not be sorted. */
export const isLow = ({ focus, ran, seen }: Pick<Summary, 'focus' | 'ran' | 'seen'>): boolean =>
  focus < (ran.endedAt - ran.startedAt) / 2 && seen.times.other + seen.times.personal >= WORTH;
