import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { LARGEST_PACKAGE } from '../../lib/start/build.ts';
import { unnamed } from '../../lib/start/packages-used.ts';
import { root } from '../../lib/start/root.mjs';

test('the package for Chrome is no larger than was promised', () => {
  const folder = join(root, '.output', 'chrome-mv3');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))] as const);
  expect(files.length).toBeGreaterThan(50);
  expect(zipSync(Object.fromEntries(files), { level: 9 }).length).toBeLessThanOrEqual(LARGEST_PACKAGE);
});

test('whose work is in a build is told', () => expect(unnamed(['chrome'])).toEqual([]));

test('what a popup waits for at rest is two files', () => {
  const page = readFileSync(join(root, '.output', 'chrome-mv3', 'popup.html'), 'utf8');
  const scripts = [
    ...page.matchAll(/<script[^>]* src="([^"]+)"|<link rel="modulepreload"[^>]* href="([^"]+)"/g),
  ];
  const files = scripts.map(([, script, preload]) =>
    join(root, '.output', 'chrome-mv3', script ?? preload ?? ''),
  );
  expect(files).toHaveLength(2);
  // What comes before the first paint has nothing run with it.
  expect(readFileSync(files.find((name) => name.includes('first')) ?? '', 'utf8')).not.toMatch(
    /\bfrom"|^import"/,
  );
  // Nothing that they need at once is left to be asked for.
  for (const file of files)
    for (const [, needed = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)"\.\/([^"]+)"/g))
      expect(files.map((name) => name.replace(/.*\//, ''))).toContain(needed);
});
