import { boundsOf } from './day.ts';
import { type Doc, type Entry, each, type Kind } from './doc.ts';
import { plannedEnd } from './phase.ts';
import { isSoonOver } from './plannable.ts';
import type { Planned } from './planned.ts';
import { timeOf } from './stamp.ts';
import { DAY } from './time.ts';

/** How long what belongs to a session stays in the document, so that the document stays small. */
const KEPT = 7 * DAY;

/** How long a browser that was away may still hear of a deletion: as long as a relay keeps what passes. */
const DELETED = 100 * DAY;

/** Kinds of records that belong to a session and go with it. */
export const OF_SESSION = [
  'session',
  'extension',
  'end',
  'pass',
  'tries',
  'witness',
  'absence',
  'reflection',
  'alongside',
] as const satisfies Kind[];

/** Kinds with an end of their own that reports ask for later. */
export const DATED = ['pause', 'offline', 'total', 'occasion', 'skip'] as const satisfies Kind[];

/** Kinds that nobody asks for once they are old. */
const PASSING = ['alert', 'adjourned', 'planned'] as const satisfies Kind[];

/** The instant after which a record of these kinds is of the past; a pause without an end is not. */
function endOf(kind: Kind, value: unknown): number {
  const { to, until, at, day, when } = (value ?? {}) as {
    to?: number;
    until?: number | null;
    at?: number;
    day?: string;
    when?: Planned['when'];
  };
  if (when) return when.is === 'once' ? boundsOf(when.day).to : Number.POSITIVE_INFINITY;
  if (day !== undefined) return boundsOf(day).to;
  if (kind === 'pause') return until ?? Number.POSITIVE_INFINITY;
  return to ?? until ?? at ?? Number.POSITIVE_INFINITY;
}

/**
 * Takes out what ended over a week ago: sessions with all that belongs to them, pauses, offline work and what was
 * planned and came, which are kept elsewhere, and alerts and plans, which are not; and in time that something was
 * deleted. What the room has not been told stays, and so does all that belongs to it. Returns the same document when there is nothing.
 */
export function prune(
  doc: Doc,
  now: number,
  outbox: readonly string[] | null = null,
): { doc: Doc; old: Entry[] } {
  const over = new Set<string>();
  for (const [id, session] of each(doc, 'session'))
    if ((doc.end[id]?.value?.at ?? plannedEnd(doc, id, session)) < now - KEPT) over.add(id);
  const unsent = new Set(outbox);
  for (const key of unsent) {
    const slash = key.indexOf('/');
    const [kind, id] = [key.slice(0, slash) as Kind, key.slice(slash + 1)];
    over.delete(sessionOf(kind, id, doc[kind]?.[id]?.value));
  }
  const old: Entry[] = [];
  const kept: { [kind: string]: Record<string, unknown> } = {};
  function sift(
    kind: Kind,
    isOver: (id: string, value: unknown, stamp: string) => boolean,
    isKeptElsewhere: boolean,
  ) {
    const entries = Object.entries((kept[kind] ?? doc[kind]) as Doc[Kind]);
    const goes = ([id, { value, stamp }]: (typeof entries)[number]) =>
      !unsent.has(`${kind}/${id}`) && isOver(id, value, stamp);
    const gone = entries.filter(goes);
    if (gone.length === 0) return;
    kept[kind] = Object.fromEntries(entries.filter((entry) => !goes(entry)));
    if (isKeptElsewhere) old.push(...gone.map(([id, held]) => ({ kind, id, ...held }) as Entry));
  }
  // Of an emergency exit whose session was deleted the instant stays for as long as it counts, and no longer.
  const isLeft = (id: string, value: unknown) =>
    !doc.session[id]?.value && ((value as { at?: number } | null)?.at ?? now) < now - KEPT;
  sift('end', isLeft, false);
  for (const kind of OF_SESSION) sift(kind, (id, value) => over.has(sessionOf(kind, id, value)), true);
  const isPast = (kind: Kind) => (_: string, value: unknown) => endOf(kind, value) < now - KEPT;
  for (const kind of DATED) sift(kind, isPast(kind), true);
  for (const kind of PASSING) sift(kind, isPast(kind), false);
  sift('erasure', (_, value) => ((value as { at?: number } | null)?.at ?? now) < now - DELETED, true);
  // That something is gone is told until nobody could bring it back.
  for (const kind of BURIED)
    sift(kind, (_, value, stamp) => value === null && timeOf(stamp) < now - DELETED, false);
  // What somebody was done with stays so as long as it could come back.
  const alerts = kept.alert ?? doc.alert;
  sift('dismissal', (id, value) => isPast('dismissal')(id, value) && !(id in alerts), false);
  return Object.keys(kept).length === 0 ? { doc, old } : { doc: { ...doc, ...kept } as Doc, old };
}

/** Of these kinds nothing comes back by itself: what was planned would, from its calendar. */
const BURIED = [
  ...OF_SESSION,
  ...DATED.filter((kind) => kind !== 'skip'),
  'alert',
  'adjourned',
  'erasure',
] as const satisfies Kind[];

/** The session a record belongs to. */
export function sessionOf(kind: Kind, id: string, value: unknown): string {
  if (kind === 'tries') return id.slice(0, id.lastIndexOf('/'));
  if (kind === 'session' || kind === 'end') return id;
  return (value as { session?: string } | null)?.session ?? '';
}

const OF_THE_PAST: ReadonlySet<string> = new Set([
  ...OF_SESSION,
  ...DATED,
  ...PASSING,
  'dismissal',
  'erasure',
]);

/** Whether a record is of the past some day, and need not be held for ever for browsers that were not there. */
export const isPassing = ({ kind, value }: { kind: string; value: unknown }): boolean =>
  value === null ||
  (OF_THE_PAST.has(kind) &&
    !(kind === 'pause' && Object(value).until === null) &&
    !(kind === 'planned' && !isSoonOver(value as Planned)));
