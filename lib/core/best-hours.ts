import { keyOf, type Span } from './activity.ts';
import { startOfNextHour } from './day.ts';
import type { Standing } from './report.ts';
import type { Site } from './site.ts';

/** Focus Work by the hour of the day, midnight first, and the stretches it was added from. */
export function focusByHour(
  spans: readonly Span[],
  standingOf: (site: Site) => Standing,
): { time: number; spans: Span[] }[] {
  const hours = Array.from({ length: 24 }, () => ({ time: 0, spans: [] as Span[] }));
  for (const span of spans) {
    if (span.is !== 'page' || standingOf(keyOf(span)).as !== 'focus') continue;
    for (let from = span.from; from < span.to; ) {
      const to = Math.min(span.to, startOfNextHour(from));
      const hour = hours[new Date(from).getHours()];
      if (hour) {
        hour.time += to - from;
        hour.spans.push({ ...span, from, to });
      }
      from = to;
    }
  }
  return hours;
}

/** The stretch of three hours with the most Focus Work, by its first hour; null without any. */
export function bestHours(hours: readonly { time: number }[]): number | null {
  let best: number | null = null;
  let most = 0;
  for (let first = 0; first + 3 <= hours.length; first++) {
    const time = hours.slice(first, first + 3).reduce((sum, hour) => sum + hour.time, 0);
    if (time <= most) continue;
    most = time;
    best = first;
  }
  return best;
}
