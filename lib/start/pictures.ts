/**
 * What `npm run pictures` runs: leaves pictures of every page in every state in `.pictures/states`, light and dark,
 * wide and 320 pixels narrow, and those for the stores in `.pictures/store`. `npm run pictures -- store` makes only these.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from './build.ts';
import { NextStep } from './next-step.mjs';
import { root } from './root.mjs';

/** Early in the afternoon, as in the tests: the day has something to show, and is not over. */
const ahead = 14 - new Date().getUTCHours();
const TZ = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;

function run(words: string[], env: Record<string, string>): boolean {
  const { status } = spawnSync(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

function emptied(name: string): string {
  const folder = join(root, '.pictures', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

const told = (folder: string): void =>
  console.log(`${readdirSync(folder).length} pictures are in ${relative(root, folder)}.`);

function main(asked: string | undefined): void {
  build('chrome');
  const store = emptied('store');
  if (!run([join('tests', 'e2e', 'store-pictures.ts'), store], { TZ }))
    throw new NextStep('The pictures for the stores could not be taken: run `npm test` to see what broke.');
  told(store);
  if (asked === 'store') return;
  const states = emptied('states');
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const only = [
    '--project',
    'chromium',
    'access.chromium',
    '-t',
    'the checker has nothing to say|stands in the feed',
  ];
  const isWhole = run([vitest, 'run', '--config', 'tests/vitest.config.ts', ...only], {
    SUNDIAL_PICTURES: states,
  });
  told(states);
  if (!isWhole) throw new NextStep('Some states are not as they should be: mend what is named above.');
}

try {
  main(process.argv[2]);
} catch (error) {
  if (!(error instanceof NextStep)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
