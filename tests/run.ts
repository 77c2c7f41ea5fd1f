/**
 * What `npm test` runs: production builds, then the tests of the rules, of the relay and sync, of Chromium and
 * of Firefox, one after another; `npm test -- unit` (or relay, chromium, firefox) runs one of them. Its last line is "N passed, N failed",
 * and what could not run is a failure.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Target } from '../lib/start/build.ts';
import { NextStep } from '../lib/start/next-step.mjs';
import { root } from '../lib/start/root.mjs';
import type { Counts } from './count-reporter.ts';

/** The projects of vitest.config.ts, each with the build it drives. */
const projects: Record<string, Target | null> = {
  unit: null,
  relay: null,
  chromium: 'chrome',
  firefox: 'firefox',
};

const failure: Counts = { passed: 0, failed: 1 };

const [asked, ...filters] = process.argv.slice(2);
const names = asked === undefined ? Object.keys(projects) : [asked];
const counts = names.map((name) => run(name, filters));
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed === 0 ? 0 : 1;
for (const name of counts.flatMap(({ names = [] }) => names)) console.log(`failed: ${name}`);
console.log(`${passed} passed, ${failed} failed`);

function run(project: string, filters: string[]): Counts {
  const target = projects[project];
  if (target === undefined) {
    console.error(
      `There are no tests called "${project}": name ${Object.keys(projects).join(', ')}, or nothing.`,
    );
    return failure;
  }
  try {
    if (target) build(target);
  } catch (error) {
    if (!(error instanceof NextStep)) throw error;
    console.error(error.message);
    return failure;
  }
  return runVitest(project, filters);
}

/** In a process of its own, so that even one that crashes is counted. */
function runVitest(project: string, filters: string[]): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'sundial-counts-'));
  const SUNDIAL_COUNTS = join(folder, 'counts.json');
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project, ...filters];
  const reporters = ['--reporter', 'default', '--reporter', './tests/count-reporter.ts'];
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, ...args, ...reporters], {
    cwd: root,
    env: { ...process.env, SUNDIAL_COUNTS },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
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
