import { type Doc, type Entry, each, type Kind } from './doc.ts';
import { plannedEnd } from './phase.ts';
import { DAY } from './time.ts';

/** How long what belongs to a session stays in the document, so that the document stays small. */
const KEPT = 7 * DAY;

/** Kinds of records that belong to a session and go with it. */
export const OF_SESSION = ['session', 'extension', 'end', 'pass', 'tries'] as const satisfies Kind[];

/** Takes out what belongs to sessions that ended over a week ago. Returns the same document when nothing did. */
export function prune(doc: Doc, now: number): { doc: Doc; old: Entry[] } {
  const over = new Set<string>();
  for (const [id, session] of each(doc, 'session'))
    if ((doc.end[id]?.value?.at ?? plannedEnd(doc, id, session)) < now - KEPT) over.add(id);
  if (over.size === 0) return { doc, old: [] };
  const old: Entry[] = [];
  const kept: { [kind: string]: Record<string, unknown> } = {};
  for (const kind of OF_SESSION) {
    kept[kind] = {};
    for (const [id, held] of Object.entries(doc[kind])) {
      if (over.has(sessionOf(kind, id, held.value))) old.push({ kind, id, ...held } as Entry);
      else kept[kind][id] = held;
    }
  }
  return { doc: { ...doc, ...kept } as Doc, old };
}

/** The session a record belongs to. */
export function sessionOf(kind: Kind, id: string, value: unknown): string {
  if (kind === 'tries') return id.slice(0, id.lastIndexOf('/'));
  if (kind === 'session' || kind === 'end') return id;
  return (value as { session?: string } | null)?.session ?? '';
}
