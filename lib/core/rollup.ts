import { type Away, keyOf, type Span } from './activity.ts';
import type { Day } from './day.ts';
import type { Site } from './site.ts';

/** Time on one site. `goal`: the part of it in work hours and in sessions, which counts towards the goal if it is Focus Work. */
interface SiteTime {
  site: Site;
  time: number;
  goal: number;
}

/**
 * The spans of one day, added up by site and not by what sites count as: that is looked up when it is read, so that
 * a changed score changes all of history.
 */
export interface Rollup {
  day: Day;
  sites: SiteTime[];
  away: Partial<Record<Away, number>>;
  /** How many spans it was added from; with the last of them nothing is left. */
  count: number;
}

export const emptyRollup = (day: Day): Rollup => ({ day, sites: [], away: {}, count: 0 });

const isTowardsGoal = (span: Span & { is: 'page' }): boolean =>
  span.during === 'work' || span.during === 'session';

/** Puts a span into a sum, or with -1 takes it out again. The sum itself is changed: there may be a million spans. */
function put(rollup: Rollup, span: Span, sign: 1 | -1): void {
  const time = sign * (span.to - span.from);
  rollup.count += sign;
  if (span.is === 'away') {
    const left = (rollup.away[span.because] ?? 0) + time;
    if (left < 1) delete rollup.away[span.because];
    else rollup.away[span.because] = left;
    return;
  }
  const site = keyOf(span);
  const at = rollup.sites.findIndex((row) => row.site === site);
  const row = rollup.sites[at] ?? { site, time: 0, goal: 0 };
  if (at < 0) rollup.sites.push(row);
  row.time += time;
  if (isTowardsGoal(span)) row.goal += time;
  // Whole milliseconds: less than one is nothing.
  if (row.time < 1) rollup.sites.splice(at, 1);
}

/** What becomes of a day's sum when some of its spans go and others come. The one that was given stays as it is. */
export function changed(rollup: Rollup, gone: readonly Span[], come: readonly Span[]): Rollup {
  const sum: Rollup = {
    ...rollup,
    sites: rollup.sites.map((row) => ({ ...row })),
    away: { ...rollup.away },
  };
  // First what comes, so that no sum is empty in between.
  for (const span of come) put(sum, span, 1);
  for (const span of gone) put(sum, span, -1);
  return sum;
}

/** The sums of some spans, day by day; on top of sums there are already. */
export function rollupsOf(spans: Iterable<Span>, days = new Map<Day, Rollup>()): Rollup[] {
  for (const span of spans) {
    const rollup = days.get(span.day) ?? emptyRollup(span.day);
    days.set(span.day, rollup);
    put(rollup, span, 1);
  }
  return [...days.values()];
}

/** The sums of several days as one, under the first one's day. */
export function joinedRollup(rollups: readonly Rollup[]): Rollup {
  const sites = new Map<Site, SiteTime>();
  const away: Rollup['away'] = {};
  let count = 0;
  for (const rollup of rollups) {
    count += rollup.count;
    for (const { site, time, goal } of rollup.sites) {
      const row = sites.get(site) ?? { site, time: 0, goal: 0 };
      sites.set(site, row);
      row.time += time;
      row.goal += goal;
    }
    for (const [because, time] of Object.entries(rollup.away) as [Away, number][])
      away[because] = (away[because] ?? 0) + time;
  }
  return { day: rollups[0]?.day ?? '', sites: [...sites.values()], away, count };
}
