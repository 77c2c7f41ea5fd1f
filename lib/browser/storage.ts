import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Trail } from '../core/activity.ts';
import { type Doc, EMPTY, Part } from '../core/doc.ts';
import { Health } from '../core/health.ts';
import { Clock, docOf, type Glance, type Holding, Kept, NEW_CLOCK } from '../core/kept.ts';
import { isSame } from '../core/same.ts';
import type { Today } from '../core/today.ts';
import { fromText, stampIn, textOf } from './kept-text.ts';
import {
  ERASED,
  GLANCED,
  KEPT_FROM,
  KEYS,
  LAST_SHOWN,
  NOTED,
  OUTBOX,
  SCORED,
  SCORES,
  SHUT,
  TRAIL,
} from './keys.ts';
import type { Shut } from './page.ts';

const Outbox = z._default(z.nullable(z.array(z.string())), null);

const Erased = z.array(z.string());

const Noted = z.object({ running: z.nullable(z.string()), countedOn: z.string() });

const Scores = z.object({ version: z.literal(1), score: Part.score });

/**
 * The scores last read: parsing thousands anew at each event would be felt. Held weakly, because the browser's own
 * tidying of an idle worker takes the longer the more it has to look through.
 */
let scoresRead: { scored: string; score: WeakRef<Doc['score']> } | null = null;

const scoresOf = (scored: string): Doc['score'] | null =>
  (scoresRead?.scored === scored && scoresRead.score.deref()) || null;

function parseScores(text: unknown): Doc['score'] | null {
  if (text === undefined) return {};
  try {
    const parsed = Scores.safeParse(JSON.parse(String(text)));
    return parsed.success ? parsed.data.score : null;
  } catch {
    // Not even JSON: as unreadable as what does not fit.
    return null;
  }
}

/** A fresh browser's name: 80 random bits. */
const newDevice = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (octet) => (octet % 36).toString(36)).join('');

/** What is stored but for the scores; null when it does not fit its schema. */
function glanceFrom(stored: Record<string, unknown>): Glance | null {
  const clockRead = Clock.safeParse(stored[KEYS.clock]);
  const clock = clockRead.success ? clockRead.data : NEW_CLOCK;
  const scored = String(stored[SCORED] ?? '');
  const outboxRead = Outbox.safeParse(stored[OUTBOX]);
  if (!outboxRead.success) return null;
  const outbox = outboxRead.data;
  if (stored[KEYS.kept] === undefined)
    return { device: newDevice(), stamp: '', scored, doc: EMPTY, clock, outbox };
  const kept = Kept.safeParse(fromText(stored[KEYS.kept]));
  if (!kept.success) return null;
  const { device, stamp } = kept.data;
  return { device, stamp, scored, doc: docOf(kept.data), clock, outbox };
}

/** What this browser holds but for its scores; null as for `load`. */
export const glance = async (): Promise<Glance | null> =>
  glanceFrom(await browser.storage.local.get(GLANCED));

/** All that is held, by a glance at it; read anew where the scores are not known. */
export async function complete(seen: Glance): Promise<Holding | null> {
  const score = scoresOf(seen.scored);
  return score ? { ...seen, doc: { ...EMPTY, ...seen.doc, score } } : loadAll();
}

/**
 * What this browser holds; a first run gets a new name. Null when something stored does not fit its
 * schema: it stays as it is, and nothing may be written over it.
 */
export async function load(): Promise<Holding | null> {
  const seen = scoresRead?.score.deref() && (await glance());
  return seen ? complete(seen) : loadAll();
}

async function loadAll(): Promise<Holding | null> {
  const stored = await browser.storage.local.get([...GLANCED, SCORES]);
  const score = parseScores(stored[SCORES]);
  const glimpsed = score && glanceFrom(stored);
  if (!glimpsed) return null;
  scoresRead = { scored: glimpsed.scored, score: new WeakRef(score) };
  return { ...glimpsed, doc: { ...EMPTY, ...glimpsed.doc, score } };
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
    const kept = changes[KEYS.kept]?.newValue;
    if (area === 'local' && kept && stampIn(kept) !== written) changed();
  });
}

/** One write of what changed. Nothing is written when nothing did. */
export async function save(after: Holding, before: Holding): Promise<void> {
  const write: Record<string, unknown> = {};
  const { device, stamp, scored } = after;
  const { score, ...parts } = after.doc;
  const { score: scoreBefore, ...partsBefore } = before.doc;
  const changed = (Object.keys(parts) as (keyof typeof parts)[]).some(
    (kind) => parts[kind] !== partsBefore[kind],
  );
  if (changed || score !== scoreBefore || stamp !== before.stamp)
    write[KEYS.kept] = textOf({ version: 1, device, stamp, ...parts });
  if (score !== scoreBefore) {
    write[SCORES] = JSON.stringify({ version: 1, score });
    // Nowhere but beside the scores themselves, so that the two never part.
    write[SCORED] = scored;
    scoresRead = { scored, score: new WeakRef(score) };
  }
  if (hasMoved(after.clock, before.clock)) write[KEYS.clock] = after.clock;
  if (after.outbox !== before.outbox) write[OUTBOX] = after.outbox;
  written = stamp;
  if (Object.keys(write).length > 0) await browser.storage.local.set(write);
}

const hasMoved = (after: Clock, before: Clock): boolean =>
  Math.abs(after.seen - before.seen) > SEEN_OFTEN ||
  after.shift !== before.shift ||
  after.offset !== before.offset ||
  after.heard !== before.heard;

export async function saveClock(after: Clock, before: Clock): Promise<void> {
  if (hasMoved(after, before)) await browser.storage.local.set({ [KEYS.clock]: after });
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
  const stored = await browser.storage.local.get(SHUT);
  if (isSame(stored[SHUT] ?? null, shut)) return;
  if (shut) await browser.storage.local.set({ [SHUT]: shut });
  else await browser.storage.local.remove(SHUT);
}

const Shown = z.object({ sign: z.string(), tabs: z.string() });

/** What was shown last, kept by the browser only as long as it runs; null when nothing was. */
export async function readShown(): Promise<z.infer<typeof Shown> | null> {
  const stored = await browser.storage.session.get(LAST_SHOWN);
  const shown = Shown.safeParse(stored[LAST_SHOWN]);
  return shown.success ? shown.data : null;
}

export const saveShown = (shown: z.infer<typeof Shown> | null): Promise<void> =>
  shown ? browser.storage.session.set({ [LAST_SHOWN]: shown }) : browser.storage.session.remove(LAST_SHOWN);

/** What was in front when somebody looked last, in this run of the browser; null when nobody did. */
export async function readTrail(): Promise<Trail | null> {
  const stored = await browser.storage.session.get(TRAIL);
  const trail = Trail.safeParse(stored[TRAIL]);
  return trail.success ? trail.data : null;
}

export const saveTrail = (trail: Trail): Promise<void> => browser.storage.session.set({ [TRAIL]: trail });

export const saveToday = (today: Today): Promise<void> => browser.storage.local.set({ [KEYS.today]: today });

/** Before which instant all was taken away last, in this run of the browser; 0: not yet. */
export const readKeptFrom = async (): Promise<number> =>
  Number((await browser.storage.session.get(KEPT_FROM))[KEPT_FROM] ?? 0);

export const saveKeptFrom = (instant: number): Promise<void> =>
  browser.storage.session.set({ [KEPT_FROM]: instant });

/** Everything there is, as if just installed. */
export async function clearStorage(): Promise<void> {
  await browser.storage.local.clear();
  await browser.storage.session.clear();
}

/** What was found when somebody looked last, in this run of the browser. */
export async function readNoted(): Promise<z.infer<typeof Noted>> {
  const noted = Noted.safeParse((await browser.storage.session.get(NOTED))[NOTED]);
  return noted.success ? noted.data : { running: null, countedOn: '' };
}

export const saveNoted = (noted: z.infer<typeof Noted>): Promise<void> =>
  browser.storage.session.set({ [NOTED]: noted });

/** Which deletions of the past were followed here. */
export async function readErased(): Promise<string[]> {
  const read = Erased.safeParse((await browser.storage.local.get(ERASED))[ERASED]);
  return read.success ? read.data : [];
}

export const saveErased = (ids: string[]): Promise<void> => browser.storage.local.set({ [ERASED]: ids });
