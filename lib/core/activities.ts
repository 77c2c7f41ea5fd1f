import { shutFrom } from './blocking.ts';
import type { Catalogue, Category, CountsAs } from './catalogue.ts';
import { type Doc, each, type Score } from './doc.ts';
import { categoryCountedAs, categoryOf, countedAs } from './scores.ts';
import type { Level } from './session.ts';
import { placeOfSite, type Site, siteFrom, typed } from './site.ts';

/** A site, or a category with all its sites, as it stands. */
export interface Activity {
  /** A site, or `@` and a category's name. */
  id: Site;
  is: 'site' | 'category';
  /** The category of the catalogue; null for a site in none. */
  category: string | null;
  as: CountsAs;
  communication: boolean;
  /** 'you', or the category that says so; null: nobody does. */
  by: string | null;
  /** What its owner said of it itself. */
  own: Score | null;
  /** The mildest level that blocks it; null: it is never blocked. */
  blockedFrom: Level | null;
  /** Milliseconds in front, in the stretch of time asked for; of a category, of its sites. */
  time: number;
  /** Seen, or scored by its owner; the others are known to the catalogue alone. */
  isKnown: boolean;
  /** Seen, and nobody said what it is. */
  isNew: boolean;
  /** Whether it can be scored: the recorded name of a host in one's own network may be none of a site. */
  isSite: boolean;
}

/** What was seen: every site ever in front, and how long each was in a stretch of time. */
export interface Seen {
  sites: ReadonlySet<Site>;
  times: ReadonlyMap<Site, number>;
}

/** All sites ever seen, scored or listed, and all categories. Linear in their number. */
export function activitiesOf(doc: Pick<Doc, 'score'>, catalogue: Catalogue, seen: Seen): Activity[] {
  const categories = new Map<string, Category>();
  for (const category of catalogue.values()) categories.set(category.name, category);
  const own = each(doc, 'score')
    .map(([id]) => id)
    .filter((id) => !id.startsWith('@'));
  const sites = new Set([...seen.sites, ...seen.times.keys(), ...own, ...catalogue.keys()]);
  const times = new Map<string, number>();
  const rows = [...sites].map((site) => {
    const row = siteRow(doc, catalogue, seen, site);
    if (row.category) times.set(row.category, (times.get(row.category) ?? 0) + row.time);
    return row;
  });
  for (const category of categories.values())
    rows.push(categoryRow(doc, category, times.get(category.name) ?? 0));
  return rows;
}

function siteRow(doc: Pick<Doc, 'score'>, catalogue: Catalogue, seen: Seen, site: Site): Activity {
  const place = placeOfSite(site);
  const counted = countedAs(doc, catalogue, place) ?? { as: 'other', communication: false, by: null };
  const own = doc.score[site]?.value ?? null;
  const isSeen = seen.sites.has(site) || seen.times.has(site);
  return {
    id: site,
    is: 'site',
    category: categoryOf(catalogue, place)?.name ?? null,
    as: counted.as,
    communication: counted.communication,
    by: counted.by,
    own,
    blockedFrom: shutFrom(counted),
    time: seen.times.get(site) ?? 0,
    isKnown: isSeen || own !== null,
    isNew: counted.by === null,
    isSite: own !== null || siteFrom(typed(site)) === site,
  };
}

function categoryRow(doc: Pick<Doc, 'score'>, category: Category, time: number): Activity {
  const id = `@${category.name}`;
  const counted = categoryCountedAs(doc, category);
  const own = doc.score[id]?.value ?? null;
  return {
    id,
    is: 'category',
    category: category.name,
    ...counted,
    by: own?.as ? 'you' : category.name,
    own,
    blockedFrom: shutFrom(counted),
    time,
    isKnown: true,
    isNew: false,
    isSite: true,
  };
}
