/** What `npm run build:relay` runs: the whole relay as one file, which Node alone can run. */
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..');
const outDir = join(root, '.output', 'relay');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  // A bare clone has no tsconfig.json to read yet, and types need only be left out.
  oxc: false,
  // Everything a machine without packages lacks is taken in.
  ssr: { noExternal: true },
  build: {
    ssr: join(root, 'lib', 'relay', 'main.ts'),
    outDir,
    emptyOutDir: true,
    minify: true,
    target: 'node22',
    rolldownOptions: { tsconfig: false, output: { entryFileNames: 'relay.mjs', codeSplitting: false } },
  },
});

const file = join(outDir, 'relay.mjs');
console.log(
  `${relative(root, file)}: ${Math.ceil(statSync(file).size / 1000)} kB. Run it with Node 22.13 or later.`,
);
