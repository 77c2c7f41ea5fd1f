/**
 * `rebuild.ts [FOLDER]`: shows that whoever has the source zip gets what the stores have. Unpacks it elsewhere, installs
 * what the lockfile names, builds there, and compares every file with those in the store zips; run `npm run zip` before.
 * With FOLDER, that is where it is unpacked, and it stays.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { TARGETS } from './build.ts';
import { NextStep } from './next-step.mjs';
import { root } from './root.mjs';

type Files = Map<string, Uint8Array>;

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

function filesIn(what: string): Files {
  const zip = join(root, '.output', `${name}-${version}-${what}.zip`);
  if (!existsSync(zip)) throw new NextStep(`${zip} is not there: run \`npm run zip\`, then this again.`);
  return new Map(Object.entries(unzipSync(readFileSync(zip))).filter(([path]) => !path.endsWith('/')));
}

function filesUnder(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return new Map(files.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]));
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Where two files part, with what stands there in both. */
function parting(one: Uint8Array, other: Uint8Array): string {
  const at = one.findIndex((octet, place) => octet !== other[place]);
  const place = at < 0 ? one.length : at;
  const around = (bytes: Uint8Array) =>
    JSON.stringify(Buffer.from(bytes.slice(Math.max(0, place - 40), place + 60)).toString('latin1'));
  return `from octet ${place} on: ${around(one)} in the package, ${around(other)} rebuilt`;
}

/** What differs between two sets of files, a sentence each. */
export function differences(packed: Files, rebuilt: Files): string[] {
  const missing = [...packed.keys()].filter((path) => !rebuilt.has(path));
  const extra = [...rebuilt.keys()].filter((path) => !packed.has(path));
  const changed = [...packed].flatMap(([path, bytes]) => {
    const again = rebuilt.get(path);
    return again && digest(again) !== digest(bytes) ? [`${path} differs ${parting(bytes, again)}`] : [];
  });
  return [
    ...missing.map((path) => `${path} is in the package and was not rebuilt`),
    ...extra.map((path) => `${path} was rebuilt and is not in the package`),
    ...changed,
  ];
}

/** Runs npm in a folder as somebody there would, who knows nothing of this one. */
function npm(folder: string, ...words: string[]): void {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^(?:npm_(?!config_cache)|INIT_CWD|NODE$)/i.test(key)),
  );
  const { status } = spawnSync('npm', words, {
    cwd: folder,
    env: { ...env, PUPPETEER_SKIP_DOWNLOAD: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new NextStep(`\`npm ${words.join(' ')}\` went wrong in ${folder}: mend what it names above.`);
}

function main(asked: string | undefined): void {
  const packages = TARGETS.map((target) => [target, filesIn(target)] as const);
  const folder = asked ? resolve(asked) : mkdtempSync(join(tmpdir(), 'sundial-source-'));
  try {
    for (const [path, bytes] of filesIn('sources')) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    console.log(
      `The source is unpacked in ${folder}. Installing what its lockfile names, and building: some minutes.`,
    );
    // It installs by itself, exactly what the lockfile names; see packages.mjs for why not by `npm ci`.
    npm(folder, 'run', 'build');
    let differ = 0;
    for (const [target, packed] of packages) {
      const found = differences(packed, filesUnder(join(folder, '.output', `${target}-mv3`)));
      differ += found.length;
      for (const sentence of found) console.log(`${target}: ${sentence}.`);
      if (found.length === 0)
        console.log(`${target}: all ${packed.size} files are the same, octet for octet.`);
    }
    if (differ > 0)
      throw new NextStep(`${differ} files differ: find what in a build depends on where or when it is made.`);
  } finally {
    if (!asked) rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  try {
    main(process.argv[2]);
  } catch (error) {
    if (!(error instanceof NextStep)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
