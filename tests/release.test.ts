import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { differences } from '../lib/start/rebuild.ts';
import { sourceFiles } from '../lib/start/source-zip.ts';

const root = join(import.meta.dirname, '..');

describe('the source package', () => {
  const files = sourceFiles();

  test('has all that a build needs, for every browser', () =>
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'package-lock.json',
        'wxt.config.ts',
        'tsconfig.json',
        'entrypoints/offscreen/index.html',
        'assets/public/icon/128.png',
        'assets/words/de.json',
        '.ci/run',
        'README.md',
        'LICENSE',
      ]),
    ));

  test('has nothing that is made, and nothing of who made it', () =>
    expect(
      files.filter((file) => /(?:^|\/)(?:node_modules|\.git|\.output|\.wxt|\.pictures)(?:\/|$)/.test(file)),
    ).toEqual([]));

  test('leaves out what git leaves out', () => {
    const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n').filter(Boolean);
    const names = ignored.map((line) => line.replace(/\/$/, '').replaceAll('*', 'x'));
    expect(files.filter((file) => names.some((name) => file.split('/').includes(name)))).toEqual([]);
  });
});

describe('two builds', () => {
  const files = (all: Record<string, string>) =>
    new Map(Object.entries(all).map(([path, text]) => [path, new TextEncoder().encode(text)]));

  test('of the same source do not differ', () =>
    expect(differences(files({ a: '1', b: '2' }), files({ b: '2', a: '1' }))).toEqual([]));

  test('differ by what is missing, what is new, and where a file parts', () =>
    expect(
      differences(files({ a: 'same', b: 'made at 10:00' }), files({ b: 'made at 11:00', c: '' })),
    ).toEqual([
      'a is in the package and was not rebuilt',
      'c was rebuilt and is not in the package',
      'b differs from octet 9 on: "made at 10:00" in the package, "made at 11:00" rebuilt',
    ]));
});
