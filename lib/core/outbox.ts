import type { Doc, Entry, Kind } from './doc.ts';
import type { Holding } from './kept.ts';

/** What a record is called in the outbox. Kinds have no slash in them. */
export const outboxKey = ({ kind, id }: Pick<Entry, 'kind' | 'id'>): string => `${kind}/${id}`;

function entryOf(doc: Doc, key: string): Entry | null {
  const slash = key.indexOf('/');
  const kind = key.slice(0, slash) as Kind;
  const id = key.slice(slash + 1);
  const held = doc[kind]?.[id];
  return held ? ({ kind, id, ...held } as Entry) : null;
}

/** Kinds that the other browsers wait for, and the one that there may be thousands of. */
const FIRST: ReadonlySet<Kind> = new Set(['session', 'end', 'extension', 'pass', 'pause']);
const LAST: ReadonlySet<Kind> = new Set(['score']);
const rank = ({ kind }: Entry): number => (FIRST.has(kind) ? 0 : LAST.has(kind) ? 2 : 1);

/** What the room has to be told, the urgent first. What has left the document meanwhile is not told any more. */
export const unsentOf = ({ doc, outbox }: Pick<Holding, 'doc' | 'outbox'>): Entry[] =>
  (outbox ?? [])
    .map((key) => entryOf(doc, key))
    .filter((entry) => entry !== null)
    .sort((one, other) => rank(one) - rank(other) || (one.stamp < other.stamp ? -1 : 1));

/** So many scores a room has place for, beside everything else that has to find room in it. */
export const SHARED_SCORES = 9_000;

/** The scores that are not shared, for there are too many: the last by name, alike in every browser. */
export function unsharedScores({ score }: Pick<Doc, 'score'>): ReadonlySet<string> {
  const ids = Object.keys(score);
  return new Set(ids.length > SHARED_SCORES ? ids.sort().slice(SHARED_SCORES) : []);
}

/** Of what the room has to be told all that it has place for. */
export function offeredOf(holding: Pick<Holding, 'doc' | 'outbox'>): Entry[] {
  const kept = unsharedScores(holding.doc);
  return unsentOf(holding).filter(({ kind, id }) => kind !== 'score' || !kept.has(id));
}

/** The outbox with records that were changed here, or brought in by a file. */
export function withUnsent(outbox: Holding['outbox'], entries: Iterable<Entry>): Holding['outbox'] {
  if (!outbox) return null;
  const keys = new Set(outbox);
  for (const entry of entries) keys.add(outboxKey(entry));
  return keys.size === outbox.length ? outbox : [...keys];
}

/**
 * The outbox once the room has told what it holds of some slots: done with where that is what `doc` holds too,
 * and wanting where `doc` holds something later.
 */
export function withTold(outbox: Holding['outbox'], doc: Doc, told: Iterable<Entry>): Holding['outbox'] {
  if (!outbox) return null;
  const keys = new Set(outbox);
  let changed = false;
  for (const entry of told) {
    const key = outboxKey(entry);
    const held = doc[entry.kind][entry.id];
    if (held && held.stamp > entry.stamp) {
      changed ||= !keys.has(key);
      keys.add(key);
    } else if (keys.delete(key)) changed = true;
  }
  return changed ? [...keys] : outbox;
}

/** The outbox of who begins to share: all there is, until the room tells that it has it. */
export const sharedFrom = (doc: Doc): string[] =>
  (Object.keys(doc) as Kind[]).flatMap((kind) => Object.keys(doc[kind]).map((id) => outboxKey({ kind, id })));

/** The outbox once the room has told everything it holds: all of `doc` that it did not name, and what waits already. */
export function withLacking(
  outbox: Holding['outbox'],
  doc: Doc,
  told: ReadonlySet<string>,
): Holding['outbox'] {
  if (!outbox) return null;
  const keys = new Set(outbox);
  for (const kind of Object.keys(doc) as Kind[])
    for (const id of Object.keys(doc[kind])) if (!told.has(`${kind}/${id}`)) keys.add(`${kind}/${id}`);
  return keys.size === outbox.length ? outbox : [...keys];
}
