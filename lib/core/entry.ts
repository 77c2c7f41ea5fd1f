import { EMPTY, type Entry, type Kind, Part } from './doc.ts';
import { placeFrom, placeOfSite, siteFrom } from './site.ts';

const KINDS: ReadonlySet<string> = new Set(Object.keys(EMPTY));

/** A host that is spelled otherwise would make a rule that no browser takes, and with it none of the others. */
const isHostSpelled = (site: string): boolean =>
  siteFrom(site) !== null && placeFrom(site)?.host === placeOfSite(site).host;

/** A record as it may come in from outside; null when it is none. */
export function entryFrom(value: unknown): Entry | null {
  const { kind, id, stamp, value: held } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (typeof kind !== 'string' || !KINDS.has(kind) || typeof id !== 'string') return null;
  if (kind === 'score' && !id.startsWith('@') && !isHostSpelled(id)) return null;
  // The schema leaves out `__proto__`, which no record may be called.
  const read = Part[kind as Kind].safeParse({ [id]: { stamp, value: held } });
  const record = read.success && read.data[id];
  return record ? ({ kind, id, ...record } as Entry) : null;
}
