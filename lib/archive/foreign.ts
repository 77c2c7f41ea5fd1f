import type { During, Page, Source, Span } from '../core/activity.ts';
import { SHORTEST_SPAN } from '../core/activity.ts';
import { inDays } from '../core/day.ts';
import type { Site } from '../core/site.ts';

/** Why something in a file of another program does not come in, and how often. */
export type LeftOut = Partial<
  Record<'program' | 'crowded' | 'private' | 'no-page' | 'short' | 'long' | 'ahead' | 'pattern', number>
>;

/** What is wrong with a file of another program. */
export type ForeignFault =
  | 'no-csv'
  | 'no-json'
  | 'no-dates'
  | 'no-columns'
  | 'bad-row'
  | 'bad-event'
  | 'nothing';

/** What comes of reading a file of another program: it is read, or refused whole. */
export type Foreign =
  | { is: 'spans'; by: Source; spans: Span[]; leftOut: LeftOut }
  | { is: 'sites'; sites: Site[]; leftOut: LeftOut }
  | { is: 'refused'; because: ForeignFault /** The line, or the place of the event. */; at: number | string };

/** All that is asked of the world to make spans of what another program saw. */
export interface Here {
  now: number;
  /** What may be kept of a page, by its address and title; null when it is none of the web. */
  pageAt(address: string, title: string): Page | null;
  /** What a time of the past counts as, by the hours that are set now. */
  duringAt(instant: number): During;
}

export function createLeftOut() {
  const counts: LeftOut = {};
  return {
    counts,
    add(reason: keyof LeftOut): void {
      counts[reason] = (counts[reason] ?? 0) + 1;
    },
  };
}

/** A page that another program saw in front, in parts of one day each. */
export function spansOfPage(page: Page, by: Source, from: number, to: number, here: Here): Span[] {
  return inDays(from, to)
    .filter((part) => part.to - part.from >= SHORTEST_SPAN)
    .map((part) => ({ ...part, is: 'page', by, during: here.duringAt(part.from), ...page }));
}
