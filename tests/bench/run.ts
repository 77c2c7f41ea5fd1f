/**
 * What `npm run bench` runs: a production build for Chrome, then every figure beside the same of a bare
 * extension in the same run. Nothing here passes or fails by a time; what could not be measured fails.
 * `--only NAME` measures one subject, `--quick` takes fewer rounds, `--json FILE` writes figures down,
 * `--as-built` measures the build that is there.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../lib/start/build.ts';
import { NextStep } from '../../lib/start/next-step.mjs';
import { root } from '../../lib/start/root.mjs';
import { activities } from './activities.ts';
import { allowedPages } from './allowed-pages.ts';
import { archive } from './archive.ts';
import type { Bench, Subject } from './bench.ts';
import { blockPage } from './block-page.ts';
import { cluster } from './cluster.ts';
import type { Figure } from './figures.ts';
import { history } from './history.ts';
import { popup } from './popup.ts';
import { relay } from './relay.ts';
import { serve } from './server.ts';
import { sharing } from './sharing.ts';
import { sizes } from './sizes.ts';
import { startStop } from './start-stop.ts';
import { tableOf } from './table.ts';
import { tracking } from './tracking.ts';
import { worker } from './worker.ts';

const subjects: Record<string, Subject> = {
  'block-page': blockPage,
  'allowed-pages': allowedPages,
  'start-stop': startStop,
  popup,
  worker,
  tracking,
  activities,
  archive,
  history,
  sizes,
  relay,
  cluster,
  sharing,
};

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    'as-built': { type: 'boolean', default: false },
  },
});

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof NextStep)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const names = asked.only ?? Object.keys(subjects);
  const unknown = names.find((name) => !subjects[name]);
  if (unknown)
    throw new NextStep(
      `There is no figure "${unknown}": name ${Object.keys(subjects).join(', ')}, or nothing.`,
    );
  const server = await serve();
  // A copy, because Chromium writes into the folder of an extension that has rules.
  const bare = mkdtempSync(join(tmpdir(), 'sundial-bare-'));
  cpSync(join(import.meta.dirname, 'bare'), bare, { recursive: true });
  const bench: Bench = {
    server,
    sundial: asked['as-built'] ? join(root, '.output', 'chrome-mv3') : build('chrome'),
    bare,
    quick: asked.quick,
  };
  const load = loadavg().map((average) => average.toFixed(1));
  console.log(`${cpus().length} cores, load before the first figure ${load.join(' ')}\n`);
  const figures: Figure[] = [];
  let missing = 0;
  for (const name of names) {
    const since = performance.now();
    try {
      figures.push(...((await subjects[name]?.(bench)) ?? []));
    } catch (error) {
      missing++;
      console.error(`${name} could not be measured:`, error);
    }
    console.log(
      `${name}: ${((performance.now() - since) / 1000).toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}`,
    );
  }
  server.close();
  rmSync(bare, { recursive: true });
  console.log(`\n${tableOf(figures)}`);
  if (asked.json)
    writeFileSync(asked.json, `${JSON.stringify({ at: new Date(), load, figures }, null, 2)}\n`);
  return missing === 0 ? 0 : 1;
}
