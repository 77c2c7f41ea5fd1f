import type { Away, Span } from '../lib/core/activity.ts';
import { dayOf } from '../lib/core/day.ts';

type PageSpan = Span & { is: 'page' };

/** A page that was in front from one instant to another. */
export const pageSpan = (from: number, to: number, host: string, over: Partial<PageSpan> = {}): PageSpan => ({
  from,
  to,
  day: dayOf(from),
  is: 'page',
  host,
  path: '',
  title: '',
  by: 'input',
  during: 'work',
  ...over,
});

/** Nobody there, or nothing to be counted. */
export const awaySpan = (from: number, to: number, because: Away = 'idle'): Span => ({
  from,
  to,
  day: dayOf(from),
  is: 'away',
  because,
});
