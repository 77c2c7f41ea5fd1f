import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { namedIn } from '../lib/start/packages-used.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const named = namedIn(read('assets/THIRD-PARTY.md'));

test('the licences are of the versions that the lockfile names', () => {
  const { packages } = JSON.parse(read('package-lock.json'));
  const locked = named
    .map((one) => one.slice(0, one.lastIndexOf('@')))
    .map((name) => `${name}@${packages[`node_modules/${name}`]?.version}`);
  expect(named).toEqual(locked);
});

test('what is depended on at run time has its licence told', () => {
  const { dependencies } = JSON.parse(read('package.json'));
  const exact = Object.entries(dependencies).map(([name, version]) => `${name}@${version}`);
  expect(named).toEqual(expect.arrayContaining(exact));
});
