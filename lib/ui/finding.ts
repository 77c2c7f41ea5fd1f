import type { Activity } from '../core/activities.ts';
import { localeTag, msg, t } from '../words/t.ts';
import { activityName, categoryName } from './activity-words.ts';
import { COUNTS_AS, KINDS } from './kinds.ts';

export const FILTERS = {
  all: msg('All##sites'),
  new: msg('New##sites'),
  own: msg('Changed by me'),
  blocked: msg('Blocked in sessions'),
  categories: msg('Categories'),
} as const;
export type Filter = keyof typeof FILTERS;

export const ORDERS = {
  time: msg('Time this week'),
  name: msg('Name##what it is sorted by'),
  as: msg('Counts as'),
} as const;
export type Order = keyof typeof ORDERS;

export interface Finder {
  /** What holds every word of the needle, what begins with it first. Without a needle: what is known. */
  find(needle: string, filter: Filter, order: Order): Activity[];
  /** How many each filter leaves. */
  counts: Record<Filter, number>;
}

interface Entry {
  row: Activity;
  name: string;
  /** All it is found by, in lower case. */
  text: string;
}

const PASSES: Record<Filter, (row: Activity) => boolean> = {
  all: () => true,
  new: (row) => row.isNew,
  own: (row) => row.own !== null,
  blocked: (row) => row.blockedFrom !== null,
  categories: (row) => row.is === 'category',
};

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
/** Only categories have names in words, and of these there are few. */
const byName = (one: Entry, other: Entry) =>
  one.row.is === 'category' && other.row.is === 'category'
    ? one.name.localeCompare(other.name, localeTag())
    : byText(one.name, other.name);
/** Sites first, then the categories they are in. */
const byKind = (one: Entry, other: Entry) =>
  Number(one.row.is === 'category') - Number(other.row.is === 'category');
/** Most time first; what only the list knows comes after what was never in front this week. */
const byTime = (one: Entry, other: Entry) =>
  other.row.time - one.row.time || Number(other.row.isKnown) - Number(one.row.isKnown);

const COMPARE: Record<Order, (one: Entry, other: Entry) => number> = {
  time: (one, other) => byKind(one, other) || byTime(one, other) || byName(one, other),
  name: (one, other) => byKind(one, other) || byName(one, other),
  as: (one, other) =>
    byKind(one, other) ||
    KINDS.indexOf(one.row.as) - KINDS.indexOf(other.row.as) ||
    byTime(one, other) ||
    byName(one, other),
};

/** Whether letters come in this order, with others between them: "redt" is in "reddit.com". */
function isScattered(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Finds in thousands of rows at each key: each order is made once, and a search only runs along it. */
export function createFinder(rows: readonly Activity[]): Finder {
  const entries = rows.map((row) => {
    const name = activityName(row.id).toLowerCase();
    const kind = row.is === 'category' ? t('A whole category') : categoryName(row.category);
    return { row, name, text: `${name} ${kind} ${t(COUNTS_AS[row.as])}`.toLowerCase() };
  });
  const ordered: Partial<Record<Order, Entry[]>> = {};
  const inOrder = (order: Order): Entry[] => {
    ordered[order] ??= entries.toSorted(COMPARE[order]);
    return ordered[order];
  };
  const known = rows.filter((row) => row.isKnown);
  return {
    counts: {
      all: known.length,
      new: known.filter(PASSES.new).length,
      own: known.filter(PASSES.own).length,
      blocked: known.filter(PASSES.blocked).length,
      categories: known.filter(PASSES.categories).length,
    },
    find(needle, filter, order) {
      const words = needle.toLowerCase().split(/\s+/).filter(Boolean);
      const [first = ''] = words;
      const within = inOrder(order).filter(({ row }) => PASSES[filter](row));
      if (first === '') return within.filter(({ row }) => row.isKnown).map(({ row }) => row);
      const found = within.filter(({ text }) => words.every((word) => text.includes(word)));
      const near = found.length > 0 ? found : within.filter(({ name }) => isScattered(words.join(''), name));
      const [begin, rest] = [true, false].map((does) =>
        near.filter(({ name }) => name.startsWith(first) === does),
      );
      return [...(begin ?? []), ...(rest ?? [])].map(({ row }) => row);
    },
  };
}
