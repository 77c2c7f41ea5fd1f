/**
 * What `npm run build:relay` runs: the whole relay as one file, which Node alone can run. What a cluster needs besides
 * is a second one, as large as the first, which nobody else has to carry.
 */
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..');
const outDir = join(root, '.output', 'relay');

const CLUSTER = 'relay-cluster.mjs';

const bundle = (entry: string, name: string) =>
  build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // A bare clone has no tsconfig.json to read yet, and types need only be left out.
    oxc: false,
    plugins: [
      {
        name: 'cluster-apart',
        enforce: 'pre',
        resolveId: (source) => (source === './cluster.ts' ? { id: `./${CLUSTER}`, external: true } : null),
      },
    ],
    // Everything a machine without packages lacks is taken in.
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'lib', 'relay', entry),
      outDir,
      emptyOutDir: name !== CLUSTER,
      minify: true,
      // Whose code it is goes wherever it goes.
      license: { fileName: `${name}.licences.json` },
      target: 'node22',
      rolldownOptions: { tsconfig: false, output: { entryFileNames: name, codeSplitting: false } },
    },
  });

await bundle('main.ts', 'relay.mjs');
await bundle('cluster.ts', CLUSTER);

const file = join(outDir, 'relay.mjs');
console.log(
  `${relative(root, file)}: ${Math.ceil(statSync(file).size / 1000)} kB. Run it with Node 22.13 or later.`,
);
