import type { Span } from '../core/activity.ts';
import type { Entry } from '../core/doc.ts';
import { sessionOf } from '../core/prune.ts';
import { bringIn, countOverlaps, takeBack } from '../store/spans.ts';
import { createReader, type Fault, trailerFrom } from './format.ts';
import { lastLineOf, linesOf, rest } from './lines.ts';
import type { Progress } from './write.ts';

export interface Watch {
  onProgress(progress: Progress): void;
  /** Whether somebody said stop. */
  isCancelled(): boolean;
}

/** What a file would bring, before anything of it is brought in. */
export interface Incoming {
  records: Entry[];
  spans: number;
  /** From the first span to the last; null when there is none. */
  stretch: { from: number; to: number } | null;
  /** Time on pages. */
  time: number;
  sites: number;
  /** Spans that fall into time which is recorded here. */
  overlaps: number;
  /** Spans that stay out, because they end after now. */
  ahead: number;
  /** Goes through the spans, in order, some thousand at a time. False when somebody said stop. */
  through(watch: Watch, each: (spans: Span[]) => Promise<void>): Promise<boolean>;
}

/** Adds up what spans would bring, in order. */
function createTally() {
  const sites = new Set<string>();
  const told = { spans: 0, stretch: null as Incoming['stretch'], time: 0, sites: 0, overlaps: 0 };
  return {
    told,
    async add(spans: readonly Span[]): Promise<void> {
      told.spans += spans.length;
      for (const span of spans) {
        told.stretch = { from: told.stretch?.from ?? span.from, to: span.to };
        if (span.is === 'away') continue;
        told.time += span.to - span.from;
        sites.add(span.host);
      }
      told.sites = sites.size;
      told.overlaps += await countOverlaps(spans);
    },
  };
}

/** Goes through a file of ours; null when somebody said stop. */
async function goThrough(
  file: Blob,
  { onProgress, isCancelled }: Watch,
  how: { now: number; isAgain: boolean },
  each: (spans: Span[], entries: Entry[], ahead: number) => Promise<void>,
): Promise<'whole' | Fault | null> {
  const promised = trailerFrom(await lastLineOf(file));
  const of = promised ? promised.entries + promised.spans : 0;
  const reader = createReader(how);
  let done = 0;
  for await (const lines of linesOf(file)) {
    if (isCancelled()) return null;
    if (!lines) return { because: 'not-a-line', line: done + 2 };
    const found = reader.lines(lines);
    if ('because' in found) return found;
    await each(found.spans, found.entries, found.ahead);
    done += found.entries.length + found.spans.length + found.ahead;
    onProgress({ done, of: Math.max(of, done) });
    await rest();
  }
  return reader.end() ?? 'whole';
}

/** Looks whether a file of ours is whole, and what it would bring. Changes nothing. Null when somebody said stop. */
export async function openArchive(file: Blob, now: number, watch: Watch): Promise<Incoming | Fault | null> {
  const records: Entry[] = [];
  let ahead = 0;
  const tally = createTally();
  const found = await goThrough(file, watch, { now, isAgain: false }, async (spans, entries, more) => {
    records.push(...entries);
    ahead += more;
    await tally.add(spans);
  });
  if (found !== 'whole') return found;
  return {
    records,
    ahead,
    ...tally.told,
    async through(watch, each) {
      const again = await goThrough(file, watch, { now, isAgain: true }, each);
      if (again && again !== 'whole') throw new Error('The file was changed while it was read.');
      return again === 'whole';
    },
  };
}

/** So many spans of another program's file are taken in at once. */
const MANY = 2000;

/** What spans from another program would bring; in order and without overlaps among themselves. */
export async function openSpans(spans: readonly Span[], watch: Watch): Promise<Incoming | null> {
  const through: Incoming['through'] = async ({ onProgress, isCancelled }, each) => {
    for (let at = 0; at < spans.length; at += MANY) {
      if (isCancelled()) return false;
      await each(spans.slice(at, at + MANY));
      onProgress({ done: Math.min(spans.length, at + MANY), of: spans.length });
      await rest();
    }
    return true;
  };
  const tally = createTally();
  return (await through(watch, tally.add)) ? { records: [], ahead: 0, ...tally.told, through } : null;
}

/**
 * Brings the spans in that were looked through before; where time is recorded here, that stays. False when somebody
 * said stop: then what came in is taken out again. Where the browser goes away in the middle, the same once more
 * does the rest.
 */
export async function bringSpansIn(incoming: Incoming, watch: Watch): Promise<boolean> {
  const added: number[][] = [];
  let isDone = false;
  // While the database writes some, the next are read.
  let writing: Promise<unknown> = Promise.resolve();
  try {
    const isThrough = await incoming.through(watch, async (spans) => {
      await writing;
      writing = bringIn(spans).then((starts) => added.push(starts));
      // Told at the next await of it.
      writing.catch(() => {});
    });
    await writing;
    isDone = isThrough;
  } finally {
    if (!isDone) {
      await writing.catch(() => {});
      for (const starts of added) await takeBack(starts);
    }
  }
  return isDone;
}

/** Records in parts of some thousand, those of one session together, so that old ones are put away as a whole. */
export function inParts(records: readonly Entry[]): Entry[][] {
  const ordered = records
    .map((record) => ({ record, session: sessionOf(record.kind, record.id, record.value) }))
    .sort((one, other) => (one.session < other.session ? -1 : one.session > other.session ? 1 : 0));
  const parts: Entry[][] = [];
  let part: Entry[] = [];
  let last = '';
  for (const { record, session } of ordered) {
    if (part.length >= MANY && (session === '' || session !== last)) {
      parts.push(part);
      part = [];
    }
    part.push(record);
    last = session;
  }
  return part.length > 0 ? [...parts, part] : parts;
}
