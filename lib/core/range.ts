import { boundsOf, type Day, dayOf, mondayOf, plusDays } from './day.ts';

export const RANGES = ['day', 'week', 'month', 'year'] as const;

/** A day, a week from Monday on, a month or a year, by its first day and its last. */
export interface Range {
  is: (typeof RANGES)[number];
  first: Day;
  last: Day;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The range of a kind that a day is in. */
export function rangeAt(is: Range['is'], day: Day): Range {
  switch (is) {
    case 'day':
      return { is, first: day, last: day };
    case 'week': {
      const first = mondayOf(day);
      return { is, first, last: plusDays(first, 6) };
    }
    case 'month': {
      const first = `${day.slice(0, 7)}-01`;
      // Every month has ended 31 days after its first.
      const last = plusDays(`${plusDays(first, 31).slice(0, 7)}-01`, -1);
      return { is, first, last };
    }
    case 'year':
      return { is, first: `${day.slice(0, 4)}-01-01`, last: `${day.slice(0, 4)}-12-31` };
  }
}

/** The one after, or before. */
export const rangeBeside = ({ is, first, last }: Range, by: 1 | -1): Range =>
  rangeAt(is, plusDays(by === 1 ? last : first, by));

/** What a range is drawn of, in order: the days of a week or a month, the months of a year. */
export function partsOf({ is, first, last }: Range): Range[] {
  const parts: Range[] = [];
  for (let day = first; day <= last; ) {
    const part = rangeAt(is === 'year' ? 'month' : 'day', day);
    parts.push(part);
    day = plusDays(part.last, 1);
  }
  return parts;
}

/** Its first instant and the next one's. */
export const boundsOfRange = ({
  first,
  last,
}: Pick<Range, 'first' | 'last'>): { from: number; to: number } => ({
  from: boundsOf(first).from,
  to: boundsOf(last).to,
});

/** The Monday of the first week of a year: the one with its fourth of January in it (ISO 8601). */
const firstMonday = (year: string): Day => mondayOf(`${year}-01-04`);

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** As it stands in an address: `2026-11-21`, `2026-W47`, `2026-11`, `2026`. */
export function addressOf({ is, first }: Range): string {
  if (is !== 'week') return first.slice(0, { day: 10, month: 7, year: 4 }[is]);
  // A week belongs to the year its Thursday is in.
  const year = plusDays(first, 3).slice(0, 4);
  const week = 1 + Math.round((Date.parse(first) - Date.parse(firstMonday(year))) / WEEK);
  return `${year}-W${two(week)}`;
}

const PATTERNS: Record<Range['is'], RegExp> = {
  day: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  week: /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  year: /^\d{4}$/,
};

/** The range an address names; null when it names none, or one that is still to come. */
export function rangeFrom(asked: string, today: Day): Range | null {
  const is = RANGES.find((each) => PATTERNS[each].test(asked));
  if (!is) return null;
  const year = asked.slice(0, 4);
  const first = {
    day: asked,
    week: is === 'week' ? plusDays(firstMonday(year), 7 * (Number(asked.slice(6)) - 1)) : '',
    month: `${asked}-01`,
    year: `${asked}-01-01`,
  }[is];
  if (dayOf(boundsOf(first).from) !== first) return null;
  const range = rangeAt(is, first);
  return addressOf(range) === asked && range.first <= today ? range : null;
}
