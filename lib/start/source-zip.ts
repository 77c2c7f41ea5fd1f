import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { root } from './root.mjs';

/** All there is at the top of the repository, but for what is made of it. */
const TOP = [
  '.biome.jsonc',
  '.ci',
  '.gitignore',
  '.knip.jsonc',
  'LICENSE',
  'README.md',
  'assets',
  'components',
  'entrypoints',
  'lib',
  'package-lock.json',
  'package.json',
  'tests',
  'tsconfig.json',
  'wxt.config.ts',
];
/** What .gitignore names, wherever it lies. */
const MADE =
  /^(?:node_modules|\.output|\.wxt|\.pictures|\.DS_Store|_metadata|.*\.(?:log|sqlite(?:-.*|\.lock.*)?))$/;

/** The files of the source, by their paths from the root, in an order that is the same everywhere. */
export function sourceFiles(): string[] {
  const within = (name: string): string[] => {
    const path = join(root, name);
    if (!statSync(path).isDirectory()) return [name];
    return readdirSync(path)
      .filter((entry) => !MADE.test(entry))
      .flatMap((entry) => within(`${name}/${entry}`));
  };
  return TOP.flatMap(within).sort((one, other) => (one < other ? -1 : 1));
}

/** The earliest instant that a zip can write down: when a file was written last says nothing of what is in it. */
const mtime = new Date(1980, 0, 1);
const UNIX = 3;

/** Writes everything that the builds are made from into one file, the same octets for the same source. Gives its name. */
export function zipSource(): string {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const files: Zippable = {};
  for (const path of sourceFiles()) {
    const content = readFileSync(join(root, path));
    const mode = content.toString('latin1', 0, 2) === '#!' ? 0o100755 : 0o100644;
    files[path] = [content, { level: 9, mtime, os: UNIX, attrs: mode << 16 }];
  }
  const file = join(root, '.output', `${name}-${version}-sources.zip`);
  writeFileSync(file, zipSync(files));
  return relative(root, file);
}
