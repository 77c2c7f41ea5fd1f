import { type Language, tagFor } from './languages.ts';

/** Forms by CLDR's plural categories; `other` is always there. */
export type Plurals = { readonly other: string } & { readonly [category: string]: string };
/** The words of one language, by `keyOf` the English ones. What is missing is said in English. */
export type Table = { readonly [key: string]: string | Plurals | 0 };

type Fill = string | number;
type Named<M extends string> = M extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;
type Values<M extends string> = [Named<M>] extends [never] ? [] : [values: Record<Named<M>, Fill>];
type ManyValues<M extends string> = [Exclude<Named<M>, 'n'>] extends [never]
  ? []
  : [values: Record<Exclude<Named<M>, 'n'>, Fill>];

let language: Language = 'en';
let own: string | undefined;
let table: Table | null = null;
let rules: Intl.PluralRules | null = null;
let figures: Intl.NumberFormat | null = null;
let dates = new Map<string, Intl.DateTimeFormat>();

/** Says everything in this language from now on. `words` null: English. `browsers`: the browser's own language tag. */
export function speak(to: Language, words: Table | null, browsers?: string): void {
  language = to;
  table = words;
  own = browsers;
  rules = null;
  figures = null;
  dates = new Map();
}

/** The language that is spoken. */
export const spoken = (): Language => language;

/** For `Intl`: how times, dates and numbers are written. Undefined: as the browser does. */
export const localeTag = (): string | undefined => (own === undefined ? undefined : tagFor(language, own));

/** A word for a text, short and the same at every build: FNV-1a, 32 bits, to base 36. */
export function keyOf(message: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < message.length; at++) hash = Math.imul(hash ^ message.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The key of what has a form for one and a form for many. */
export const keyOfMany = (one: string, many: string): string => keyOf(`${one}|${many}`);

const PLACE = /\{(\w+)\}/g;
/** What follows says only which of two equal English texts is meant: `Home##category`. */
const plain = (message: string): string => message.replace(/##.*/, '');

const fill = (text: string, values: Record<string, Fill> | undefined): string =>
  values ? text.replace(PLACE, (place, name: string) => String(values[name] ?? place)) : text;

const found = (message: string): string => {
  const said = table?.[keyOf(message)];
  return typeof said === 'string' ? said : plain(message);
};

/** A number as one reads it: "1,249". `Intl` is slow to come, and most numbers are small. */
export function figure(count: number): string {
  if (Number.isInteger(count) && Math.abs(count) < 1000) return String(count);
  figures ??= new Intl.NumberFormat(localeTag());
  return figures.format(count);
}

/** How times and dates are written, in the language that is spoken. Made once for each way. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = dates.get(key) ?? new Intl.DateTimeFormat(localeTag(), options);
  dates.set(key, known);
  return known;
}

/**
 * The English text in the language that is spoken, its `{places}` filled. The text must stand here in full, or in a
 * `msg`: the tables are made from what is read in the code. Ask where it is shown, never while a module is loaded.
 */
export function t<M extends string>(message: M, ...values: Values<M>): string {
  return fill(found(message), values[0] as Record<string, Fill> | undefined);
}

/** The same for a number of things, `{n}`: in the form that the language has for so many. */
export function tn<M extends string>(count: number, one: string, many: M, ...values: ManyValues<M>): string {
  const said = table?.[keyOfMany(one, many)];
  let form = plain(count === 1 ? one : many);
  if (typeof said === 'object') {
    rules ??= new Intl.PluralRules(language);
    form = said[rules.select(count)] ?? said.other;
  }
  return fill(form, { ...(values[0] as Record<string, Fill> | undefined), n: figure(count) });
}

/** The same with parts of the page in its places, in the order of the language. */
export function tx<M extends string, Part>(message: M, parts: Record<Named<M>, Part>): (string | Part)[] {
  return found(message)
    .split(PLACE)
    .map((piece, at) => (at % 2 === 0 ? piece : (parts[piece as Named<M>] ?? `{${piece}}`)))
    .filter((piece) => piece !== '');
}

/** Marks a text that stands in a table and is said later, by `t`. */
export const msg = <M extends string>(message: M): M => message;
