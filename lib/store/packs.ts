import { type IDBPTransaction, unwrap } from 'idb';
import type { Span } from '../core/activity.ts';
import type { Stores } from './database.ts';

/**
 * Where spans are: one by one, as they are recorded, and by the hundred, as they come from a file: a database takes
 * almost as long for a row of one as for a row of many. Between the first and the last of a pack nothing else begins.
 */
export interface Pack {
  from: number;
  /** When the last of them begins. */
  last: number;
  /** In order. */
  spans: Span[];
}

type Parts = ('span' | 'pack' | 'day')[];
type Reading<Mode extends IDBTransactionMode> = IDBPTransaction<Stores, Parts, Mode>;

/** So many are a pack; fewer stay alone. */
const PACK = 150;
const FEW = 50;

/** Some spans as they lie: alone, and in packs. */
export interface Lying {
  alone: Span[];
  packs: Pack[];
}

/** All of them, in order. */
export function inOrder({ alone, packs }: Lying): Span[] {
  if (packs.length === 0) return alone;
  const all = packs.flatMap(({ spans }) => spans);
  return alone.length === 0 ? all : all.concat(alone).sort((one, other) => one.from - other.from);
}

/** Where the last span begins that begins before an instant, or at it; or the pack which that may be in. */
export async function startBefore<Mode extends IDBTransactionMode>(
  reading: Reading<Mode>,
  at: number,
): Promise<number | null> {
  const [alone, packed] = await Promise.all([
    reading.objectStore('span').openKeyCursor(IDBKeyRange.upperBound(at), 'prev'),
    reading.objectStore('pack').openKeyCursor(IDBKeyRange.upperBound([at, Number.MAX_VALUE]), 'prev'),
  ]);
  const [start, last] = packed?.key ?? [null, null];
  if (start === null || last === null) return alone?.key ?? null;
  return Math.max(alone?.key ?? start, last <= at ? last : start);
}

/** From an instant on, or from after it, up to another one. */
export interface Stretch {
  from: number;
  isAfter?: boolean;
  to: number;
}

/**
 * The spans that begin in a stretch of time, and the whole of packs which it begins or ends in; of so many at once.
 * `until`: as far as they were looked for.
 */
export async function lyingIn<Mode extends IDBTransactionMode>(
  reading: Reading<Mode>,
  { from, isAfter = false, to }: Stretch,
  most?: number,
): Promise<Lying & { until: number }> {
  const few = most === undefined ? undefined : Math.max(1, Math.ceil(most / PACK));
  const packs = reading.objectStore('pack');
  const before = isAfter ? null : await packs.openKeyCursor(IDBKeyRange.upperBound([from]), 'prev');
  const first = before && before.key[1] >= from ? before.key[0] : from;
  const starts = IDBKeyRange.bound(isAfter ? [from, Number.MAX_VALUE] : [first], [to, Number.MAX_VALUE]);
  const [alone, packed] = await Promise.all([
    reading.objectStore('span').getAll(IDBKeyRange.bound(from, to, isAfter), most),
    packs.getAll(starts, few),
  ]);
  const until = Math.min(
    alone.length === most ? (alone.at(-1)?.from ?? to) : to,
    packed.length === few ? (packed.at(-1)?.last ?? to) : to,
  );
  return {
    alone: alone.filter((span) => span.from <= until),
    packs: packed.filter((pack) => pack.from <= until),
    until,
  };
}

/** Cuts many into packs. */
function* packsOf(spans: readonly Span[]): Generator<Pack> {
  for (let at = 0; at < spans.length; at += PACK) {
    const some = spans.slice(at, at + PACK);
    const [first, last] = [some[0], some.at(-1)];
    if (first && last) yield { from: first.from, last: last.from, spans: some };
  }
}

/**
 * Lays down what spans have become: `gone` are no more, `come` are new or changed. What falls into a pack is in that
 * pack afterwards; of many new ones together packs are made.
 */
export function layDown(
  writing: Reading<'readwrite'>,
  { alone, packs }: Lying,
  come: readonly Span[],
  gone: readonly Span[],
): void {
  // Without a promise for each of thousands: what fails makes the whole fail.
  const [plainSpans, plainPacks] = [unwrap(writing.objectStore('span')), unwrap(writing.objectStore('pack'))];
  const lost = new Set(gone.map((span) => span.from));
  const single = new Set(alone.map((span) => span.from));
  const packOf = (at: number) => packs.find((pack) => pack.from <= at && at <= pack.last);
  const touched = new Map<Pack, Map<number, Span>>();
  const within = (pack: Pack) => {
    const held = touched.get(pack) ?? new Map(pack.spans.map((span) => [span.from, span]));
    touched.set(pack, held);
    return held;
  };
  for (const start of lost) {
    const pack = packOf(start);
    if (pack) within(pack).delete(start);
    else plainSpans.delete(start);
  }
  let run: Span[] = [];
  const endRun = () => {
    if (run.length < FEW) for (const span of run) plainSpans.put(span);
    else for (const pack of packsOf(run)) plainPacks.put(pack);
    run = [];
  };
  // What lies there already ends a run of new ones: nothing of it may begin within a pack of theirs.
  const stays = [...single].filter((start) => !lost.has(start)).sort((one, other) => one - other);
  let next = 0;
  for (const span of [...come].sort((one, other) => one.from - other.from)) {
    while ((stays[next] ?? Number.POSITIVE_INFINITY) < span.from) {
      next++;
      endRun();
    }
    const pack = packOf(span.from);
    if (pack) {
      endRun();
      within(pack).set(span.from, span);
    } else if (single.has(span.from)) {
      endRun();
      plainSpans.put(span);
    } else {
      const before = run.at(-1);
      if (before && packs.some(({ from }) => before.from < from && from < span.from)) endRun();
      run.push(span);
    }
  }
  endRun();
  for (const [{ from, last }, held] of touched) {
    plainPacks.delete([from, last]);
    const spans = [...held.values()].sort((one, other) => one.from - other.from);
    for (const pack of packsOf(spans)) plainPacks.put(pack);
  }
}
