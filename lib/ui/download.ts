import { keyOf, type Span } from '../core/activity.ts';
import type { Day } from '../core/day.ts';
import type { Standing } from '../core/report.ts';
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

/** Gives a day's spans to the person as a file. */
export function downloadSpans(
  as: 'csv' | 'json',
  day: Day,
  spans: readonly Span[],
  standingOf: (site: string) => Standing,
): void {
  const text = as === 'csv' ? spansAsCsv(spans, standingOf) : `${JSON.stringify({ day, spans }, null, 2)}\n`;
  downloadText(`sundial-${day}.${as}`, text, as === 'csv' ? 'text/csv' : 'application/json');
}
