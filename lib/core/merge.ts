import type { Doc, Entry } from './doc.ts';

/**
 * Takes in entries, own and foreign alike, in any order and any number of times: of two entries for one
 * thing the later stamp stays. Parts that nothing new came to keep their identity, so that only changed
 * parts need saving; returns the same document when nothing is new.
 */
export function merge(doc: Doc, entries: Iterable<Entry>): Doc {
  const fresh: { [kind: string]: Record<string, { stamp: string; value: unknown }> } = {};
  for (const { kind, id, stamp, value } of entries) {
    const present = (fresh[kind] ?? doc[kind])[id];
    if (present && present.stamp >= stamp) continue;
    fresh[kind] ??= { ...doc[kind] };
    fresh[kind][id] = { stamp, value };
  }
  return Object.keys(fresh).length === 0 ? doc : ({ ...doc, ...fresh } as Doc);
}
