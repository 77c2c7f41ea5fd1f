/**
 * What `npm test` runs: production builds, then the tests of the rules, of Chromium and of Firefox; `npm test -- unit`
 * (or chromium, or firefox) runs one of them. Its last line is "N passed, N failed", and what could not run is a
 * failure.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Target } from '../lib/start/build.ts';
import { NextStep } from '../lib/start/next-step.mjs';
import { root } from '../lib/start/root.mjs';
import type { Counts } from './count-reporter.ts';

/** The projects of vitest.config.ts, each with the build it drives. */
const projects: Record<string, Target | null> = { unit: null, chromium: 'chrome', firefox: 'firefox' };

/** What waits for one browser leaves room for the other. What is in one lane is run one after another. */
const lanes = [['unit', 'chromium'], ['firefox']];

const failure: Counts = { passed: 0, failed: 1 };

const [asked, ...filters] = process.argv.slice(2);
const wanted = asked === undefined ? lanes : [[asked]];
const broken = new Set(wanted.flat().filter((project) => !prepare(project)));
const counts = (await Promise.all(wanted.map(runLane))).flat();
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

/** Builds what a project drives; false when it cannot be run. */
function prepare(project: string): boolean {
  const target = projects[project];
  if (target === undefined) {
    console.error(
      `There are no tests called "${project}": name ${Object.keys(projects).join(', ')}, or nothing.`,
    );
    return false;
  }
  try {
    if (target) build(target);
    return true;
  } catch (error) {
    if (!(error instanceof NextStep)) throw error;
    console.error(error.message);
    return false;
  }
}

/** Only the first lane is followed line by line; of the others all is said when they are done. */
async function runLane(names: readonly string[], lane: number): Promise<Counts[]> {
  const counted: Counts[] = [];
  for (const project of names)
    counted.push(broken.has(project) ? failure : await runVitest(project, lane === 0));
  return counted;
}

/** In a process of its own, so that even one that crashes is counted. */
async function runVitest(project: string, isFollowed: boolean): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'sundial-counts-'));
  const SUNDIAL_COUNTS = join(folder, 'counts.json');
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project, ...filters];
  const reporters = ['--reporter', 'default', '--reporter', './tests/count-reporter.ts'];
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const running = spawn(process.execPath, [vitest, ...args, ...reporters], {
    cwd: root,
    env: { ...process.env, SUNDIAL_COUNTS },
    stdio: ['ignore', isFollowed ? 'inherit' : 'pipe', isFollowed ? 'inherit' : 'pipe'],
  });
  const said: Buffer[] = [];
  running.stdout?.on('data', (part: Buffer) => said.push(part));
  running.stderr?.on('data', (part: Buffer) => said.push(part));
  const status = await new Promise<number | null>((resolve) => running.on('close', resolve));
  process.stdout.write(Buffer.concat(said));
  const counted = countsIn(SUNDIAL_COUNTS) ?? failure;
  rmSync(folder, { recursive: true });
  if (counted.passed + counted.failed === 0) console.error(`No ${project} test ran.`);
  const isHollow = counted.failed === 0 && (status !== 0 || counted.passed === 0);
  return isHollow ? { ...counted, failed: 1 } : counted;
}

function countsIn(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.error('Vitest ended before it could count.');
    return undefined;
  }
}
