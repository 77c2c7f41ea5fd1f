import { type Away, keyOf, type Span } from './activity.ts';
import type { Catalogue, CountsAs } from './catalogue.ts';
import type { Doc } from './doc.ts';
import { joinedRollup, type Rollup, rollupsOf } from './rollup.ts';
import type { Between } from './schedule.ts';
import { categoryOf, countedAs } from './scores.ts';
import { placeOfSite, type Site } from './site.ts';
import { MINUTE } from './time.ts';
import { allOf, type Times } from './times.ts';

const noTime = (): Times => ({ focus: 0, other: 0, meeting: 0, personal: 0 });

/** What a site counts as now, and who says so: 'you', a category of the catalogue, or nobody. */
export interface Standing {
  as: CountsAs;
  by: string | null;
  /** The category of the catalogue, whoever scored the site; null when it is in none. */
  category: string | null;
}

/** Looks sites up once each. Time on a site nobody knows is Other Work. */
export function createStandings(doc: Pick<Doc, 'score'>, catalogue: Catalogue): (site: Site) => Standing {
  const known = new Map<Site, Standing>();
  return (site) => {
    const before = known.get(site);
    if (before) return before;
    const place = placeOfSite(site);
    const counted = countedAs(doc, catalogue, place);
    const standing = {
      as: counted?.as ?? 'other',
      by: counted?.by ?? null,
      category: categoryOf(catalogue, place)?.name ?? null,
    };
    known.set(site, standing);
    return standing;
  };
}

/** The length of a skyline's columns. */
export const COLUMN = 10 * MINUTE;

/** Milliseconds by what they are: pages by what they count as, and work away from the browser. */
export type Shares = Times & { offline: number };
const noShares = (): Shares => ({ ...noTime(), offline: 0 });
export const sumOf = (shares: Shares): number => allOf(shares) + shares.offline;

/** What time was made of. */
export interface Sum {
  times: Times;
  /** Focus Work in work hours and in sessions. */
  goal: number;
  /** Most time first. */
  sites: ({ site: Site; time: number } & Standing)[];
  categories: { category: string | null; as: CountsAs; time: number }[];
  away: Partial<Record<Away, number>>;
}

const mostFirst = <Row extends { time: number }>(rows: Row[]): Row[] =>
  rows.sort((one, other) => other.time - one.time);

/** Only the times, and the Focus Work towards the goal: for each of many days, or sessions. */
export function timesBy(
  sites: Rollup['sites'],
  standingOf: (site: Site) => Standing,
): Pick<Sum, 'times' | 'goal'> {
  const times = noTime();
  let goal = 0;
  for (const row of sites) {
    const { as } = standingOf(row.site);
    times[as] += row.time;
    if (as === 'focus') goal += row.goal;
  }
  return { times, goal };
}

/** What a day's sum comes to, by the scores of today: a changed score changes all that was before. */
export function sumBy({ sites, away }: Rollup, standingOf: (site: Site) => Standing): Sum {
  const categories = new Map<string, Sum['categories'][number]>();
  const bySite = sites.map(({ site, time }) => {
    const standing = standingOf(site);
    const { as, category } = standing;
    const key = `${category} ${as}`;
    const entry = categories.get(key) ?? { category, as, time: 0 };
    categories.set(key, entry);
    entry.time += time;
    return { site, time, ...standing };
  });
  return {
    ...timesBy(sites, standingOf),
    sites: mostFirst(bySite),
    categories: mostFirst([...categories.values()]),
    away,
  };
}

export interface Report extends Sum {
  /** From the first column with anything in it to the last. */
  columns: { from: number; times: Shares }[];
}

/** What a stretch of time was made of. `offline`: what was done away from the browser in it. */
export function reportOn(
  spans: readonly Span[],
  standingOf: (site: Site) => Standing,
  offline: readonly Between[] = [],
): Report {
  const columns = new Map<number, Shares>();
  const stand = (as: keyof Shares, { from, to }: Between) => {
    for (let at = from; at < to; ) {
      const start = Math.floor(at / COLUMN) * COLUMN;
      const until = Math.min(to, start + COLUMN);
      const column = columns.get(start) ?? noShares();
      columns.set(start, column);
      column[as] += until - at;
      at = until;
    }
  };
  for (const span of spans) if (span.is === 'page') stand(standingOf(keyOf(span)).as, span);
  for (const entry of offline) stand('offline', entry);
  return { ...sumBy(joinedRollup(rollupsOf(spans)), standingOf), columns: filled(columns) };
}

/** A site seen for less is none that somebody has to sort. */
const PASSED_BY = MINUTE;

/** The sites of some days that nobody has scored, the list neither. */
export const newSitesIn = (days: readonly Rollup[], standingOf: (site: Site) => Standing): Site[] =>
  joinedRollup(days)
    .sites.filter(({ site, time }) => time >= PASSED_BY && standingOf(site).by === null)
    .map(({ site }) => site);

function filled(columns: ReadonlyMap<number, Shares>): Report['columns'] {
  const starts = [...columns.keys()];
  const first = Math.min(...starts);
  const last = Math.max(...starts);
  const all: Report['columns'] = [];
  for (let from = first; from <= last; from += COLUMN)
    all.push({ from, times: columns.get(from) ?? noShares() });
  return all;
}

/** The columns of each hour together; hours with nothing in them left out. */
export function hoursOf(columns: Report['columns']): Report['columns'] {
  const hours = new Map<number, Shares>();
  for (const { from, times } of columns) {
    if (sumOf(times) === 0) continue;
    const hour = new Date(from).setMinutes(0, 0, 0);
    const sum = hours.get(hour) ?? noShares();
    hours.set(hour, sum);
    for (const as of Object.keys(sum) as (keyof Shares)[]) sum[as] += times[as];
  }
  return [...hours].map(([from, times]) => ({ from, times }));
}

/** The part of spans that lies between two instants. */
export function within(spans: readonly Span[], from: number, to: number): Span[] {
  return spans
    .filter((span) => span.from < to && span.to > from)
    .map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }));
}
