/**
 * The file that everything goes out in and comes in from. It is JSON Lines: UTF-8, one JSON text a line, every line
 * ended by one line feed.
 *
 *   {"sundial":1}                                    the version of this format
 *   {"id":"…","kind":"…","stamp":"…","value":…}      the records, old ones too, by kind and then by id
 *   {"because":"idle","day":"…","from":…,…}          the spans of recorded time, by their start
 *   {"entries":12,"sha256":"…","spans":3400}         how many there are of both, and the SHA-256 of all lines above
 *
 * There is one way to write each thing: no spaces, keys sorted, text compared by UTF-16 code units, numbers and
 * strings as `JSON.stringify` writes them. So two files of the same are the same, octet for octet, and a line that
 * is not spelled as it would be written from here is refused rather than half understood. What a record or a span is
 * made of is told by `Part` in lib/core/doc.ts and by `Span` in lib/core/activity.ts. Spans do not overlap. Instants are epoch
 * milliseconds. Not in it: keys of paired browsers, accounts, addresses of calendars, and which of the devices that
 * records name this browser is.
 */
import type { Span } from '../core/activity.ts';
import type { Entry } from '../core/doc.ts';
import { entryFrom, spanFrom } from '../core/entry.ts';
import { timeOf } from '../core/stamp.ts';
import { DAY } from '../core/time.ts';
import { createDigest } from './digest.ts';

const HEADER = '{"sundial":1}';

/** By what a file is known for one of ours, of whatever version. */
export const isOurs = (text: string): boolean => text.startsWith('{"sundial":');

/** The one way to write a value. */
function spelled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelled).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const part = (value as Record<string, unknown>)[key];
    if (part !== undefined) parts.push(`${JSON.stringify(key)}:${spelled(part)}`);
  }
  return `{${parts.join(',')}}`;
}

const lineOf = (entry: Entry): string => spelled(entry);

/** As `spelled` would write it, and three times as fast: there may be a million of them. */
function lineOfSpan(span: Span): string {
  const { day, from, to } = span;
  if (span.is === 'away') return JSON.stringify({ because: span.because, day, from, is: 'away', to });
  const { by, during, host, path, title } = span;
  return JSON.stringify({ by, day, during, from, host, is: 'page', path, title, to });
}

/** The order of records in a file. */
const isBefore = (one: Entry, other: Entry): boolean =>
  one.kind === other.kind ? one.id < other.id : one.kind < other.kind;

export const inOrder = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((one, other) => (isBefore(one, other) ? -1 : 1));

/** Why a file is not read, and at which line. */
export interface Fault {
  because: 'not-ours' | 'later-version' | 'not-a-line' | 'out-of-order' | 'cut-off' | 'changed' | 'ahead';
  line: number;
}

/** What some lines say. */
interface Found {
  entries: Entry[];
  spans: Span[];
  /** Spans that are left out, because they end after now. */
  ahead: number;
}

/** The last line of a file; null when this is none. */
export function trailerFrom(line: string): { entries: number; spans: number; sha256: string } | null {
  const [, entries, sha256, spans] =
    /^\{"entries":(\d{1,9}),"sha256":"([0-9a-f]{64})","spans":(\d{1,12})\}$/.exec(line) ?? [];
  return sha256 === undefined ? null : { entries: Number(entries), sha256, spans: Number(spans) };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Writes a file piece by piece: what is put in, in order, comes out as text. */
export function createWriter() {
  const digest = createDigest();
  const counts = { entries: 0, spans: 0 };
  const noted = (lines: readonly string[]): string => {
    const text = lines.map((line) => `${line}\n`).join('');
    digest.add(bytes(text));
    return text;
  };
  return {
    begin: () => noted([HEADER]),
    entries(some: readonly Entry[]): string {
      counts.entries += some.length;
      return noted(some.map(lineOf));
    },
    spans(some: readonly Span[]): string {
      counts.spans += some.length;
      return noted(some.map(lineOfSpan));
    },
    end: () => `${spelled({ ...counts, sha256: digest.end() })}\n`,
  };
}

/** What a line says; undefined where it is no JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // As little ours as any other line that is not spelled so.
    return undefined;
  }
}

/** A line that is a record or a span, and spelled as it is written here; null when it is not. */
function checked(line: string): Entry | Span | null {
  const value = parsed(line);
  const entry = entryFrom(value);
  if (entry) return lineOf(entry) === line ? entry : null;
  const span = spanFrom(value);
  return span && lineOfSpan(span) === line ? span : null;
}

/** A line that was checked before. */
const believed = (line: string): Entry | Span | null => (parsed(line) ?? null) as Entry | Span | null;

/**
 * Reads a file piece by piece, and holds each line against all that is said above, and its times against `now`. The
 * first fault ends it. Only at the end it is known whether the file is whole, so nothing may be done before. Where
 * that was found once, a second reading looks at the digest alone.
 */
export function createReader({ now, isAgain }: { now: number; isAgain: boolean }) {
  const digest = createDigest();
  const counts = { entries: 0, spans: 0 };
  let line = 0;
  let lastEntry: Entry | null = null;
  let lastSpan: Span | null = null;
  let trailer: ReturnType<typeof trailerFrom> = null;
  const thingIn = isAgain ? believed : checked;
  /** A clock that is off by less is somebody's mistake; one that is off by more would have the last word for long. */
  const latest = now + DAY;
  const fault = (because: Fault['because'], at = line): Fault => ({ because, line: at });

  function take(text: string, found: Found): Fault | null {
    line++;
    if (trailer) return fault('not-a-line');
    if (line === 1) return text === HEADER ? null : fault(isOurs(text) ? 'later-version' : 'not-ours');
    trailer = trailerFrom(text);
    if (trailer) return null;
    const thing = thingIn(text);
    if (!thing) return fault('not-a-line');
    if ('kind' in thing) {
      if (lastSpan || (lastEntry && !isBefore(lastEntry, thing))) return fault('out-of-order');
      if (timeOf(thing.stamp) > latest) return fault('ahead');
      lastEntry = thing;
      counts.entries++;
      found.entries.push(thing);
    } else {
      if (lastSpan && thing.from < lastSpan.to) return fault('out-of-order');
      lastSpan = thing;
      counts.spans++;
      if (thing.to > now) found.ahead++;
      else found.spans.push(thing);
    }
    return null;
  }

  return {
    /** What is in the next lines. */
    lines(some: readonly string[]): Found | Fault {
      const found: Found = { entries: [], spans: [], ahead: 0 };
      let isOver = trailer !== null;
      const above: string[] = [];
      for (const text of some) {
        const wrong = take(text, found);
        if (wrong) return wrong;
        isOver ||= trailer !== null;
        if (!isOver) above.push(`${text}\n`);
      }
      digest.add(bytes(above.join('')));
      return found;
    },
    /** Nothing follows. Null when it was all, and as it was written. */
    end(): Fault | null {
      if (line === 0) return fault('not-ours', 1);
      if (!trailer) return fault('cut-off');
      const { entries, spans, sha256 } = trailer;
      const isWhole = entries === counts.entries && spans === counts.spans && sha256 === digest.end();
      return isWhole ? null : fault('changed');
    },
  };
}
