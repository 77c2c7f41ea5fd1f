import * as z from 'zod/mini';
import type { Catalogue } from './catalogue.ts';
import { inDays } from './day.ts';
import type { Doc } from './doc.ts';
import { countedAs } from './scores.ts';
import { number, string } from './shapes.ts';
import { placeOf, placeOfSite, type Site, sitesOf, withoutWww } from './site.ts';
import { MINUTE, SECOND } from './time.ts';

/** Without input for this long nobody is there, and this time is taken off again. RescueTime's five minutes. */
export const IDLE = 5 * MINUTE;
/** While a page counts somebody looks twice a minute; where nobody did for this long, the machine slept. */
const ASLEEP = 90 * SECOND;
/** Sound that pauses for less goes on. */
const HUSH = 90 * SECOND;
/** What was in front for less is not noted. */
export const SHORTEST_SPAN = SECOND;

/** How a person is known to be there. */
const By = z.enum(['input', 'sound']);

/** Whose file a stretch was brought in from, where nobody here saw it. */
export const Source = z.enum(['rescuetime', 'activitywatch']);
export type Source = z.infer<typeof Source>;

/** Why nothing is counted, the first that holds. */
const Away = z.enum(['off', 'asleep', 'locked', 'idle', 'unfocused', 'private', 'no-page']);
export type Away = z.infer<typeof Away>;

/** What the day is at meanwhile. Only work and sessions count towards the day's goal. */
export const During = z.enum(['work', 'session', 'meeting', 'recharge']);
export type During = z.infer<typeof During>;

/** A page of the web that is looked at. */
const Page = z.object({
  host: string,
  /** The path that has a score of its own, or ''. The rest of the address is never kept. */
  path: string,
  /** '' while the page loads, where titles are not kept, and on quiet sites. */
  title: string,
});
export type Page = z.infer<typeof Page>;

/** What is in front of the person at an instant. */
const Front = z.union([
  z.object({ is: z.literal('page'), page: Page, by: By, during: During }),
  z.object({ is: z.literal('away'), because: Away }),
]);
export type Front = z.infer<typeof Front>;

const Stretch = z.object({
  from: number,
  to: number,
  /** The day by the calendar where it was recorded; later the machine may be elsewhere. */
  day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
});

/** A stretch of time and what was in front all the while, known by its start. */
export const Span = z.discriminatedUnion('is', [
  z.object({
    ...Stretch.shape,
    is: z.literal('page'),
    by: z.union([By, Source]),
    during: During,
    ...Page.shape,
  }),
  z.object({ ...Stretch.shape, is: z.literal('away'), because: Away }),
]);
export type Span = z.infer<typeof Span>;

/** What totals call a page: its host, and the path if that has a score of its own. */
export const keyOf = ({ host, path }: Pick<Page, 'host' | 'path'>): Site => host + path;

/** What was in front when somebody looked last, from when on, and under which title. */
export const Trail = z.object({
  front: Front,
  since: number,
  seen: number,
  /** When the page in front was heard last; 0 when it was not. */
  heard: number,
});
export type Trail = z.infer<typeof Trail>;

/** What somebody sees who looks. */
export interface Sight {
  front: Front;
  /** Whether sound comes from it, and counts. */
  isHeard: boolean;
  now: number;
}

/** What comes of a look: spans to keep, and from when on counted input turns out to have been idle. */
export interface Step {
  trail: Trail;
  spans: Span[];
  idleSince: number | null;
}

const isSamePage = (one: Page, other: Page): boolean =>
  one.host === other.host &&
  one.path === other.path &&
  (one.title === other.title || one.title === '' || other.title === '');

function isSame(one: Front, other: Front): boolean {
  if (one.is === 'page')
    return (
      other.is === 'page' &&
      one.by === other.by &&
      one.during === other.during &&
      isSamePage(one.page, other.page)
    );
  return other.is === 'away' && one.because === other.because;
}

/** A title is known only once the page is there. */
const withTitle = (front: Front, before: Front): Front =>
  front.is === 'page' && before.is === 'page' && front.page.title === ''
    ? { ...front, page: { ...front.page, title: before.page.title } }
    : front;

/** Of what is not to be recorded not even the times are. */
const isNoted = (front: Front): boolean =>
  front.is === 'page' || (front.because !== 'off' && front.because !== 'private');

/** A stretch as spans of one day each; none when it is too short. */
function spansOf(front: Front, from: number, to: number): Span[] {
  if (to - from < SHORTEST_SPAN || !isNoted(front)) return [];
  return inDays(from, to).map((stretch) =>
    front.is === 'page'
      ? { ...stretch, is: 'page', by: front.by, during: front.during, ...front.page }
      : { ...stretch, is: 'away', because: front.because },
  );
}

/** A film that is silent for a moment is still watched. */
function bridged(front: Front, before: Front, hush: number): Front {
  const isSilent = front.is === 'away' && front.because === 'idle' && before.is === 'page';
  return isSilent && hush < HUSH ? { ...before, by: 'sound' } : front;
}

/**
 * What a look at the front adds to what is known. The time since the last look belongs to what was in front
 * then, because whatever changes makes somebody look; but for a machine that slept, and a clock that was set
 * back. `trail` is null when the browser was just started: what was before is not known.
 */
export function follow(trail: Trail | null, { front: seenNow, isHeard, now }: Sight): Step {
  if (!trail) {
    const begun = { front: seenNow, since: now, seen: now, heard: isHeard ? now : 0 };
    return { trail: begun, spans: [], idleSince: null };
  }
  const { front: before, since, seen } = trail;
  const hasSlept = before.is === 'page' && now - seen > ASLEEP;
  const front = hasSlept ? seenNow : bridged(seenNow, before, now - trail.heard);
  const isStill = before.is === 'page' && front.is === 'page' && isSamePage(before.page, front.page);
  const heard = isHeard ? now : isStill ? trail.heard : 0;
  const hasGoneIdle =
    before.is === 'page' && before.by === 'input' && front.is === 'away' && front.because === 'idle';
  // What was heard was somebody there.
  const idleSince = hasGoneIdle ? Math.max(now - IDLE, trail.heard) : null;
  if (hasSlept || now < seen) {
    const spans = [...spansOf(before, since, seen), ...spansOf({ is: 'away', because: 'asleep' }, seen, now)];
    return { trail: { front, since: now, seen: now, heard }, spans, idleSince };
  }
  const goesOn = isSame(before, front);
  const named = goesOn ? withTitle(front, before) : front;
  return {
    trail: { front: named, since: goesOn ? since : now, seen: now, heard },
    spans: spansOf(goesOn ? named : before, since, now),
    idleSince,
  };
}

/** What was in front under another mode; null: of what nothing is to be recorded. */
const turned = (front: Front, during: During | null): Front =>
  during === null ? { is: 'away', because: 'off' } : front.is === 'page' ? { ...front, during } : front;

/**
 * A look, with the turns of the day since the one before it: what was in front then was so until each of them, and
 * from then on in the next mode.
 */
export function followTurns(
  trail: Trail | null,
  sight: Sight,
  turns: readonly { at: number; during: During | null }[],
): Step {
  let last = trail;
  const before: Step[] = [];
  // A machine that slept was in front of nobody.
  if (trail && sight.now - trail.seen <= ASLEEP)
    for (const { at, during } of turns) {
      if (!last || at <= last.seen || at >= sight.now) continue;
      const step = follow(last, { front: turned(last.front, during), isHeard: false, now: at });
      // A turn hears nothing and ends no sound.
      last = { ...step.trail, heard: last.heard };
      before.push(step);
    }
  const step = follow(last, sight);
  return { ...step, spans: [...before.flatMap(({ spans }) => spans), ...step.spans] };
}

/** Spans of which the input after an instant turned out to be idle: what was counted before it stays. */
function idleFrom(spans: readonly Span[], since: number): Span[] {
  return spans.flatMap((span): Span[] => {
    if (span.is === 'away' || span.by === 'sound' || span.to <= since) return [span];
    const { to, day } = span;
    const from = Math.max(span.from, since);
    const idle: Span = { from, to, day, is: 'away', because: 'idle' };
    return from === span.from ? [idle] : [{ ...span, to: from }, idle];
  });
}

/** What is left of a span beside others. */
function beside(span: Span, others: readonly Span[]): Span[] {
  let pieces = [span];
  for (const { from, to } of others)
    pieces = pieces.flatMap((piece) => {
      if (to <= piece.from || from >= piece.to) return [piece];
      return [
        ...(from > piece.from ? [{ ...piece, to: from }] : []),
        ...(to < piece.to ? [{ ...piece, from: to }] : []),
      ];
    });
  return pieces;
}

/**
 * The spans of a stretch of time once those of a step are among them. A span that has grown takes the place of
 * itself; for the rest what is kept already stays, so that a clock set back counts no time twice.
 */
export function takeIn(
  kept: readonly Span[],
  { spans, idleSince }: Pick<Step, 'spans' | 'idleSince'>,
): Span[] {
  let all = [...kept];
  for (const span of spans) {
    const others = all.filter(({ from }) => from !== span.from);
    const itself = all.find(({ from }) => from === span.from);
    all = itself && itself.to > span.to ? all : [...others, ...beside(span, others)];
  }
  return idleSince === null ? all : idleFrom(all, idleSince);
}

/**
 * What spans from elsewhere add to those that are kept, both in order and without overlaps among themselves: what is
 * kept stays as it is. Spans that add all they have keep their identity.
 */
export function besideKept(kept: readonly Span[], spans: readonly Span[]): Span[] {
  const added: Span[] = [];
  let first = 0;
  for (const span of spans) {
    while ((kept[first]?.to ?? Number.POSITIVE_INFINITY) <= span.from) first++;
    let { from } = span;
    for (let at = first; from < span.to; at++) {
      const taken = kept[at];
      const to = Math.min(span.to, taken?.from ?? span.to);
      if (from < to) added.push(from === span.from && to === span.to ? span : { ...span, from, to });
      if (!taken || taken.from >= span.to) break;
      from = Math.max(from, taken.to);
    }
  }
  return added;
}

/** What is known of an address, whatever the title of its page. */
export interface Known {
  host: string;
  path: string;
  isQuiet: boolean;
  /** Whether time there counts as a meeting. */
  isMeeting: boolean;
}

/** What may be kept of an address; null when it is no page of the web. */
export function knownOf(doc: Pick<Doc, 'score'>, catalogue: Catalogue, address: string): Known | null {
  const place = placeOf(address);
  if (!place) return null;
  const counted = countedAs(doc, catalogue, place);
  return {
    host: withoutWww(place.host),
    path: counted ? placeOfSite(counted.site).path : '',
    isQuiet: sitesOf(place).some((site) => catalogue.get(site)?.quiet),
    isMeeting: counted?.as === 'meeting',
  };
}

/** Browsers call a page without a title by its address, as it is or made readable. */
function isAddress(title: string, address: string): boolean {
  if (title === '' || title.includes('://') || address.includes(title)) return true;
  const called = title.includes('/') ? placeOf(`http://${title}`) : null;
  const place = placeOf(address);
  return called !== null && called.host === place?.host && called.path === place.path;
}

/** What is kept of a page. One without a title is called by its address, which is not kept. */
export const pageOf = ({ host, path, isQuiet }: Known, address: string, title: string): Page => ({
  host,
  path,
  title: isQuiet || isAddress(title, address) ? '' : title,
});
