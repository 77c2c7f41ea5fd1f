import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { root } from './root.mjs';

/** Tells whose code is in Sundial. */
export const DOCUMENT = join(root, 'assets', 'THIRD-PARTY.md');

/** The heading in it from which on nothing is of the extension. */
export const RELAY_ONLY = '## Licences of what is only in the relay';

/** Where a build notes down whose code is in it, as `name@version`. */
export const usedIn = (build: string): string => join(root, '.output', 'packages', `${build}.json`);

/** Code that a bundle knows by another name than that of a file. */
const OTHERWISE: Record<string, string> = {
  'virtual:polyfilled-browser': 'webextension-polyfill',
  '\0rolldown/runtime.js': 'rolldown',
};

const IN_PACKAGE = /^(.*\/node_modules\/)((?:@[^/]+\/)?[^/]+)\//;

/** The package a module is of, as `name@version`; null for what is our own. */
function packageOf(id: string): string | null {
  const otherwise = OTHERWISE[id];
  const [, folder = `${join(root, 'node_modules')}/`, name = otherwise] =
    IN_PACKAGE.exec(id.replaceAll('\\', '/')) ?? [];
  if (name === undefined) return null;
  const { version } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
  return `${name}@${version}`;
}

/** Notes down the packages that something of is in a build: not those it was made with, nor what was left out. */
export function packagesUsed(build: string): Plugin {
  return {
    name: 'packages-used',
    generateBundle(_, bundle) {
      // One build is made of several bundles.
      const all = new Set(notedIn(build));
      const note = (id: string) => {
        const found = packageOf(id);
        if (found) all.add(found);
      };
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset') for (const name of file.originalFileNames) note(join(root, name));
        else
          for (const [id, { renderedLength }] of Object.entries(file.modules))
            if (renderedLength > 0) note(id);
      }
      mkdirSync(dirname(usedIn(build)), { recursive: true });
      writeFileSync(usedIn(build), `${JSON.stringify([...all].sort(), null, 2)}\n`);
    },
  };
}

/** What a build noted down; nothing before the first. */
export function notedIn(build: string): string[] {
  try {
    return JSON.parse(readFileSync(usedIn(build), 'utf8'));
  } catch {
    return [];
  }
}

/** To be called before a build begins: what is not in it any more is named no longer. */
export const forgetNoted = (build: string): void => rmSync(usedIn(build), { force: true });

/** The packages that a document names, as `name@version`. */
export const namedIn = (document: string): string[] =>
  [...document.matchAll(/^\| `([^`]+)` \| (\S+) \|/gm)].map(([, name, version]) => `${name}@${version}`);

/** What is in these builds and not in the document. */
export function unnamed(builds: readonly string[]): string[] {
  const named = new Set(namedIn(readFileSync(DOCUMENT, 'utf8')));
  return [...new Set(builds.flatMap(notedIn))].filter((one) => !named.has(one));
}
