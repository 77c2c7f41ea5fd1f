import type { Catalogue, CountsAs } from './catalogue.ts';
import type { Doc } from './doc.ts';
import { type Place, type Site, sitesOf } from './site.ts';

/** What a place counts as, and which site said so. */
export interface Counted {
  site: Site;
  as: CountsAs;
  communication: boolean;
  /** 'you', or the catalogue's category. */
  by: string;
}

/** What is said of one site itself, before anything broader is asked; null when nothing is. */
function scoreAt(
  doc: Pick<Doc, 'score'>,
  catalogue: Catalogue,
  site: Site,
): { as: CountsAs; by: string; communication: boolean | undefined } | null {
  const own = doc.score[site]?.value;
  const category = catalogue.get(site);
  if (!own && !category) return null;
  const general = category && doc.score[`@${category.name}`]?.value;
  return {
    as: own?.as ?? general?.as ?? category?.as ?? 'other',
    by: own || general ? 'you' : (category?.name ?? ''),
    communication: own?.communication ?? general?.communication ?? category?.communication,
  };
}

/**
 * The most specific score wins: path over host over domain over category, the owner's over the
 * catalogue's at the same site. Being communication is looked up the same way but apart, so that scoring
 * a chat site as Focus Work leaves it a chat site. Null: nobody knows the place.
 */
export function countedAs(doc: Pick<Doc, 'score'>, catalogue: Catalogue, place: Place): Counted | null {
  let counted: Counted | null = null;
  for (const site of sitesOf(place)) {
    const score = scoreAt(doc, catalogue, site);
    if (!score) continue;
    counted ??= { site, as: score.as, by: score.by, communication: false };
    if (score.communication !== undefined) return { ...counted, communication: score.communication };
  }
  return counted;
}
