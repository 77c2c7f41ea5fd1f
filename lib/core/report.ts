import { type Away, keyOf, type Span } from './activity.ts';
import type { Catalogue, CountsAs } from './catalogue.ts';
import { type Doc, each } from './doc.ts';
import { plannedEnd, type Sessions } from './phase.ts';
import { categoryOf, countedAs } from './scores.ts';
import { placeOfSite, type Site } from './site.ts';
import { MINUTE } from './time.ts';

/** Milliseconds by what they count as. */
export type Times = Record<CountsAs, number>;

const noTime = (): Times => ({ focus: 0, other: 0, meeting: 0, personal: 0 });
export const allOf = (times: Times): number => times.focus + times.other + times.meeting + times.personal;

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

export interface Report {
  times: Times;
  /** From the first column with anything in it to the last. */
  columns: { from: number; times: Times }[];
  /** Most time first. */
  sites: ({ site: Site; time: number } & Standing)[];
  categories: { category: string | null; as: CountsAs; time: number }[];
  away: Partial<Record<Away, number>>;
}

/** What a stretch of time was made of, by the scores of today: a changed score changes all that was before. */
export function reportOn(spans: readonly Span[], standingOf: (site: Site) => Standing): Report {
  const times = noTime();
  const columns = new Map<number, Times>();
  const sites = new Map<Site, number>();
  const away: Report['away'] = {};
  for (const span of spans) {
    const time = span.to - span.from;
    if (span.is === 'away') {
      away[span.because] = (away[span.because] ?? 0) + time;
      continue;
    }
    const site = keyOf(span);
    const { as } = standingOf(site);
    times[as] += time;
    sites.set(site, (sites.get(site) ?? 0) + time);
    for (let at = span.from; at < span.to; ) {
      const from = Math.floor(at / COLUMN) * COLUMN;
      const until = Math.min(span.to, from + COLUMN);
      const column = columns.get(from) ?? noTime();
      columns.set(from, column);
      column[as] += until - at;
      at = until;
    }
  }
  const bySite = [...sites].map(([site, time]) => ({ site, time, ...standingOf(site) }));
  const categories = new Map<string, Report['categories'][number]>();
  for (const { category, as, time } of bySite) {
    const key = `${category} ${as}`;
    const entry = categories.get(key) ?? { category, as, time: 0 };
    categories.set(key, entry);
    entry.time += time;
  }
  const mostFirst = <Row extends { time: number }>(rows: Row[]) =>
    rows.sort((one, other) => other.time - one.time);
  return {
    times,
    columns: filled(columns),
    sites: mostFirst(bySite),
    categories: mostFirst([...categories.values()]),
    away,
  };
}

/** A site seen for less is none that somebody has to sort. */
const PASSED_BY = MINUTE;

/** The sites in a stretch of time that nobody has scored, the list neither, most time first. */
export const newSitesIn = (spans: readonly Span[], standingOf: (site: Site) => Standing): Site[] =>
  reportOn(spans, standingOf)
    .sites.filter(({ by, time }) => by === null && time >= PASSED_BY)
    .map(({ site }) => site);

function filled(columns: ReadonlyMap<number, Times>): Report['columns'] {
  const starts = [...columns.keys()];
  const first = Math.min(...starts);
  const last = Math.max(...starts);
  const all: Report['columns'] = [];
  for (let from = first; from <= last; from += COLUMN)
    all.push({ from, times: columns.get(from) ?? noTime() });
  return all;
}

/** The columns of each hour together; hours with nothing in them left out. */
export function hoursOf(columns: Report['columns']): Report['columns'] {
  const hours = new Map<number, Times>();
  for (const { from, times } of columns) {
    if (allOf(times) === 0) continue;
    const hour = new Date(from).setMinutes(0, 0, 0);
    const sum = hours.get(hour) ?? noTime();
    hours.set(hour, sum);
    for (const as of Object.keys(sum) as CountsAs[]) sum[as] += times[as];
  }
  return [...hours].map(([from, times]) => ({ from, times }));
}

/** How a session came to its end. Cancelled ones stay to be seen and do not count. */
type Outcome = 'running' | 'completed' | 'ended' | 'cancelled';

/** What can be shown of a session: planned and real, and how much of it was seen at all. */
export interface Evidence {
  id: string;
  task: string;
  startedAt: number;
  endedAt: number;
  /** With its extensions. */
  plannedEnd: number;
  outcome: Outcome;
  times: Times;
  /** Nobody there, or somewhere else. */
  away: number;
  /** 0 to 1: the part of it in which the browser ran and saw what was in front. */
  observed: number;
}

/** The part of spans that lies between two instants. */
export function within(spans: readonly Span[], from: number, to: number): Span[] {
  return spans
    .filter((span) => span.from < to && span.to > from)
    .map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }));
}

/** The sessions that began in a stretch of time, in order; `spans` are those of the same stretch. */
export function sessionsIn(
  doc: Sessions,
  spans: readonly Span[],
  standingOf: (site: Site) => Standing,
  { from, to, now }: { from: number; to: number; now: number },
): Evidence[] {
  return each(doc, 'session')
    .filter(([, { startedAt }]) => startedAt >= from && startedAt < to)
    .sort(([, one], [, other]) => one.startedAt - other.startedAt)
    .map(([id, session]) => {
      const end = doc.end[id]?.value;
      const planned = plannedEnd(doc, id, session);
      const endedAt = Math.min(end?.at ?? planned, planned, Math.max(now, session.startedAt));
      const outcome: Outcome =
        end?.as === 'cancelled'
          ? 'cancelled'
          : end && end.at < planned
            ? 'ended'
            : planned > now
              ? 'running'
              : 'completed';
      const inside = within(spans, session.startedAt, endedAt);
      const { times, away } = reportOn(inside, standingOf);
      // Of what was not recorded there is no span; a machine that slept saw nothing either.
      const { asleep = 0, ...reasons } = away;
      const elsewhere = Object.values(reasons).reduce((sum, time) => sum + time, 0);
      const length = endedAt - session.startedAt;
      return {
        id,
        task: session.task,
        startedAt: session.startedAt,
        endedAt,
        plannedEnd: planned,
        outcome,
        times,
        away: elsewhere + asleep,
        observed: length > 0 ? Math.min(1, (allOf(times) + elsewhere) / length) : 0,
      };
    });
}
