import { keyOf, type Span } from '../core/activity.ts';
import type { Day } from '../core/day.ts';
import type { Ran } from '../core/evidence.ts';
import type { Became } from '../core/occasions.ts';
import type { Offline } from '../core/offline.ts';
import type { Standing } from '../core/report.ts';
import type { Rollup } from '../core/rollup.ts';
import { csvOf } from './csv.ts';

const FIELDS = ['from', 'to', 'seconds', 'site', 'title', 'counts as', 'category', 'why'];

/** Spans as lines of a table, instants in ISO 8601 and lengths in seconds. */
function spansAsCsv(spans: readonly Span[], standingOf: (site: string) => Standing): string {
  const rows = spans.map((span) => {
    const times = [
      new Date(span.from).toISOString(),
      new Date(span.to).toISOString(),
      (span.to - span.from) / 1000,
    ];
    if (span.is === 'away') return [...times, '', '', 'not counted', '', span.because];
    const { as, category } = standingOf(keyOf(span));
    return [...times, keyOf(span), span.title, as, category ?? '', span.by];
  });
  return csvOf([FIELDS, ...rows]);
}

const SUM_FIELDS = ['day', 'site', 'seconds', 'of it towards the goal', 'counts as', 'category'];

/** The sums of days as lines of a table, one for each site of each day, lengths in seconds. */
function sumsAsCsv(sums: readonly Rollup[], standingOf: (site: string) => Standing): string {
  const rows = sums.flatMap(({ day, sites }) =>
    sites.map(({ site, time, goal }) => {
      const { as, category } = standingOf(site);
      return [day, site, time / 1000, (as === 'focus' ? goal : 0) / 1000, as, category ?? ''];
    }),
  );
  return csvOf([SUM_FIELDS, ...rows]);
}

/** Gives something to the person as a file. */
export function download(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken the address by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Gives a text to the person as a file. */
export const downloadText = (name: string, text: string, type: string): void =>
  download(name, new Blob([text], { type }));

const downloadRange = (range: string, as: 'csv' | 'json', text: string): void =>
  downloadText(`sundial-${range}.${as}`, text, as === 'csv' ? 'text/csv' : 'application/json');

const asJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** A day as a file: its spans, and as JSON its sessions and its work away from the browser too. */
export function downloadDay(
  as: 'csv' | 'json',
  day: Day,
  shown: {
    spans: readonly Span[];
    sessions: readonly Ran[];
    planned: readonly Became[];
    offline: readonly Offline[];
  },
  standingOf: (site: string) => Standing,
): void {
  downloadRange(day, as, as === 'csv' ? spansAsCsv(shown.spans, standingOf) : asJson({ day, ...shown }));
}

/** Something longer as a file: its days by site, and as JSON its sessions and its work away from the browser too. */
export function downloadSums(
  as: 'csv' | 'json',
  range: string,
  shown: {
    days: readonly Rollup[];
    sessions: readonly Ran[];
    planned: readonly Became[];
    offline: readonly Offline[];
  },
  standingOf: (site: string) => Standing,
): void {
  downloadRange(range, as, as === 'csv' ? sumsAsCsv(shown.days, standingOf) : asJson({ range, ...shown }));
}
