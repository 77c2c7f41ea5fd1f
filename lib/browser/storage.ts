import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { type Doc, EMPTY, Part } from '../core/doc.ts';
import { Health } from '../core/health.ts';
import { Clock, docOf, type Holding, Kept, NEW_CLOCK } from '../core/kept.ts';
import type { Shut } from './page.ts';

/** The keys of `storage.local`. `shut` is for the scripts in pages, which know nothing else. */
export const KEYS = {
  kept: 'kept',
  scores: 'scores',
  clock: 'clock',
  health: 'health',
  shut: 'shut',
} as const;

const Scores = z.object({ version: z.literal(1), score: Part.score });

/** The scores last read, by the very text they were read from: parsing thousands anew at each event would be felt. */
let scoresRead: { text: string; score: Doc['score'] } = { text: '', score: {} };

function readScores(text: unknown): Doc['score'] | null {
  if (text === undefined) return {};
  if (typeof text !== 'string') return null;
  if (text === scoresRead.text) return scoresRead.score;
  const parsed = Scores.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  scoresRead = { text, score: parsed.data.score };
  return scoresRead.score;
}

/** A fresh browser's name: 80 random bits. */
const newDevice = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (octet) => (octet % 36).toString(36)).join('');

/**
 * What this browser holds; a first run gets a new name. Null when something stored does not fit its
 * schema: it stays as it is, and nothing may be written over it.
 */
export async function load(): Promise<Holding | null> {
  const stored = await browser.storage.local.get([KEYS.kept, KEYS.scores, KEYS.clock]);
  let score: Doc['score'] | null;
  try {
    score = readScores(stored[KEYS.scores]);
  } catch {
    // Not even JSON: as unreadable as what does not fit.
    return null;
  }
  if (!score) return null;
  const clock = Clock.safeParse(stored[KEYS.clock]);
  if (stored[KEYS.kept] === undefined)
    return { device: newDevice(), stamp: '', doc: { ...EMPTY, score }, clock: NEW_CLOCK };
  const kept = Kept.safeParse(stored[KEYS.kept]);
  if (!kept.success) return null;
  const { device, stamp } = kept.data;
  return {
    device,
    stamp,
    doc: { ...docOf(kept.data), score },
    clock: clock.success ? clock.data : NEW_CLOCK,
  };
}

/** The clock is noted down this seldom, in milliseconds: a correction may be off by as much. */
const SEEN_OFTEN = 5000;

/** The last stamp written from here. */
let written = '';

/**
 * Calls when somebody else wrote: in Chromium private windows have a worker of their own, with the same
 * storage.
 */
export function onKeptElsewhere(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const kept = changes[KEYS.kept]?.newValue as { stamp?: unknown } | undefined;
    if (area === 'local' && kept && kept.stamp !== written) changed();
  });
}

/** One write of what changed. Nothing is written when nothing did. */
export async function save(after: Holding, before: Holding): Promise<void> {
  const write: Record<string, unknown> = {};
  const { score, ...parts } = after.doc;
  const { score: scoreBefore, ...partsBefore } = before.doc;
  const changed = (Object.keys(parts) as (keyof typeof parts)[]).some(
    (kind) => parts[kind] !== partsBefore[kind],
  );
  if (changed || score !== scoreBefore)
    write[KEYS.kept] = { version: 1, device: after.device, stamp: after.stamp, ...parts } satisfies Kept;
  if (score !== scoreBefore) {
    const text = JSON.stringify({ version: 1, score });
    write[KEYS.scores] = text;
    scoresRead = { text, score };
  }
  if (Math.abs(after.clock.seen - before.clock.seen) > SEEN_OFTEN || after.clock.shift !== before.clock.shift)
    write[KEYS.clock] = after.clock;
  written = after.stamp;
  if (Object.keys(write).length > 0) await browser.storage.local.set(write);
}

/** The last look at health; null before the first, or when it was written by another version. */
export async function readHealth(): Promise<Health | null> {
  const stored = await browser.storage.local.get(KEYS.health);
  const health = Health.safeParse(stored[KEYS.health]);
  return health.success ? health.data : null;
}

export const saveHealth = (health: Health): Promise<void> =>
  browser.storage.local.set({ [KEYS.health]: health });

/** Tells the scripts in pages; see `Shut`. Written only when it changed. */
export async function saveShut(shut: Shut | null): Promise<void> {
  const stored = await browser.storage.local.get(KEYS.shut);
  if (JSON.stringify(stored[KEYS.shut] ?? null) === JSON.stringify(shut)) return;
  if (shut) await browser.storage.local.set({ [KEYS.shut]: shut });
  else await browser.storage.local.remove(KEYS.shut);
}
