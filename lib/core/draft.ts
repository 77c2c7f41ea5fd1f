import * as z from 'zod/mini';
import { Prep } from './doc.ts';
import { Feeling } from './reflection.ts';
import { number, string } from './shapes.ts';
import { HOUR } from './time.ts';

/** What somebody is about to begin, as it stands on the page. A feeling is of today: the next session asks anew. */
export const Draft = z.object({
  prep: Prep,
  feeling: z.nullable(Feeling),
  at: number,
  planned: z.optional(string),
});
export type Draft = z.infer<typeof Draft>;

/** Who comes back later than this begins anew. */
const LASTS = HOUR;

/** A draft while it is worth going on with. */
export const freshDraft = (draft: Draft | null, now: number): Draft | null =>
  draft && now - draft.at < LASTS && now >= draft.at ? draft : null;
