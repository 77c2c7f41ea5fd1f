import { keyOf, type Span } from '../core/activity.ts';
import type { Day } from '../core/day.ts';
import type { Ran } from '../core/evidence.ts';
import type { Offline } from '../core/offline.ts';
import type { Standing } from '../core/report.ts';
import type { Rollup } from '../core/rollup.ts';

/** A cell by RFC 4180; what a spreadsheet would take for a formula is shown as the text it is. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const table = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

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
  return table([FIELDS, ...rows]);
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
  return table([SUM_FIELDS, ...rows]);
}

/** Gives a person something as a file. */
function download(name: string, as: 'csv' | 'json', text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: as === 'csv' ? 'text/csv' : 'application/json' }));
  link.download = `sundial-${name}.${as}`;
  link.click();
  // The browser has taken the address by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const asJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** A day as a file: its spans, and as JSON its sessions and its work away from the browser too. */
export function downloadDay(
  as: 'csv' | 'json',
  day: Day,
  shown: { spans: readonly Span[]; sessions: readonly Ran[]; offline: readonly Offline[] },
  standingOf: (site: string) => Standing,
): void {
  download(day, as, as === 'csv' ? spansAsCsv(shown.spans, standingOf) : asJson({ day, ...shown }));
}

/** Something longer as a file: its days by site, and as JSON its sessions and its work away from the browser too. */
export function downloadSums(
  as: 'csv' | 'json',
  range: string,
  shown: { days: readonly Rollup[]; sessions: readonly Ran[]; offline: readonly Offline[] },
  standingOf: (site: string) => Standing,
): void {
  download(range, as, as === 'csv' ? sumsAsCsv(shown.days, standingOf) : asJson({ range, ...shown }));
}
