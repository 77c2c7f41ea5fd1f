import { keyOf, type Span } from './activity.ts';
import { About } from './alert-types.ts';
import { boundsOf } from './day.ts';
import type { Change, Doc, Entry, Kind } from './doc.ts';
import { timeOn } from './occasion.ts';
import type { Planned } from './planned.ts';
import { DATED, OF_SESSION, sessionOf } from './prune.ts';
import { shutsExit } from './session.ts';
import { placeFrom, placeOfSite, type Site, sitesOf, withoutWww } from './site.ts';

/** What is to be gone: a stretch of time, or a site in it with all that lies below it. */
export interface Forgetting {
  from: number;
  to: number;
  site: Site | null;
}

const isBelow = (place: Site, site: Site): boolean => sitesOf(placeOfSite(place)).includes(site);

/**
 * The site a person means by what is typed or pasted, as it is recorded: without `www.`, and a host without dots
 * too. Null when it names none.
 */
export function recordedSite(text: string): Site | null {
  const place = placeFrom(text);
  return place && withoutWww(place.host) + place.path;
}

/** What is left of a span. */
export function withoutSpan(span: Span, { from, to, site }: Forgetting): Span[] {
  const concerns = site === null || (span.is === 'page' && isBelow(keyOf(span), site));
  if (!concerns || span.to <= from || span.from >= to) return [span];
  return [
    ...(span.from < from ? [{ ...span, to: from }] : []),
    ...(span.to > to ? [{ ...span, from: to }] : []),
  ];
}

/** A record without the name of a site; null when nothing is left of it, the same when it never had it. */
function withoutName(entry: Entry, site: Site): Entry['value'] {
  if (entry.kind === 'pass' && entry.value && 'site' in entry.value.opens)
    return isBelow(entry.value.opens.site, site) ? null : entry.value;
  if (entry.kind !== 'tries' || !entry.value) return entry.value;
  const { sites, elsewhere } = entry.value;
  const named = Object.entries(sites).filter(([each]) => isBelow(each, site));
  if (named.length === 0) return entry.value;
  const unnamed = named.reduce((sum, [, times]) => sum + times, elsewhere);
  const left = Object.fromEntries(Object.entries(sites).filter(([each]) => !isBelow(each, site)));
  return { ...entry.value, sites: left, elsewhere: unnamed };
}

/** When what a record of these kinds tells of began; null for other kinds. */
function beganAt(kind: Kind, value: unknown): number | null {
  const { from, at, day, when } = value as {
    from?: number;
    at?: number;
    day?: string;
    when?: Planned['when'];
  };
  // What comes every week tells of no day.
  if (when) return when.is === 'once' ? timeOn(value as Planned, when.day) : null;
  if (day !== undefined) return boundsOf(day).from;
  if (kind === 'alert') return at ?? null;
  return (DATED as readonly Kind[]).includes(kind) ? (from ?? null) : null;
}

const isOpen = (value: unknown, now: number): boolean => {
  const { until } = (value ?? {}) as { until?: number | null };
  return until === null || (until !== undefined && until > now);
};

const isAbout = (value: unknown, site: Site): boolean => {
  const about = About.safeParse((value as { about?: unknown } | null)?.about);
  return about.success && about.data.is === 'rescored' && isBelow(about.data.site, site);
};

/** What becomes of the records of sessions, pauses, alerts and offline work that began in that time. */
export function withoutRecords(
  records: readonly Entry[],
  { from, to, site }: Forgetting,
  running: string | null,
  now: number,
): Change[] {
  const gone = new Set(
    records.flatMap(({ kind, id, value }) =>
      kind === 'session' && value && value.startedAt >= from && value.startedAt < to ? [id] : [],
    ),
  );
  const sessions = new Set(
    records.flatMap(({ kind, id, value }) => (kind === 'session' && value ? [id] : [])),
  );
  return records.flatMap((record): Change[] => {
    const { kind, id, value } = record;
    // An earlier deletion of the same time says nothing more.
    if (kind === 'erasure')
      return site === null && value && value.from >= from && value.to <= to
        ? [{ kind, id, value: null }]
        : [];
    const began = value === null ? null : beganAt(kind, value);
    if (began !== null) {
      // A pause that holds goes on: deleting records nothing anew. What is to come is not of the past.
      if (kind === 'pause' && isOpen(value, now)) return [];
      if ((kind === 'planned' || kind === 'skip') && began > now) return [];
      const isGone = site === null ? began >= from && began < to : kind === 'alert' && isAbout(value, site);
      return isGone ? [{ kind, id, value: null }] : [];
    }
    // An emergency exit whose session was deleted before.
    const isLeft = kind === 'end' && value !== null && !sessions.has(id) && value.at >= from && value.at < to;
    if (isLeft && site === null && !shutsExit(value, now)) return [{ kind, id, value: null }];
    if (value === null || !gone.has(sessionOf(kind, id, value))) return [];
    // To delete a day is no way to another emergency exit: its instant stays for as long as it counts.
    if (kind === 'end' && shutsExit(value, now)) return [];
    const runs = sessionOf(kind, id, value) === running;
    // The session that runs goes on, and what it lets through; only what it kept out loses its name.
    if (runs && (site === null || kind === 'pass')) return [];
    const left = site === null ? null : withoutName(record, site);
    return left === value ? [] : [{ kind, id, value: left } as Change];
  });
}

/** The records of a document that tell of the past. */
export const recordsOf = (doc: Doc): Entry[] =>
  [...OF_SESSION, ...DATED, 'alert' as const, 'planned' as const, 'erasure' as const].flatMap((kind: Kind) =>
    Object.entries(doc[kind]).map(([id, held]) => ({ kind, id, ...held }) as Entry),
  );
