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

test('the pages that must be there at once, and what they fetch later, carry nothing of zod', () => {
  const folder = join(root, '.output', 'chrome-mv3');
  const scriptsIn = (text: string) => text.match(/[\w$-]+-[\w$-]{8}\.js\b/g) ?? [];
  const reached = new Set<string>();
  const reach = (text: string): void => {
    for (const name of scriptsIn(text)) {
      if (reached.has(name)) continue;
      reached.add(name);
      const script = readFileSync(join(folder, 'chunks', name), 'utf8');
      expect(script, name).not.toContain('_zod');
      reach(script);
    }
  };
  for (const page of ['popup.html', 'sidepanel.html', 'prep.html', 'blocked.html'])
    reach(readFileSync(join(folder, page), 'utf8'));
  expect(reached.size).toBeGreaterThan(5);
});

test('what a popup waits for at rest is one file', () => {
  const page = readFileSync(join(root, '.output', 'chrome-mv3', 'popup.html'), 'utf8');
  const scripts = [...page.matchAll(/<script[^>]* src="([^"]+)"/g)];
  expect(scripts).toHaveLength(1);
  expect(page).not.toContain('modulepreload');
  const script = readFileSync(join(root, '.output', 'chrome-mv3', scripts[0]?.[1] ?? ''), 'utf8');
  // Nothing that it needs at once is left to be asked for.
  expect(script).not.toMatch(/\bfrom"|^import"/);
  // What is shown first, and the words it is said in, are asked for before the longer part of it is run.
  for (const asked of ['storage.local.get', 'storage.session.get', '/words/']) {
    expect(script).toContain(asked);
    expect(script.indexOf(asked)).toBeLessThan(script.indexOf('safeParse'));
  }
});
