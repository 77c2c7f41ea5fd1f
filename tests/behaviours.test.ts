import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { BEHAVIOURS } from './behaviours.ts';

const ROOT = join(import.meta.dirname, '..');

/** Anything in a program as it is parsed. */
interface Node {
  type: string;
  [part: string]: unknown;
}
const isNode = (part: unknown): part is Node => typeof (part as Node | null)?.type === 'string';

function* nodesIn(part: unknown): Generator<Node> {
  if (Array.isArray(part)) for (const each of part) yield* nodesIn(each);
  if (!isNode(part)) return;
  yield part;
  for (const each of Object.values(part)) if (typeof each === 'object') yield* nodesIn(each);
}

/** What is written there; null where it is worked out. Of a text with places, up to the first. */
function textOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  const [first] = node.quasis as { value: { cooked: string } }[];
  return first?.value.cooked ?? null;
}

/** What stands for a row in the names of its tests: itself, or the first of its columns. */
function rowsOf(table: unknown): string[] {
  if (!isNode(table)) return [];
  if (table.type === 'TSAsExpression') return rowsOf(table.expression);
  if (table.type !== 'ArrayExpression') return [];
  return (table.elements as Node[]).flatMap((row) => {
    const text = textOf(row.type === 'ArrayExpression' ? (row.elements as Node[])[0] : row);
    return text === null ? [] : [text];
  });
}

/**
 * The names of the tests in a file: as they are written, of a table with each of its rows in the first place, and of
 * a table that is an array of things with names, as of `WAYS`, those.
 */
function namesIn(file: string): Set<string> {
  const { program, errors } = parseSync(file, readFileSync(join(ROOT, file), 'utf8'));
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  const names = new Set<string>();
  for (const node of nodesIn(program)) {
    const { callee } = node as { callee?: unknown };
    if (node.type === 'Property' && (node.key as Node).name === 'name') {
      const name = textOf(node.value);
      if (name !== null && !/\.test\.tsx?$/.test(file)) names.add(name);
    }
    if (node.type !== 'CallExpression' || !isNode(callee)) continue;
    const isTable = callee.type === 'CallExpression';
    const called = isTable ? (callee.callee as Node) : callee;
    const root = called.type === 'MemberExpression' ? (called.object as Node) : called;
    const name = root.name === 'test' ? textOf((node.arguments as Node[])[0]) : null;
    if (name === null || (called.type === 'MemberExpression' && !isTable)) continue;
    names.add(name);
    const place = /%[sdj]|\$\w+/.exec(name)?.[0];
    if (isTable && place)
      for (const row of rowsOf((callee.arguments as Node[])[0])) names.add(name.replace(place, () => row));
  }
  return names;
}

const known = new Map<string, Set<string> | null>();
function namesOf(file: string): Set<string> | null {
  if (!known.has(file)) known.set(file, existsSync(join(ROOT, file)) ? namesIn(file) : null);
  return known.get(file) ?? null;
}

/** What is wrong with a proof, in words; null where nothing is. */
function faultOf(proof: string): string | null {
  const [file = '', ...name] = proof.split(' > ');
  const names = namesOf(file);
  if (!names) return `There is no file ${file}.`;
  return names.has(name.join(' > ')) ? null : `No test in ${file} is called "${name.join(' > ')}".`;
}

describe('what Sundial does', () => {
  test.each(BEHAVIOURS.map(({ id, does, heldBy }) => ({ id, does, heldBy })))('$id: $does', ({ heldBy }) => {
    expect(heldBy.length).toBeGreaterThan(0);
    expect(heldBy.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
  });

  test('has one name for each, and is one sentence', () => {
    expect(new Set(BEHAVIOURS.map(({ id }) => id)).size).toBe(BEHAVIOURS.length);
    for (const { does } of BEHAVIOURS) expect(does).toMatch(/^[A-Z“"].*\.$/);
  });
});

describe('a proof', () => {
  test('is a test of just that name, also a row of a table', () => {
    expect(faultOf('tests/core/streak.test.ts > is not broken by a weekend')).toBeNull();
    expect(faultOf('tests/e2e/ways.ts > a link')).toBeNull();
  });

  test('is missed in words where its test has another name, or its file is gone', () => {
    expect(faultOf('tests/core/starting.test.ts > is refused')).toBe(
      'No test in tests/core/starting.test.ts is called "is refused".',
    );
    // The name of a group is none of a test.
    expect(faultOf('tests/core/starting.test.ts > starting a session')).toMatch(/^No test/);
    expect(faultOf('tests/core/gone.test.ts > anything')).toBe('There is no file tests/core/gone.test.ts.');
  });
});
