/**
 * What `npm test` runs: production builds, the tests of the rules, and then, side by side because both mostly wait,
 * the tests of Chromium, and those of Firefox, the relay and sync. `npm test -- unit` (or relay, chromium, firefox)
 * runs one of them. Its last line is "N passed, N failed", and what could not run is a failure.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Target } from '../lib/start/build.ts';
import { NextStep } from '../lib/start/next-step.mjs';
import { root } from '../lib/start/root.mjs';
import type { Counts } from './count-reporter.ts';

/** The projects of vitest.config.ts, each with the builds it drives. */
const projects: Record<string, Target[]> = {
  unit: [],
  relay: [],
  chromium: ['chrome'],
  firefox: ['firefox', 'chrome'],
};

/** One after another; of each, lanes beside each other; in a lane, one after another again. */
const stages: string[][][] = [[['unit']], [['chromium'], ['firefox', 'relay']]];

const failure: Counts = { passed: 0, failed: 1 };

const [asked, ...filters] = process.argv.slice(2);
const counts = await runAll(asked === undefined ? stages : [[[asked]]]);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed === 0 ? 0 : 1;
for (const name of counts.flatMap(({ names = [] }) => names)) console.log(`failed: ${name}`);
console.log(`${passed} passed, ${failed} failed`);

async function runAll(all: string[][][]): Promise<Counts[]> {
  const names = all.flat(2);
  const unknown = names.find((name) => !(name in projects));
  if (unknown !== undefined) {
    const known = Object.keys(projects).join(', ');
    console.error(`There are no tests called "${unknown}": name ${known}, or nothing.`);
    return [failure];
  }
  try {
    for (const target of new Set(names.flatMap((name) => projects[name] ?? []))) build(target);
  } catch (error) {
    if (!(error instanceof NextStep)) throw error;
    console.error(error.message);
    return [failure];
  }
  const counts: Counts[] = [];
  for (const lanes of all) {
    // Two at once would be unreadable: only the first is shown as it goes.
    const done = lanes.map(async (lane, at) => {
      for (const project of lane) counts.push(await runVitest(project, at === 0));
    });
    await Promise.all(done);
  }
  return counts;
}

/** In a process of its own, so that even one that crashes is counted. */
async function runVitest(project: string, isShown: boolean): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'sundial-counts-'));
  const SUNDIAL_COUNTS = join(folder, 'counts.json');
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project, ...filters];
  const reporters = ['--reporter', 'default', '--reporter', './tests/count-reporter.ts'];
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, ...args, ...reporters], {
    cwd: root,
    env: { ...process.env, SUNDIAL_COUNTS },
    stdio: isShown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => void printed.push(chunk));
  const status = await new Promise((done) => child.once('close', done));
  process.stdout.write(Buffer.concat(printed));
  const counts = countsIn(SUNDIAL_COUNTS) ?? failure;
  rmSync(folder, { recursive: true });
  if (counts.passed + counts.failed === 0) console.error(`No ${project} test ran.`);
  const isHollow = counts.failed === 0 && (status !== 0 || counts.passed === 0);
  return isHollow ? { ...counts, failed: 1 } : counts;
}

function countsIn(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.error('Vitest ended before it could count.');
    return undefined;
  }
}
