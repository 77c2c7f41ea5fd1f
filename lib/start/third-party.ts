/** `third-party.ts`: builds everything and writes assets/THIRD-PARTY.md of what is in it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, TARGETS } from './build.ts';
import { NextStep } from './next-step.mjs';
import { DOCUMENT, notedIn, RELAY_ONLY } from './packages-used.ts';
import { root } from './root.mjs';

const RELAY = join(root, '.output', 'relay');

interface Part {
  name: string;
  version: string;
  licence: string;
  text: string;
  where: Set<string>;
}

/** The words of a package's licence, as it brings them, or as its authors keep them where it brings none. */
function textOf(name: string): string {
  const folder = join(root, 'node_modules', name);
  const brought = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const files =
    brought.length > 0
      ? brought.sort().map((file) => join(folder, file))
      : [join(root, 'assets', 'licences', `${name.replaceAll('/', '+')}.txt`)];
  const missing = files.find((file) => !existsSync(file));
  if (missing)
    throw new NextStep(
      `${name} brings no licence: find it where the package is made, and put it into ${missing}.`,
    );
  return files.map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim()).join('\n\n');
}

function partOf(named: string): Part {
  const at = named.lastIndexOf('@');
  const [name, version] = [named.slice(0, at), named.slice(at + 1)];
  const { license } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
  return { name, version, licence: license, text: textOf(name), where: new Set() };
}

/** What is in the relay, as Vite tells it. */
const inRelay = (): string[] =>
  readdirSync(RELAY)
    .filter((file) => file.endsWith('.licences.json'))
    .flatMap((file) => JSON.parse(readFileSync(join(RELAY, file), 'utf8')))
    .map(({ name, version }) => `${name}@${version}`);

function parts(): Part[] {
  const all = new Map<string, Part>();
  const note = (named: string, where: string) => {
    const part = all.get(named) ?? partOf(named);
    part.where.add(where);
    all.set(named, part);
  };
  for (const target of TARGETS) for (const named of notedIn(target)) note(named, 'extension');
  for (const named of inRelay()) note(named, 'relay');
  return [...all.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

const HEAD = `# Whose work is in Sundial

Written by \`npm run third-party\` from the modules that are in the real builds; not to be changed by hand.

Packages whose code is in the extension or in the relay, with the version that package-lock.json names. Parts of them that
nothing needs are left out of a build. \`webextension-polyfill\` is changed while it is taken in, as wxt.config.ts says;
its source, and that of all others, is what npm installs for it.
`;

/** What comes from no package. */
const BESIDES = `## Besides

- **Icons:** those of [Lucide](https://lucide.dev) 1.62, some of which come from Feather; drawn as paths in
  \`components/icons.ts\` and \`components/icons-music.ts\`.
- **The Public Suffix List** of Mozilla, under MPL-2.0, as it is in \`tldts\`; its source is at
  [publicsuffix.org](https://publicsuffix.org).
- **The words** of recovery, in \`@scure/bip39\`: the English list of BIP 39, under MIT.
`;

const fenced = (text: string): string => `\`\`\`text\n${text}\n\`\`\`\n`;

function documentOf(all: readonly Part[]): string {
  const rows = all.map(
    ({ name, version, licence, where }) =>
      `| \`${name}\` | ${version} | ${licence} | ${[...where].join(', ')} |`,
  );
  const byText = new Map<string, string[]>();
  // Those that are only in the relay come last: the extension's own page does without them.
  const ofExtension = all.filter(({ where }) => where.has('extension'));
  for (const { name, text } of ofExtension) byText.set(text, [...(byText.get(text) ?? []), name]);
  const lucide = readFileSync(join(root, 'assets', 'licences', 'lucide.txt'), 'utf8').trim();
  byText.set(lucide, ['Lucide']);
  const inRelayOnly = new Map<string, string[]>();
  for (const { name, text } of all.filter((part) => !ofExtension.includes(part)))
    inRelayOnly.set(text, [...(inRelayOnly.get(text) ?? []), name]);
  const textsOf = (by: Map<string, string[]>): string =>
    [...by].map(([text, names]) => `### ${names.join(', ')}\n\n${fenced(text)}`).join('\n');
  return [
    HEAD,
    ['| package | version | licence | in |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    '',
    BESIDES,
    '## Licences\n',
    textsOf(byText),
    `${RELAY_ONLY}\n`,
    textsOf(inRelayOnly),
  ].join('\n');
}

function main(): void {
  for (const target of TARGETS) build(target);
  const { status } = spawnSync(process.execPath, [join(root, 'lib', 'relay', 'deploy', 'build.ts')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0)
    throw new NextStep('The relay could not be built: mend what Vite names above and try again.');
  const all = parts();
  writeFileSync(DOCUMENT, documentOf(all));
  console.log(`assets/THIRD-PARTY.md names ${all.length} packages.`);
}

if (import.meta.main) {
  try {
    main();
  } catch (error) {
    if (!(error instanceof NextStep)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
