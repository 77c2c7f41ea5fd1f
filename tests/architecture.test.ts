import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** Which part may import which; every part may import itself. Types count. */
const MAY: Record<string, string[]> = {
  'lib/words': [],
  'lib/core': ['lib/words'],
  'lib/wire': [],
  'lib/ui': ['lib/core', 'lib/words'],
  'lib/browser': ['lib/core', 'lib/words'],
  'lib/background': ['lib/core', 'lib/words'],
  'lib/store': ['lib/core'],
  'lib/calendar': ['lib/core', 'lib/words'],
  'lib/archive': ['lib/core', 'lib/store', 'lib/words'],
  'lib/music': ['lib/core', 'lib/words'],
  'lib/sync': ['lib/core', 'lib/wire', 'lib/words'],
  'lib/relay': ['lib/wire'],
  'lib/start': ['lib/words'],
  components: ['lib/ui', 'lib/core', 'lib/words'],
  entrypoints: [
    'components',
    'assets',
    ...[
      'ui',
      'core',
      'words',
      'browser',
      'background',
      'calendar',
      'music',
      'store',
      'archive',
      'sync',
      'wire',
    ].map((part) => `lib/${part}`),
  ],
};

/** What a part may take from outside; parts that are not named take what they like. */
const PACKAGES: Record<string, RegExp> = {
  'lib/core': /^(zod\/mini|tldts)$/,
  'lib/wire': /^zod\/mini$/,
};

const files = ['lib', 'components', 'entrypoints']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => /\.tsx?$/.test(file));

/** A file without its comments, which may speak of windows and documents. */
const codeOf = (file: string): string =>
  readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

const partOf = (file: string): string => {
  const [top = '', next = ''] = file.split('/');
  return top === 'lib' ? `lib/${next}` : top;
};

const importsOf = (file: string): string[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, name = '']) => name,
  );

const trespasses = files.flatMap((file) => {
  const part = partOf(file);
  return importsOf(file).flatMap((name) => {
    if (!name.startsWith('.')) return PACKAGES[part]?.test(name) === false ? [`${file} -> ${name}`] : [];
    const target = relative(ROOT, resolve(ROOT, dirname(file), name));
    const allowed = partOf(target) === part || MAY[part]?.includes(partOf(target));
    return allowed ? [] : [`${file} -> ${target}`];
  });
});

test('every arrow points towards the core', () => expect(trespasses).toEqual([]));

test('only the door names the browser', () => {
  const outside = files.filter((file) => !file.startsWith('lib/browser/') && !file.startsWith('lib/start/'));
  const named = outside.filter((file) =>
    /\b(?:browser|chrome)\.[a-z]|from 'wxt\/browser'/.test(codeOf(file)),
  );
  expect(named).toEqual([]);
});

test('the core has no clock, no random, no browser and no page', () => {
  const impure =
    /\b(?:Date\.now|new Date\(\)|Math\.random|crypto\.|document\.|window\.|await |async |setTimeout|try \{)/;
  expect(files.filter((file) => file.startsWith('lib/core/') && impure.test(codeOf(file)))).toEqual([]);
});

test('the core says nothing itself, it only marks what is said', () => {
  const said = files.filter((file) => file.startsWith('lib/core/') && /\b(?:t|tn|tx)\(/.test(codeOf(file)));
  expect(said).toEqual([]);
});

test('there is something to look at', () => expect(files.length).toBeGreaterThan(30));
