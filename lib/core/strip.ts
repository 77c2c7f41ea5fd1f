import { keyOf, type Span } from './activity.ts';
import type { CountsAs } from './catalogue.ts';
import type { Ran } from './evidence.ts';
import { type Standing, within } from './report.ts';
import type { Between } from './schedule.ts';
import type { Site } from './site.ts';
import { MINUTE } from './time.ts';

/** What was in front: a page by what it counts as, nobody or something else, or nothing that was seen at all. */
export type InFront = CountsAs | 'away' | 'unseen';
export const IN_FRONT: readonly InFront[] = ['focus', 'meeting', 'other', 'personal', 'away', 'unseen'];

/** Whole minutes one after another in which the same was in front for most of the time. */
export interface Stretch extends Between {
  is: InFront;
  /** The site that had most of it, and how long; null where no page was in front. */
  site: { site: Site; time: number } | null;
}

type Ends = Pick<Ran, 'startedAt' | 'endedAt'>;
type Piece = Between & { is: InFront; site: Site | null };

/** A machine that slept saw nothing, as one that was off. */
function pieceOf(span: Span, standingOf: (site: Site) => Standing): Piece {
  const { from, to } = span;
  if (span.is === 'page') {
    const site = keyOf(span);
    return { from, to, is: standingOf(site).as, site };
  }
  return { from, to, is: span.because === 'asleep' ? 'unseen' : 'away', site: null };
}

const none = (): Record<InFront, number> => ({
  focus: 0,
  meeting: 0,
  other: 0,
  personal: 0,
  away: 0,
  unseen: 0,
});

/** How long each was in front; what no span tells of was not seen. Together they are the session. */
function timesOf(pieces: readonly Piece[], { from, to }: Between): Record<InFront, number> {
  const times = none();
  let known = 0;
  for (const piece of pieces) {
    const time = Math.min(piece.to, to) - Math.max(piece.from, from);
    if (time <= 0) continue;
    times[piece.is] += time;
    known += time;
  }
  times.unseen += Math.max(0, to - from - known);
  return times;
}

const most = (times: Record<InFront, number>): InFront =>
  IN_FRONT.reduce((held, is) => (times[is] > times[held] ? is : held));

function siteOf(pieces: readonly Piece[], stretch: Between & { is: InFront }): Stretch['site'] {
  const bySite = new Map<Site, number>();
  for (const { from, to, is, site } of pieces) {
    const time = Math.min(to, stretch.to) - Math.max(from, stretch.from);
    if (site !== null && is === stretch.is && time > 0) bySite.set(site, (bySite.get(site) ?? 0) + time);
  }
  const [first] = [...bySite].sort(([, one], [, other]) => other - one);
  return first ? { site: first[0], time: first[1] } : null;
}

/** A session minute by minute, by the scores of today, and its times in all. */
export function stripOf(
  { startedAt, endedAt }: Ends,
  spans: readonly Span[],
  standingOf: (site: Site) => Standing,
): { stretches: Stretch[]; times: Record<InFront, number> } {
  const pieces = within(spans, startedAt, endedAt).map((span) => pieceOf(span, standingOf));
  const joined: (Between & { is: InFront })[] = [];
  for (let from = startedAt; from < endedAt; from += MINUTE) {
    const to = Math.min(from + MINUTE, endedAt);
    const is = most(timesOf(pieces, { from, to }));
    const last = joined.at(-1);
    if (last?.is === is) last.to = to;
    else joined.push({ from, to, is });
  }
  return {
    stretches: joined.map((stretch) => ({ ...stretch, site: siteOf(pieces, stretch) })),
    times: timesOf(pieces, { from: startedAt, to: endedAt }),
  };
}
