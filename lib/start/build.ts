/** `build.ts [--zip] [chrome|edge|firefox|safari ...]`: production builds, all four unless told which. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { NextStep } from './next-step.mjs';
import { unnamed } from './packages-used.ts';
import { root } from './root.mjs';
import { zipSource } from './source-zip.ts';

export const TARGETS = ['chrome', 'edge', 'firefox', 'safari'] as const;
export type Target = (typeof TARGETS)[number];

/** Builds for one browser and gives the folder to load there. WXT would make MV2 of Firefox and Safari unasked. */
export function build(target: Target, command: 'build' | 'zip' = 'build'): string {
  const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [wxt, command, '-b', target, '--mv3'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(`${stdout}${stderr}`);
    throw new NextStep(`The ${target} build failed: mend what WXT names above and try again.`);
  }
  return join(root, '.output', `${target}-mv3`);
}

function sizesOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));
  const total = (sizes: number[]) => `${(sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)} kB`;
  return `${total(files.map((file) => file.length))}, gzipped ${total(files.map((file) => gzipSync(file).length))}`;
}

/** The most that Chrome's package may have, with its fonts and all languages, in bytes. */
export const LARGEST_PACKAGE = 900_000;

/** What stores take. Refuses one that has grown too large, or has somebody's work in it whose licence is told nowhere. */
function packageOf(target: Target): string {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = join(root, '.output', `${name}-${version}-${target}.zip`);
  const { size } = statSync(file);
  if (target === 'chrome' && size > LARGEST_PACKAGE)
    throw new NextStep(
      `${relative(root, file)} has ${size} bytes, and may have ${LARGEST_PACKAGE}: find what grew.`,
    );
  const [first] = unnamed([target]);
  if (first) throw new NextStep(`assets/THIRD-PARTY.md does not name ${first}: run \`npm run third-party\`.`);
  const most = target === 'chrome' ? ` of at most ${LARGEST_PACKAGE / 1000}` : '';
  return `${relative(root, file)}  ${(size / 1000).toFixed(1)} kB${most}`;
}

function main(words: string[]): void {
  const command = words.includes('--zip') ? 'zip' : 'build';
  const named = words.filter((word) => word !== '--zip');
  const unknown = named.find((word) => !TARGETS.some((target) => target === word));
  if (unknown)
    throw new NextStep(`There is no build for "${unknown}": name ${TARGETS.join(', ')}, or nothing.`);
  for (const target of TARGETS) {
    if (named.length > 0 && !named.includes(target)) continue;
    const folder = build(target, command);
    console.log(`${target.padEnd(8)} ${relative(root, folder).padEnd(20)} ${sizesOf(folder)}`);
    if (command === 'zip') console.log(`${' '.repeat(9)}${packageOf(target)}`);
  }
  if (command === 'zip') console.log(`source   ${zipSource()}`);
}

if (import.meta.main) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof NextStep)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
