import { type Doc, each } from './doc.ts';
import { countsOf, type Ran } from './evidence.ts';
import { sessionOf } from './prune.ts';

/** How steadily some sessions were kept: the ones that count and were stayed in to the end, what knocked, what was let through. */
export interface KeptUp {
  counted: number;
  finished: number;
  visits: number;
  passes: number;
}

export function keptUpIn(doc: Pick<Doc, 'tries' | 'pass'>, sessions: readonly Ran[]): KeptUp {
  const counted = sessions.filter(countsOf);
  const ids = new Set(sessions.map(({ id }) => id));
  const kept: KeptUp = {
    counted: counted.length,
    finished: counted.filter(({ outcome }) => outcome === 'completed').length,
    visits: 0,
    passes: 0,
  };
  for (const [id, { sites, elsewhere }] of each(doc, 'tries'))
    if (ids.has(sessionOf('tries', id, null)))
      kept.visits += Object.values(sites).reduce((sum, visits) => sum + visits, elsewhere);
  for (const [, { session }] of each(doc, 'pass')) if (ids.has(session)) kept.passes++;
  return kept;
}
