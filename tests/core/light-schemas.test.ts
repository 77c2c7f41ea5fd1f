import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type * as z from 'zod/mini';

const LIB = join(import.meta.dirname, '../../lib');
/** What only the background reads. */
const ELSEWHERE = ['core/commands.ts'];

type Zod = z.core.$ZodType;
interface Reads {
  safeParse(value: unknown): { success: boolean; data?: unknown };
}
interface Pair {
  name: string;
  zod: Zod & Reads;
  light: Reads;
}

const isSchema = (value: unknown): value is Zod =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** What a module exports, and what stands by name in the tables that it exports. */
function schemasIn(exports: Record<string, unknown>): [name: string, one: unknown][] {
  return Object.entries(exports).flatMap(([name, one]): [string, unknown][] =>
    one && typeof one === 'object' && Object.getPrototypeOf(one) === Object.prototype && !('safeParse' in one)
      ? Object.entries(one).map(([key, inner]) => [`${name}.${key}`, inner])
      : [[name, one]],
  );
}

const files = ['core', 'music/spotify']
  .flatMap((folder) => readdirSync(join(LIB, folder)).map((file) => `${folder}/${file}`))
  .filter(
    (file) => !ELSEWHERE.includes(file) && readFileSync(join(LIB, file), 'utf8').includes("from 'zod/mini'"),
  );
const withZod = await Promise.all(files.map((file) => import(join(LIB, file))));
vi.resetModules();
vi.doMock('zod/mini', () => import('../../lib/core/light-schemas.ts'));
const withLight = await Promise.all(files.map((file) => import(join(LIB, file))));
vi.doUnmock('zod/mini');
afterAll(() => vi.resetModules());

const pairs = files.flatMap((file, at): Pair[] => {
  const light = new Map(schemasIn(withLight[at]));
  return schemasIn(withZod[at])
    .filter(([, one]) => isSchema(one))
    .map(([name, one]) => ({
      name: `${file} ${name}`,
      zod: one as Pair['zod'],
      light: light.get(name) as Reads,
    }));
});

/** What a schema was made from, as zod keeps it. */
interface Def {
  type: string;
  check?: string;
  checks?: {
    _zod: {
      def: {
        check: string;
        value?: number;
        length?: number;
        pattern?: RegExp;
        fn?: (value: unknown) => boolean;
      };
    };
  }[];
  innerType: Zod;
  in: Zod;
  element: Zod;
  keyType: Zod;
  valueType: Zod;
  shape: Record<string, Zod>;
  options: Zod[];
  entries: Record<string, string>;
  values: unknown[];
  getter: () => Zod;
}

/** Values that mostly fit. */
function fitting(schema: Zod): fc.Arbitrary<unknown> {
  const def = schema._zod.def as unknown as Def;
  const checks = (def.checks ?? []).map(({ _zod }) => _zod.def);
  const found = (name: string) => checks.find(({ check }) => check === name);
  switch (def.type) {
    case 'string': {
      const { pattern } = checks.find((check) => check.pattern) ?? {};
      return pattern ? fc.stringMatching(pattern) : fc.string({ maxLength: 30 });
    }
    case 'number': {
      const [min, max] = [found('greater_than')?.value ?? -1000, found('less_than')?.value ?? 1e13];
      const whole = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
      return def.check === 'number_format' ? whole : fc.oneof(whole, fc.double({ min, max, noNaN: true }));
    }
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'nullable':
      return fc.option(fitting(def.innerType));
    case 'optional':
    case 'default':
      return fc.option(fitting(def.innerType), { nil: undefined });
    case 'pipe':
      return fitting(def.in);
    case 'array': {
      const exact = found('length_equals')?.length;
      return fc.array(fitting(def.element), { minLength: exact ?? 0, maxLength: exact ?? 3 });
    }
    case 'object': {
      const fields = Object.entries(def.shape).map(([key, one]) => [key, fitting(one)]);
      const whole = fc.record(Object.fromEntries(fields));
      return whole.filter((value) => checks.every(({ fn }) => !fn || fn(value)));
    }
    case 'record':
      return fc.dictionary(fitting(def.keyType) as fc.Arbitrary<string>, fitting(def.valueType), {
        maxKeys: 3,
      });
    case 'union':
      return fc.oneof(...def.options.map(fitting));
    case 'lazy':
      return fitting(def.getter());
    case 'unknown':
      return fc.jsonValue({ maxDepth: 1 });
    default:
      throw new Error(`How is a ${def.type} made?`);
  }
}

const ODD = [
  undefined,
  null,
  '',
  'x',
  'x'.repeat(3000),
  0,
  -1,
  1.5,
  1e300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  [],
  [1],
  {},
  { is: 'x' },
  JSON.parse('{"__proto__":1}'),
];

/** The same with something in it as nobody expects it: other, gone, or one more. */
function spoilt(value: unknown, [turns, odd, how]: readonly [number[], number, string]): unknown {
  const [turn, ...rest] = turns;
  if (turn === undefined || typeof value !== 'object' || value === null) return ODD[odd % ODD.length];
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  const keys = Object.keys(copy);
  const key = keys[turn % Math.max(1, keys.length)];
  if (key === undefined || how === 'more') Object.assign(copy, JSON.parse('{"more":{"is":1},"toString":2}'));
  else if (how === 'less' && rest.length === 0 && !Array.isArray(value)) delete copy[key];
  else copy[key] = spoilt(copy[key], [rest, odd, how]);
  return copy;
}

const SPOIL = fc.tuple(
  fc.array(fc.nat(20), { maxLength: 4 }),
  fc.nat(50),
  fc.constantFrom('other', 'less', 'more'),
);

describe('what the Assistant and the block page read values by says of them what zod says', () => {
  test('of every schema that is kept', () => {
    const names = pairs.map(({ name }) => name);
    for (const name of [
      'core/kept.ts Kept',
      'core/kept.ts Clock',
      'core/today.ts Today',
      'core/settings.ts SETTINGS.schedule',
      'music/spotify/answers.ts State',
    ])
      expect(names).toContain(name);
    expect(pairs.filter((pair) => isSchema(pair.light))).toEqual([]);
  });

  test.each(pairs)('$name', ({ zod, light }) => {
    let fit = 0;
    const isSame = (value: unknown) => {
      const [theirs, ours] = [zod.safeParse(value), light.safeParse(value)];
      if (theirs.success) fit++;
      return theirs.success === ours.success && isDeepStrictEqual(theirs.data, ours.data);
    };
    const values = fitting(zod);
    fc.assert(fc.property(values, isSame), { numRuns: 100 });
    expect(fit).toBeGreaterThan(0);
    fc.assert(
      fc.property(values, SPOIL, (value, spoil) => isSame(spoilt(value, spoil))),
      { numRuns: 300 },
    );
  });
});
