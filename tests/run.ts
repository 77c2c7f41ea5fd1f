/**
 * What `npm test` runs: production builds, the tests of the rules, and then, side by side because they mostly wait,
 * the tests of Chromium, the relay and sync, and those of Firefox and of patience. `npm test -- unit` (or relay,
 * chromium, firefox, patience) runs one of them. Its last line is "N passed, N failed", and what could not run is a failure.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Target } from '../lib/start/build.ts';
import { NextStep } from '../lib/start/next-step.mjs';
import { root } from '../lib/start/root.mjs';
import type { FileCount } from './count-reporter.ts';

/** The projects of vitest.config.ts, each with the builds it drives. */
const projects: Record<string, Target[]> = {
  unit: [],
  relay: [],
  chromium: ['chrome'],
  firefox: ['firefox', 'chrome'],
  patience: ['firefox', 'chrome'],
};

/** One after another; of each, lanes beside each other; in a lane, one after another again. */
const stages: string[][][] = [
  [['unit']],
  [
    ['chromium', 'relay'],
    ['firefox', 'patience'],
  ],
];

/** A page that was let through once is a leak, however quiet it is the next time. Without a session all are. */
const NO_SECOND_RUN = /leaks(?!.*without a session)/;

type Ran = FileCount & { project: string };

const failure = (why: string): Ran => ({ project: '', file: '', passed: 0, failed: [why] });

const [asked, ...filters] = process.argv.slice(2);
const counts = await runAll(asked === undefined ? stages : [[[asked]]]);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.flatMap((count) => count.failed);
process.exitCode = failed.length === 0 ? 0 : 1;
for (const name of failed) console.log(`failed: ${name}`);
console.log(`${passed} passed, ${failed.length} failed`);

async function runAll(all: string[][][]): Promise<Ran[]> {
  const names = all.flat(2);
  const unknown = names.find((name) => !(name in projects));
  if (unknown !== undefined)
    return [
      failure(`there are no tests called "${unknown}": name ${Object.keys(projects).join(', ')}, or nothing`),
    ];
  try {
    for (const target of new Set(names.flatMap((name) => projects[name] ?? []))) build(target);
  } catch (error) {
    if (!(error instanceof NextStep)) throw error;
    return [failure(error.message)];
  }
  const counts: Ran[] = [];
  for (const lanes of all) {
    const done = lanes.map(async (lane, at) => {
      // Two at once would be unreadable: only the first is shown as it goes.
      for (const project of lane) counts.push(...(await runVitest(project, filters, at === 0)));
    });
    await Promise.all(done);
  }
  return all.flat().length > 1 ? runAgain(counts) : counts;
}

/** Files that failed beside others run once more alone, and that counts: browsers on few cores hold each other up. */
async function runAgain(counts: Ran[]): Promise<Ran[]> {
  const settled: Ran[] = [];
  for (const count of counts) {
    const isLeak = count.failed.some((name) => NO_SECOND_RUN.test(name));
    const isDue = count.failed.length > 0 && count.file !== '' && !isLeak;
    if (isDue) for (const name of count.failed) console.log(`failed beside others, run again alone: ${name}`);
    settled.push(...(isDue ? await runVitest(count.project, [count.file], true) : [count]));
  }
  return settled;
}

/** In a process of its own, so that even one that crashes is counted. */
async function runVitest(project: string, only: string[], isShown: boolean): Promise<Ran[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sundial-counts-'));
  const SUNDIAL_COUNTS = join(folder, 'counts.json');
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project, ...only];
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
  const counts = countsIn(SUNDIAL_COUNTS);
  rmSync(folder, { recursive: true });
  if (!counts) return [failure(`vitest ended before it could count the ${project} tests`)];
  if (!counts.some((count) => count.passed + count.failed.length > 0))
    return [failure(`no ${project} test ran`)];
  const isHollow = status !== 0 && counts.every((count) => count.failed.length === 0);
  return [
    ...counts.map((count) => ({ project, ...count })),
    ...(isHollow ? [failure(`the ${project} tests ended with ${status}`)] : []),
  ];
}

function countsIn(file: string): FileCount[] | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Not written: whoever asked says so.
    return null;
  }
}
