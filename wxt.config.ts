import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig, type UserManifest } from 'wxt';
import { forgetNoted, packagesUsed } from './lib/start/packages-used.ts';
import { manifestWords, packedWords } from './lib/start/words.ts';
import { WRITTEN, written } from './lib/start/written.ts';

/** The oldest browsers whose CSS and JavaScript the bundles may use as they are, `light-dark()` among it. */
const target = ['chrome123', 'firefox128', 'safari17.5'];

/** Keeps the id of the unpacked build the same on every machine: mjokoekehbimgjkghodbiladagkddpge. */
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwc16qR/jz7a78BWC5lcId0ZSH5zhFQ7qYEdODdXkTipSR6tISarB67U2afvV' +
  'mRia1PRuILWqD/vuwXnGuG3HshJZKgkE1fpFQjSceAft40Euvnu4LX+erCiZveFKTzt8ZhMS5uuMigA739KIP3ilkgmBs6/r7wt46BTD' +
  '9Ps7XNnumEO6+paCfWjcqCe7pWqdiIePxls2v6ne0YLEJ3/+1kw50YqUUh9SNuc5AsfffTpFbLpbDGEfEezazQ/GTOyZnaxIcrpYw7BM' +
  'AfjsidCi8kKrqoh4+gruEzM462N2d6f3DjEbmf5vrVM/QmipqQr+YPAUEi6SH/2zGgaoHpf1IwIDAQAB';

const everywhere: UserManifest = {
  name: '__MSG_name__',
  description: '__MSG_description__',
  default_locale: 'en',
  permissions: [
    'storage',
    'alarms',
    'scripting',
    'webNavigation',
    'tabs',
    'idle',
    'contextMenus',
    'declarativeNetRequestWithHostAccess',
  ],
  // Asked for when somebody wants to be told.
  optional_permissions: ['notifications'],
  host_permissions: ['<all_urls>'],
  // A redirect to a page that is not listed here fails without a word.
  web_accessible_resources: [{ resources: ['/blocked.html'], matches: ['<all_urls>'] }],
  content_security_policy: {
    extension_pages: [
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      // Calendars are fetched from wherever their owners keep them, and a relay is wherever somebody runs one; in
      // the clear only on this machine, where some programs serve the one or the other.
      "connect-src 'self' https: wss: http://localhost:* http://127.0.0.1:* ws://localhost:* ws://127.0.0.1:*",
    ].join('; '),
  },
  action: { default_title: '__MSG_name__' },
  // Not Alt+Shift+A: Chromium keeps that for itself and leaves the command without a key.
  commands: {
    _execute_action: { suggested_key: { default: 'Alt+Shift+S' } },
    'begin-session': {
      suggested_key: { default: 'Alt+Shift+F' },
      description: '__MSG_begin__',
    },
    pause: { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_pause__' },
    // Four keys are all a browser takes; this one its owner gives.
    'mute-sound': { description: '__MSG_mute__' },
  },
};

/** "focus 25 write the report" in the address bar. Safari has no such thing. */
const omnibox = { keyword: 'focus' };

/** What only one family of browsers understands, or only one of them must have. */
const only: Record<string, UserManifest> = {
  // Split, because a spanning extension's page cannot be shown in an incognito tab: the redirect would fail there.
  chrome: { key, incognito: 'split', minimum_chrome_version: '123', permissions: ['offscreen'], omnibox },
  edge: { key, incognito: 'split', minimum_chrome_version: '123', permissions: ['offscreen'], omnibox },
  // Firefox takes `split` for `not_allowed`.
  firefox: {
    omnibox,
    browser_specific_settings: {
      gecko: {
        id: 'sundial@sundial.example',
        strict_min_version: '142.0',
        data_collection_permissions: {
          required: ['none'],
          optional: ['browsingActivity', 'websiteActivity'],
        },
      },
    },
  },
  safari: { browser_specific_settings: { safari: { strict_min_version: '18.4' } } },
};

/**
 * `wxt/browser` is the polyfill's `browser`, with WXT's types, which know more of the newer interfaces. The polyfill
 * is a script of the older kind; as a module it needs nothing beside it. Of what it knows of interfaces a build
 * carries what its own part of the door names.
 */
function polyfilled(): Plugin {
  const door = fileURLToPath(new URL('lib/browser/', import.meta.url));
  const id = 'virtual:polyfilled-browser';
  const [INTERFACES, PLACE] = [/(?<=const apiMetadata = )\{[\s\S]*?\n {6}\}(?=;)/, '__INTERFACES__'];
  const polyfill = readFileSync(
    fileURLToPath(import.meta.resolve('webextension-polyfill/dist/browser-polyfill.js')),
    'utf8',
  )
    .replace(/^\/\/# sourceMappingURL.*$/m, '')
    // Its own question of which loader there is.
    .replace(/^\(function \(global, factory\)[\s\S]*?(?=function \(module\))/, '((make) => make(module))(');
  const known: Interfaces = JSON.parse(INTERFACES.exec(polyfill)?.[0] ?? '');
  let isBuild = false;
  return {
    name: id,
    enforce: 'pre',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    resolveId: (source) => (source === 'wxt/browser' ? id : null),
    load: (asked) =>
      asked === id
        ? `const module = { exports: {} }, exports = module.exports;\n${isBuild ? polyfill.replace(INTERFACES, PLACE) : polyfill}\nexport const browser = module.exports;`
        : null,
    renderChunk(code) {
      if (!code.includes(PLACE)) return null;
      const files = [...this.getModuleIds()].filter((file) => file.startsWith(door) && existsSync(file));
      const words = new Set(files.flatMap((file) => readFileSync(file, 'utf8').match(/\w+/g) ?? []));
      return { code: code.replace(PLACE, () => JSON.stringify(named(known, words))), map: null };
    },
  };
}

/** What the polyfill knows: how many arguments each method takes, by interfaces, which may have others in them. */
type Interfaces = { [name: string]: Interfaces | { minArgs: number } };

/** Without what none of these words names. */
const named = (known: Interfaces, words: ReadonlySet<string>): Interfaces =>
  Object.fromEntries(
    Object.entries(known)
      .filter(([name]) => words.has(name))
      .map(([name, one]) => [name, 'minArgs' in one ? one : named(one as Interfaces, words)]),
  );

/**
 * The list of public suffixes is one long text, which Rolldown would put wherever it is read, three times in all: what
 * is made by a call is none of the constants it knows.
 */
function longTextsOnce(): Plugin {
  return {
    name: 'long-texts-once',
    transform: (code, id) =>
      /\/tldts\/.*\/data\/trie\.js$/.test(id)
        ? code.replace(/(export const labelText = )(".*?");/, '$1/*#__PURE__*/ String($2);')
        : null,
  };
}

/** The Assistant where it stays for longer: with styles beside the page, so that they are not in the package three times. */
const LINKED = /\b(?:sidepanel|prep)\b.*\.html$/;

/** Puts a page's styles into the page: one file less to wait for, and it is painted before its script is there. */
function inlinedStyles(): Plugin {
  return {
    name: 'inlined-styles',
    enforce: 'post',
    generateBundle: (_, bundle) => {
      const assets = Object.values(bundle).filter((file) => file.type === 'asset');
      const inlined = new Set<string>();
      const isLinked = (name: string) =>
        assets.some(({ fileName, source }) => LINKED.test(fileName) && String(source).includes(name));
      const pages = assets.filter(({ fileName }) => fileName.endsWith('.html') && !LINKED.test(fileName));
      for (const page of pages)
        page.source = String(page.source).replace(
          /<link rel="stylesheet"[^>]* href="\/([^"]+)">/g,
          (link, name: string) => {
            const styles = assets.find(({ fileName }) => fileName === name);
            if (!styles) return link;
            inlined.add(name);
            return `<style>${styles.source}</style>`;
          },
        );
      for (const name of inlined) if (!isLinked(name)) delete bundle[name];
    },
  };
}

/** `msg` marks texts for whoever translates them; a build has no use for it. */
function unmarkedTexts(): Plugin {
  return {
    name: 'unmarked-texts',
    enforce: 'pre',
    transform: (code, id) =>
      /\.tsx?$/.test(id) ? code.replace(/\bmsg\(\s*((['"`])(?:\\.|(?!\2)[^\\])*\2)\s*,?\s*\)/g, '$1') : null,
  };
}

/** `import()` as it stands, without Vite's helper, which is larger than some pages' scripts. */
function plainImports(): Plugin {
  const helper = '\0vite/preload-helper.js';
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) => (id === helper ? 'export const __vitePreload = (load) => load();' : null),
  };
}

/** Leaves out files that hold nothing, or only pass on another: each that a page waits for costs it some milliseconds. */
function noEmptyFiles(): Plugin {
  /** The file that another stands for, '' for none, and its names for what it passes on; null where it holds something. */
  function passedOn(code: string): { of: string; names: string } | null {
    const [found, of = '', exported = '', from = ''] =
      /^(?:import"\.\/([^"]+)";|export\{([^}]+)\}from"\.\/([^"]+)";)?\s*$/.exec(code) ?? [];
    if (found === undefined) return null;
    const names = exported.split(',').map((one) => {
      const [name, as = name] = one.split(' as ');
      return `${as}:e.${name}`;
    });
    return { of: of || from, names: exported && names.join() };
  }
  return {
    name: 'no-empty-files',
    enforce: 'post',
    generateBundle: (_, bundle) => {
      const textOf = (by: (typeof bundle)[string]) => (by.type === 'chunk' ? by.code : String(by.source));
      for (const hollow of Object.values(bundle)) {
        const passed = hollow.type === 'chunk' ? passedOn(hollow.code) : null;
        if (!passed) continue;
        const file = hollow.fileName.replace('chunks/', '');
        const { of, names } = passed;
        const isOther = (name: string) => name !== hollow.fileName;
        for (const by of Object.values(bundle)) {
          if (by.type === 'asset') {
            if (of === '' && by.fileName.endsWith('.html'))
              by.source = String(by.source).replace(new RegExp(`\\s*<script[^>]*/${file}"></script>`), '');
            continue;
          }
          if (by.imports.includes(hollow.fileName) && names === '') {
            by.code = by.code.replaceAll(`import"./${file}";`, () => of && `import"./${of}";`);
            by.imports = [...by.imports.filter(isOther), ...(of ? [`chunks/${of}`] : [])];
          }
          if (of === '' || !by.dynamicImports.includes(hollow.fileName)) continue;
          const load = `import(\`./${of}\`)${names && `.then(e=>({${names}}))`}`;
          by.code = by.code.replaceAll(`import(\`./${file}\`)`, () => load);
          by.dynamicImports = [...by.dynamicImports.filter(isOther), `chunks/${of}`];
        }
        const isNamed = Object.values(bundle).some((by) => by !== hollow && textOf(by).includes(file));
        if (!isNamed) delete bundle[hollow.fileName];
      }
    },
  };
}

/** Has the app that a page imports after its first paint fetched before it, and not yet run. */
function preloadedImports(): Plugin {
  return {
    name: 'preloaded-imports',
    enforce: 'post',
    generateBundle: (_, bundle) => {
      const chunkOf = (name: string) => (bundle[name]?.type === 'chunk' ? bundle[name] : null);
      const withImports = (name: string, known = new Set<string>()): Set<string> => {
        if (known.has(name)) return known;
        known.add(name);
        for (const one of chunkOf(name)?.imports ?? []) withImports(one, known);
        return known;
      };
      for (const page of Object.values(bundle)) {
        if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
        const html = String(page.source);
        const first = [...html.matchAll(/<script type="module"[^>]* src="\/([^"]+)"/g)].map(
          ([, name = '']) => name,
        );
        const apps = first
          .flatMap((name) => chunkOf(name)?.dynamicImports ?? [])
          .filter((name) => chunkOf(name)?.facadeModuleId?.endsWith('/app.tsx'));
        const later = apps.flatMap((name) => [...withImports(name)]);
        const links = [...new Set(later)]
          .filter((name) => !first.includes(name))
          .map((name) => `<link rel="modulepreload" crossorigin href="/${name}">`);
        // Before the scripts that come first: these are longer, and a browser asks for one after the other.
        page.source = html.replace('<script type="module"', (script) => links.reverse().join('') + script);
      }
    },
  };
}

/** To sign in to Spotify. Asked for when it is wanted, but in Firefox, where that cannot be; Safari has no such thing. */
function withSignIn(browser: string, manifest: UserManifest): UserManifest {
  if (browser === 'safari') return manifest;
  const where = browser === 'firefox' ? 'permissions' : 'optional_permissions';
  return { ...manifest, [where]: [...(manifest[where] ?? []), 'identity'] };
}

/**
 * Of the pages that must be there at once, what their main.ts needs is one file, also where a part that comes later
 * needs some of it too: many small files are larger together, and those that others ask for come one round later each.
 * In the place of zod they have light-schemas.ts.
 */
function inFewFiles(): Plugin {
  let page: string | undefined;
  return {
    name: 'in-few-files',
    enforce: 'pre',
    options({ input }) {
      page = ['popup', 'blocked'].find((name) =>
        JSON.stringify(input ?? '').includes(`entrypoints/${name}/`),
      );
    },
    resolveId: (source) =>
      page && source === 'zod/mini'
        ? fileURLToPath(new URL('lib/core/light-schemas.ts', import.meta.url))
        : null,
    // What is not in light-schemas.ts: a warning would be a page that fails when it is opened.
    onLog(_, { code, message }) {
      if (page && code === 'IMPORT_IS_UNDEFINED') throw new Error(message);
    },
    outputOptions(output) {
      if (!page) return output;
      const main = fileURLToPath(new URL(`entrypoints/${page}/main.ts`, import.meta.url));
      const name = (id: string, modules: Modules) => (isNeededBy(main, id, modules) ? 'first' : null);
      return { ...output, codeSplitting: { includeDependenciesRecursively: false, groups: [{ name }] } };
    },
  };
}

interface Modules {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

const isNeededBy = (root: string, one: string, modules: Modules, seen = new Set<string>()): boolean => {
  if (one === root) return true;
  if (seen.has(one)) return false;
  seen.add(one);
  return modules.getModuleInfo(one)?.importers.some((by) => isNeededBy(root, by, modules, seen)) ?? false;
};

export default defineConfig({
  imports: false,
  publicDir: 'assets/public',
  // It would leave out what only the other browsers need; lib/start/source-zip.ts makes one of which all four can be built.
  zip: { zipSources: false },
  manifest: ({ browser }) =>
    withSignIn(browser, {
      ...everywhere,
      ...only[browser],
      permissions: [...(everywhere.permissions ?? []), ...(only[browser]?.permissions ?? [])],
    }),
  vite: ({ browser }) => ({
    plugins: [
      polyfilled(),
      written(),
      unmarkedTexts(),
      plainImports(),
      longTextsOnce(),
      inFewFiles(),
      inlinedStyles(),
      noEmptyFiles(),
      preloadedImports(),
      packagesUsed(browser),
    ],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { target, cssTarget: target, modulePreload: false, sourcemap: false },
  }),
  hooks: {
    'build:before': ({ config }) => forgetNoted(config.browser),
    // What must be there at once is built by itself, and carries nothing that only other pages need.
    'entrypoints:grouped': (_, groups) => {
      for (const [at, group] of groups.entries()) {
        if (!Array.isArray(group)) continue;
        const named = (names: string[]) => group.filter(({ name }) => names.includes(name));
        const parts = [named(['blocked']), named(['popup', 'sidepanel', 'prep']), named(WRITTEN)].filter(
          ({ length }) => length > 0,
        );
        const rest = group.filter((page) => !parts.flat().includes(page));
        groups.splice(at, 1, ...parts, ...(rest.length > 0 ? [rest] : []));
        return;
      }
    },
    'build:publicAssets': (_, files) => {
      files.push(...manifestWords(), ...packedWords());
    },
    'build:manifestGenerated': ({ config }, manifest) => {
      if (config.browser !== 'safari') return;
      // Safari wants an event page where WXT writes a service worker, and has neither a side panel nor idle.
      const script = (manifest.background as { service_worker: string }).service_worker;
      manifest.background = { scripts: [script], persistent: false } as typeof manifest.background;
      delete manifest.side_panel;
      manifest.permissions = manifest.permissions?.filter(
        (permission) => permission !== 'sidePanel' && permission !== 'idle',
      );
    },
  },
});
