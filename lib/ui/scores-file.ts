import { parse } from 'papaparse';
import { type Doc, each, type Score } from '../core/doc.ts';
import { type Site, siteFrom, typed, withoutWww } from '../core/site.ts';
import { t, tn } from '../words/t.ts';
import { csvOf } from './csv.ts';
import { COUNTS_AS, KINDS } from './kinds.ts';

/** The columns of a file of scores. */
const FIELDS = ['site', 'counts as', 'communication'] as const;
/** A larger file is none of ours; reading it would only take long. */
const LARGEST = 20_000_000;

const MARKS = new Map<string, boolean | undefined>([
  ['yes', true],
  ['no', false],
  ['', undefined],
]);
const KINDS_BY_WORDS = new Map(
  KINDS.flatMap((as) => [
    [as as string, as],
    [COUNTS_AS[as].toLowerCase(), as],
  ]),
);

export type ScoresFile =
  | { is: 'read'; scores: { site: Site; score: Score }[] }
  | { is: 'refused'; words: string };

/** The owner's own scores as a table, by name. */
export const scoresAsCsv = (doc: Pick<Doc, 'score'>): string =>
  csvOf([
    FIELDS,
    ...each(doc, 'score')
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([site, { as, communication }]) => [
        site.startsWith('@') ? site : typed(site),
        as ? COUNTS_AS[as] : '',
        communication === undefined ? '' : communication ? 'yes' : 'no',
      ]),
  ]);

const refused = (what: string) =>
  ({ is: 'refused', words: t('{what} Nothing was changed.', { what }) }) as const;

/** Reads such a table, all of it or nothing; `categories` are those of the catalogue. */
export function scoresFrom(text: string, categories: ReadonlySet<string>): ScoresFile {
  if (text.length > LARGEST) return refused(t('This file is larger than any list of scores.'));
  const { data, errors } = parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  const [fault] = errors.filter(({ type }) => type === 'Quotes');
  if (fault)
    return refused(
      t('Line {line} is damaged: a quotation mark is missing.', { line: lineOf(data, fault.row ?? 0) }),
    );
  const [head = [], ...lines] = data;
  const fields = head.map((field) => field.trim().toLowerCase());
  if (FIELDS.some((field, at) => fields[at] !== field))
    return refused(
      t('This is no list of scores: its first line has to read “{line}”.', { line: FIELDS.join(',') }),
    );
  const scores = new Map<Site, Score>();
  for (const [at, cells] of lines.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const line = () => lineOf(data, at + 1);
    const read = scoreIn(cells, categories, line);
    if (typeof read === 'string') return refused(read);
    const before = scores.get(read.site);
    if (before && JSON.stringify(before) !== JSON.stringify(read.score))
      return refused(
        t('Line {line} says something else of {site} than a line above it.', {
          line: line(),
          site: read.site,
        }),
      );
    scores.set(read.site, read.score);
  }
  if (scores.size === 0) return refused(t('There is no site in this file.'));
  return { is: 'read', scores: [...scores].map(([site, score]) => ({ site, score })) };
}

/** A cell may hold line ends of its own, so lines are counted by their text. */
const lineOf = (data: readonly string[][], row: number): number =>
  data.slice(0, row).reduce((line, cells) => line + cells.join('').split(/\r\n|\r|\n/).length, 1);

/** One line; what is wrong with it where it is none. */
function scoreIn(
  cells: readonly string[],
  categories: ReadonlySet<string>,
  line: () => number,
): { site: Site; score: Score } | string {
  const [name = '', kind = '', mark = '', ...more] = cells.map((cell) => cell.trim());
  if (more.some((cell) => cell !== ''))
    return tn(
      cells.length,
      'Line {line} has {n} column where 3 belong.',
      'Line {line} has {n} columns where 3 belong.',
      { line: line() },
    );
  // Ours are written so that a spreadsheet takes no name for a formula.
  const asked = name.replace(/^'(?=[=+\-@])/, '');
  const site = asked.startsWith('@') ? (categories.has(asked.slice(1)) ? asked : null) : named(asked);
  if (!site) return t('Line {line} names no site: “{text}”.', { line: line(), text: asked.slice(0, 60) });
  const as = KINDS_BY_WORDS.get(kind.toLowerCase());
  if (!as && kind !== '')
    return t('Line {line} says “{text}”, which nothing counts as.', {
      line: line(),
      text: kind.slice(0, 30),
    });
  if (!MARKS.has(mark.toLowerCase()))
    return t('Line {line} says “{text}” of communication, which is {yes} or {no}.', {
      line: line(),
      text: mark.slice(0, 30),
      yes: 'yes',
      no: 'no',
    });
  const communication = MARKS.get(mark.toLowerCase());
  if (!as && communication === undefined)
    return t('Line {line} says nothing of {site}.', { line: line(), site });
  return {
    site,
    score: { ...(as ? { as } : {}), ...(communication === undefined ? {} : { communication }) },
  };
}

const named = (text: string): Site | null => {
  const site = siteFrom(text);
  return site && withoutWww(site);
};
