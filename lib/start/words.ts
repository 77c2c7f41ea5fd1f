/**
 * The words of the product. English stands in the code, by `t`, `tn`, `tx` and `msg`; `assets/words` holds one table
 * for each other language, by the English texts. A package has all of them, packed.
 *
 * `words.ts` counts what is missing in each table; `words.ts de` tidies one and lists what it lacks; `words.ts --bare`
 * lists the texts in the code that nobody could translate.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { LANGUAGES, type Language } from '../words/languages.ts';
import { keyOf, keyOfMany, type Plurals, type Table } from '../words/t.ts';
import { root } from './root.mjs';

/** A table as it is written: the English text, or `one|many`, and what is said for it. */
export type Words = Record<string, string | Plurals>;

export const OTHERS = LANGUAGES.filter((language) => language !== 'en');

const folder = join(root, 'assets', 'words');
const fileOf = (language: Language): string => join(folder, `${language}.json`);

/** What the browser shows of an extension, by the names it is asked for. */
export const IN_MANIFEST = {
  name: 'Sundial',
  description: 'Focus sessions that hold, in every browser you use.',
  begin: 'Begin a Focus Session, as the last one was',
  pause: 'Pause recording, or resume it',
  mute: 'Mute sound, or let it sound again',
} as const;

export const wordsOf = (language: Language): Words => JSON.parse(readFileSync(fileOf(language), 'utf8'));

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Goes through a tree; what `visit` answers false to is not gone into. */
function walk(
  node: Node,
  above: readonly Node[],
  visit: (node: Node, above: readonly Node[]) => boolean,
): void {
  if (!visit(node, above)) return;
  const within = [...above, node];
  for (const value of Object.values(node))
    for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) walk(one, within, visit);
}

const treeOf = (file: string, code: string): Node => {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  return program as unknown as Node;
};

/** A text that stands in full: a literal, a template without holes, literals added. */
function textOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateLiteral') {
    const [only, ...more] = node.quasis as { value: { cooked: string } }[];
    return more.length === 0 ? (only?.value.cooked ?? null) : null;
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === null || right === null ? null : left + right;
  }
  return null;
}

/** Each text that one expression can be: of `a ? 'x' : 'y'` both. */
function textsOf(node: unknown): string[] {
  if (isNode(node) && node.type === 'ConditionalExpression')
    return [...textsOf(node.consequent), ...textsOf(node.alternate)];
  if (isNode(node) && node.type === 'LogicalExpression')
    return [...textsOf(node.left), ...textsOf(node.right)];
  const text = textOf(node);
  return text === null ? [] : [text];
}

const SAYS = new Set(['t', 'tn', 'tx', 'msg']);
const calleeOf = (node: Node): string =>
  node.type === 'CallExpression' && isNode(node.callee) && node.callee.type === 'Identifier'
    ? String(node.callee.name)
    : '';

/** The English texts a file says, as the tables name them. */
export function saidIn(file: string, code: string): string[] {
  if (!/\b(?:t|tn|tx|msg)\(/.test(code)) return [];
  const said: string[] = [];
  walk(treeOf(file, code), [], (node) => {
    const callee = calleeOf(node);
    if (!SAYS.has(callee)) return true;
    const [first, one, many] = node.arguments as Node[];
    if (callee !== 'tn') said.push(...textsOf(first));
    else {
      const [single, plural] = [textOf(one), textOf(many)];
      if (single === null || plural === null) throw new Error(`${file}: tn wants its two texts in full.`);
      said.push(`${single}|${plural}`);
    }
    return true;
  });
  return said;
}

/** What the tables' keys are at run time. */
const keyFor = (text: string): string => {
  const at = text.indexOf('|');
  return at < 0 ? keyOf(text) : keyOfMany(text.slice(0, at), text.slice(at + 1));
};

/** The part of a language's words that is asked for, as it is read at run time. */
export function tableOf(words: Words, texts: Iterable<string>): Table {
  const table: Record<string, string | Plurals> = {};
  for (const text of texts) {
    const said = words[text];
    if (said !== undefined) table[keyFor(text)] = said;
  }
  return table;
}

/** The files with words of the product. The relay and the scripts around it speak English. */
export function filesWithWords(): string[] {
  const silent = /^lib\/(?:relay|start|wire)\//;
  return ['lib', 'components', 'entrypoints']
    .flatMap((part) =>
      readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).map((file) => join(part, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !silent.test(file))
    .sort();
}

/** Every text the product says, with the files it is said in. */
export function allSaid(): Map<string, string[]> {
  const all = new Map<string, string[]>();
  const add = (text: string, file: string) => all.set(text, [...(all.get(text) ?? []), file]);
  for (const text of Object.values(IN_MANIFEST)) add(text, 'manifest');
  for (const file of filesWithWords())
    for (const text of saidIn(file, readFileSync(join(root, file), 'utf8'))) add(text, file);
  return all;
}

/** In attributes of these names, words are not for people. */
const MUTE_ATTRIBUTES =
  /^(?:class|className|id|key|type|name|role|href|src|rel|target|for|htmlFor|style|d|viewBox|path|method|autocomplete|autoComplete|inputMode|inputmode|pattern|accept|lang|dir|xmlns|transform|fill|stroke|points|preserveAspectRatio|data-.*|aria-(?:live|labelledby|describedby|controls|current|haspopup|hidden|orientation|sort|expanded|checked|pressed|selected|relevant|atomic|owns|activedescendant|invalid|autocomplete))$/;
/** Prose: two words beside each other, or one that begins as a sentence does. */
const isProse = (text: string): boolean =>
  /\p{L}[\p{L}’',.:;]*\s+[\p{L}{]/u.test(text) || /^\s*\p{Lu}\p{Ll}+[\p{L} .,…!?’]*$/u.test(text);

const ASKS_PAGE = /^(?:closest|matches|matchMedia|querySelector|querySelectorAll)$/;

const KEYBOARD =
  /^(?:Escape|Enter|Tab|Home|End|Delete|Backspace|Space|Shift|Alt|Control|Meta|Page(?:Up|Down)|Arrow(?:Up|Down|Left|Right))$/;

/** What stands in the code as text and is said by none of the four: "file:line text". */
export function bareIn(file: string, code: string): string[] {
  const bare: string[] = [];
  const lineOf = (at: number) => code.slice(0, at).split('\n').length;
  const found = (node: Node, text: string) =>
    bare.push(`${file}:${lineOf(node.start)} ${text.replace(/\s+/g, ' ').trim()}`);
  walk(treeOf(file, code), [], (node, above) => {
    const parent = above.at(-1);
    if (SAYS.has(calleeOf(node))) {
      // The values may be words, too.
      const from = calleeOf(node) === 'tn' ? 3 : 1;
      for (const one of (node.arguments as Node[]).slice(from)) walkAgain(one);
      return false;
    }
    if (/^TS/.test(node.type) && !/^TS(?:As|Satisfies|NonNull)/.test(node.type)) return false;
    if (/^(?:Import|Export(?:All|Named)Declaration)/.test(node.type) && node.source) return false;
    if (
      node.type === 'ThrowStatement' ||
      (node.type === 'NewExpression' && /Error$/.test(nameOf(node.callee)))
    )
      return false;
    if (node.type === 'JSXAttribute' && MUTE_ATTRIBUTES.test(nameOf((node.name as Node).name ?? node.name)))
      return false;
    if (node.type === 'CallExpression' && /^(?:console|localStorage|sessionStorage)$/.test(ownerOf(node)))
      return false;
    // Selectors and media queries.
    if (node.type === 'CallExpression' && ASKS_PAGE.test(nameOf(node.callee))) {
      if (isNode(node.callee)) walkAgain(node.callee);
      return false;
    }
    if (node.type === 'JSXText' && /\p{L}/u.test(String(node.value))) found(node, String(node.value));
    else if (node.type === 'Literal' && typeof node.value === 'string' && isProse(node.value)) {
      const isCompared = parent?.type === 'BinaryExpression' || parent?.type === 'SwitchCase';
      const isName = parent?.type === 'Property' && parent.key === node;
      if (!KEYBOARD.test(node.value) && !isCompared && !isName) found(node, node.value);
    } else if (node.type === 'TemplateLiteral') {
      const quasis = node.quasis as { value: { cooked: string } }[];
      const text = quasis.map(({ value }) => value.cooked).join('{}');
      if (isProse(text) || /\p{L}{2,}\s|\s\p{L}{2,}/u.test(text)) found(node, text);
    }
    return true;
  });
  function walkAgain(node: Node): void {
    bare.push(...bareWithin(file, code, node));
  }
  return bare;
}

/** The same for one part of a file. */
function bareWithin(file: string, code: string, node: Node): string[] {
  const blank = code.slice(0, node.start).replace(/[^\n]/g, ' ');
  return bareIn(
    file,
    `${blank.slice(0, Math.max(0, blank.length - 1))}(${code.slice(node.start, node.end)})`,
  );
}

const nameOf = (node: unknown): string =>
  typeof node === 'string' ? node : isNode(node) ? nameOf(node.name ?? node.property) : '';
const ownerOf = (call: Node): string =>
  isNode(call.callee) && call.callee.type === 'MemberExpression' ? nameOf(call.callee.object) : '';

/**
 * The tables as they are read at run time: `words/keys.json` once for all languages, and in `words/LANGUAGE.json` what is
 * said for each key, in the same order. Keys are the half of a table that no packing makes smaller.
 */
export function packedWords(): { relativeDest: string; contents: string }[] {
  const texts = [...allSaid().keys()];
  const file = (name: string, content: unknown) => ({
    relativeDest: `words/${name}.json`,
    contents: JSON.stringify(content),
  });
  const said = (words: Words) => texts.map((text) => words[text] ?? 0);
  return [
    file('keys', texts.map(keyFor)),
    ...OTHERS.map((language) => file(language, said(wordsOf(language)))),
  ];
}

/** What the browser shows of the extension, in each language: `_locales/LANGUAGE/messages.json`. */
export function manifestWords(): { relativeDest: string; contents: string }[] {
  return LANGUAGES.map((language) => {
    const said: Words = language === 'en' ? {} : wordsOf(language);
    const messages = Object.entries(IN_MANIFEST).map(([name, text]) => [
      name,
      { message: said[text] ?? text },
    ]);
    return {
      relativeDest: `_locales/${language.replace('-', '_')}/messages.json`,
      contents: JSON.stringify(Object.fromEntries(messages)),
    };
  });
}

/** Brings a table into the order of its texts, without those that nobody says any more. */
function tidy(language: Language): void {
  const words = wordsOf(language);
  const all = [...allSaid().keys()].sort().filter((text) => words[text] !== undefined);
  const kept = Object.fromEntries(all.map((text) => [text, words[text]]));
  writeFileSync(fileOf(language), `${JSON.stringify(kept, null, 2)}\n`);
}

function listBare(wanted: readonly string[]): void {
  for (const file of filesWithWords().filter((file) => wanted.every((part) => file.includes(part))))
    for (const found of bareIn(file, readFileSync(join(root, file), 'utf8'))) console.log(found);
}

function listMissing(named: readonly string[]): void {
  const all = [...allSaid()];
  for (const language of OTHERS) {
    if (named.includes(language)) tidy(language);
    const words = wordsOf(language);
    const missing = all.filter(([text]) => words[text] === undefined);
    console.log(`${language}: ${missing.length} of ${all.length} missing`);
    if (named.includes(language))
      for (const [text, [file = '']] of missing) console.log(`${JSON.stringify(text)}  ${file}`);
  }
}

if (import.meta.main) {
  const [first, ...rest] = process.argv.slice(2);
  if (first === '--bare') listBare(rest);
  else listMissing(first === undefined ? [] : [first, ...rest]);
}
