import { keyOf, type Span } from './activity.ts';
import { boundsOf, type Day, dayOf } from './day.ts';
import { plannedEnd, type Sessions } from './phase.ts';
import { reportOn, type Standing, within } from './report.ts';
import type { Between } from './schedule.ts';
import type { Site } from './site.ts';
import { MINUTE } from './time.ts';
import { allOf, type Times } from './times.ts';
import { BREAK, type Today } from './today.ts';

/** Less than this between two stretches of Focus Work is drawn through. */
const GAP = 4 * MINUTE;
/** A stretch shorter than this is too short to be drawn. */
const SHORTEST = MINUTE;

/** Stretches that follow each other closely, as one. */
function joined(stretches: readonly Between[], gap: number): Between[] {
  const all: Between[] = [];
  for (const { from, to } of stretches) {
    const last = all.at(-1);
    if (last && from - last.to < gap) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

const isAbsent = (span: Span): boolean =>
  span.is === 'away' && (span.because === 'idle' || span.because === 'locked' || span.because === 'asleep');

/** Sums a day up. `observed`: its spans in order, with those before it of a session that began then; `front`: whether a page is in front at `now`, and which. */
export function todayOf(
  observed: readonly Span[],
  sessions: Sessions,
  standingOf: (site: Site) => Standing,
  front: { site: Site; since: number } | null,
  now: number,
): Omit<Today, 'device'> {
  const day: Day = dayOf(now);
  const { from: begins } = boundsOf(day);
  const spans = observed.filter(({ from }) => from >= begins);
  const pages = spans.filter((span) => span.is === 'page');
  const isFocus = (span: Span) => span.is === 'page' && standingOf(keyOf(span)).as === 'focus';
  const focus = pages.filter(isFocus);
  const timeOf = (some: readonly Between[]) => some.reduce((sum, { from, to }) => sum + to - from, 0);
  const inSessions = timeOf(focus.filter(({ during }) => during === 'session'));
  const atWork = timeOf(focus.filter(({ during }) => during === 'work'));
  const after: Times = reportOn(
    pages.filter(({ during }) => during === 'recharge'),
    standingOf,
  ).times;
  const { since, away } = presenceOf(spans, front?.since ?? null);
  const isCall = front !== null && standingOf(front.site).as === 'meeting';
  return {
    day,
    times: reportOn(pages, standingOf).times,
    goal: inSessions + atWork,
    inSessions,
    afterHours: allOf(after) - after.personal - after.meeting,
    sessions: Object.fromEntries(
      Object.entries(sessions.session).flatMap(([id, { value }]) => {
        const endedAt =
          value && Math.min(sessions.end[id]?.value?.at ?? plannedEnd(sessions, id, value), now);
        if (!value || endedAt === null || endedAt < begins) return [];
        return [[id, timeOf(within(observed.filter(isFocus), value.startedAt, endedAt))]];
      }),
    ),
    strokes: joined(focus, GAP).filter(({ from, to }) => to - from >= SHORTEST),
    since,
    away,
    call: isCall ? { site: front.site, from: front.since } : null,
  };
}

/** Since when somebody is there, and when they were away last, both as far as was seen. */
function presenceOf(
  spans: readonly Span[],
  frontSince: number | null,
): { since: number | null; away: Between | null } {
  const absences = joined(spans.filter(isAbsent), SHORTEST).filter(({ from, to }) => to - from >= BREAK);
  const away =
    absences.findLast(({ to }) => spans.some((span) => span.is === 'page' && span.from >= to)) ?? null;
  if (frontSince === null) return { since: null, away };
  // What was not seen at all is a break as well: the browser was closed.
  let since: number | null = null;
  let last = Number.NEGATIVE_INFINITY;
  for (const span of spans.filter((one) => !isAbsent(one))) {
    if (span.from - last >= BREAK) since = span.from;
    last = Math.max(last, span.to);
  }
  // What is in front now is no span yet.
  if (since === null || frontSince - last >= BREAK) since = frontSince;
  return { since, away };
}
