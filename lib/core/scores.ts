import type { Catalogue, Category, CountsAs } from './catalogue.ts';
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
): { as: CountsAs | undefined; by: string; communication: boolean | undefined } | null {
  const own = doc.score[site]?.value;
  const category = catalogue.get(site);
  if (!own && !category) return null;
  const general = category && doc.score[`@${category.name}`]?.value;
  const isOwn = own?.as !== undefined || general?.as !== undefined || !category;
  return {
    as: own?.as ?? general?.as ?? category?.as,
    by: isOwn ? 'you' : category.name,
    communication: own?.communication ?? general?.communication ?? category?.communication,
  };
}

/**
 * The most specific score wins: path over host over domain over category, the owner's over the
 * catalogue's at the same site. Being communication is looked up the same way but apart, so that scoring
 * a chat site as Focus Work leaves it a chat site, and marking a site as communication leaves what it counts
 * as. Null: nobody knows the place.
 */
export function countedAs(doc: Pick<Doc, 'score'>, catalogue: Catalogue, place: Place): Counted | null {
  let counted: Omit<Counted, 'communication'> | null = null;
  let marked: { site: Site; communication: boolean } | null = null;
  for (const site of sitesOf(place)) {
    const score = scoreAt(doc, catalogue, site);
    if (!score) continue;
    if (!counted && score.as !== undefined) counted = { site, as: score.as, by: score.by };
    if (!marked && score.communication !== undefined) marked = { site, communication: score.communication };
    if (counted && marked) break;
  }
  if (!counted && !marked) return null;
  // Marked, and nobody said what it counts as.
  const { site, as, by } = counted ?? { site: marked?.site ?? '', as: 'other', by: 'you' };
  return { site, as, by, communication: marked?.communication ?? false };
}

/** What a category counts as, and whether it is communication. */
export function categoryCountedAs(
  doc: Pick<Doc, 'score'>,
  category: Category,
): { as: CountsAs; communication: boolean } {
  const own = doc.score[`@${category.name}`]?.value;
  return { as: own?.as ?? category.as, communication: own?.communication ?? category.communication };
}

/** The category a place is in, by its most specific site in the catalogue; null when it is in none. */
export function categoryOf(catalogue: Catalogue, place: Place): Category | null {
  for (const site of sitesOf(place)) {
    const category = catalogue.get(site);
    if (category) return category;
  }
  return null;
}
