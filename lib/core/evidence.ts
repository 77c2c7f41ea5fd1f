import type { Span } from './activity.ts';
import { each } from './doc.ts';
import type { Sessions } from './phase.ts';
import { type Standing, timesBy, within } from './report.ts';
import { joinedRollup, type Rollup, rollupsOf } from './rollup.ts';
import type { Site } from './site.ts';
import { allOf, type Times } from './times.ts';

/**
 * How a session came to its end. Cancelled ones stay to be seen and do not count; nor do those that were superseded,
 * begun in a browser that had not heard yet of another one, which ended later.
 */
type Outcome = 'running' | 'completed' | 'ended' | 'cancelled' | 'superseded';

/** A session as it was planned and as it was. */
export interface Ran {
  id: string;
  task: string;
  startedAt: number;
  endedAt: number;
  /** With its extensions. */
  plannedEnd: number;
  outcome: Outcome;
}

/** A session that is over and was not cancelled. */
export const countsOf = ({ outcome }: Pick<Ran, 'outcome'>): boolean =>
  outcome === 'completed' || outcome === 'ended';

/** What was in front while a session ran. */
export interface Seen {
  times: Times;
  /** Nobody there, or somewhere else. */
  away: number;
  /** 0 to 1: the part of it in which the browser ran and saw what was in front. */
  observed: number;
}

/** What can be shown of a session: planned and real, and how much of it was seen at all. */
export type Evidence = Ran & Seen;

/** The sessions that began in a stretch of time, in order. */
export function sessionsBegun(
  doc: Sessions,
  { from, to, now }: { from: number; to: number; now: number },
): Ran[] {
  // Asked once, because there may be years of them.
  const later = new Map<string, number>();
  for (const [, { session, by }] of each(doc, 'extension'))
    later.set(session, (later.get(session) ?? 0) + by);
  const begun = each(doc, 'session')
    .filter(([, { startedAt }]) => startedAt >= from && startedAt < to)
    .sort(([, one], [, other]) => one.startedAt - other.startedAt)
    .map(([id, { task, startedAt, endsAt }]) => {
      const end = doc.end[id]?.value;
      const planned = endsAt + (later.get(id) ?? 0);
      const endedAt = Math.min(end?.at ?? planned, planned, Math.max(now, startedAt));
      const outcome: Outcome =
        end?.as === 'cancelled'
          ? 'cancelled'
          : end && end.at < planned
            ? 'ended'
            : planned > now
              ? 'running'
              : 'completed';
      return { id, task, startedAt, endedAt, plannedEnd: planned, outcome };
    });
  return withSuperseded(begun);
}

/** Of sessions that ran at once, which only browsers that had not met can begin, the one that was to end last counts. */
function withSuperseded(begun: readonly Ran[]): Ran[] {
  const lost = new Set<string>();
  let held: Ran | null = null;
  for (const session of begun) {
    if (session.outcome === 'cancelled') continue;
    if (held && session.startedAt < held.endedAt) {
      const { plannedEnd, id } = held;
      const isLater =
        session.plannedEnd > plannedEnd || (session.plannedEnd === plannedEnd && session.id > id);
      lost.add(isLater ? id : session.id);
      if (!isLater) continue;
    }
    held = session;
  }
  return begun.map((session) => (lost.has(session.id) ? { ...session, outcome: 'superseded' } : session));
}

/** What the sum of a session's spans says of it. */
export function seenIn(
  { startedAt, endedAt }: Pick<Ran, 'startedAt' | 'endedAt'>,
  inside: Rollup,
  standingOf: (site: Site) => Standing,
): Seen {
  const { times } = timesBy(inside.sites, standingOf);
  // Of what was not recorded there is no span; a machine that slept saw nothing either.
  const { asleep = 0, ...reasons } = inside.away;
  const elsewhere = Object.values(reasons).reduce((sum, time) => sum + time, 0);
  const length = endedAt - startedAt;
  const observed = length > 0 ? Math.min(1, (allOf(times) + elsewhere) / length) : 0;
  return { times, away: elsewhere + asleep, observed };
}

/** The sessions that began in a stretch of time, with what was seen of them; `spans` are those of the same stretch. */
export const sessionsIn = (
  doc: Sessions,
  spans: readonly Span[],
  standingOf: (site: Site) => Standing,
  whole: { from: number; to: number; now: number },
): Evidence[] =>
  sessionsBegun(doc, whole).map((ran) => {
    const inside = joinedRollup(rollupsOf(within(spans, ran.startedAt, ran.endedAt)));
    return { ...ran, ...seenIn(ran, inside, standingOf) };
  });
