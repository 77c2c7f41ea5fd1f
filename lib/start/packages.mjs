import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keep, kept } from './kept.mjs';
import { NextStep } from './next-step.mjs';
import { root } from './root.mjs';

const windows = process.platform === 'win32';

/** A container that sees the folder of its host needs packages of its own. */
const machine = `${process.platform} ${process.arch}`;

const modules = join(root, 'node_modules');
const node24 = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');

/**
 * Makes node_modules what package-lock.json says, once, and gives the Node to run everything with: 24, which the
 * tools need and which comes as a package, whatever the machine's own is.
 */
export function readyNode() {
  const { lock: lockThen, machine: machineThen = machine } = kept();
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const isNew = lock !== lockThen || machine !== machineThen;
  if (isNew && (machine !== machineThen || !isInstalled())) install();
  const node = isNew || !existsSync(node24) ? workingNode() : node24;
  if (isNew || !existsSync(join(root, '.wxt', 'tsconfig.json'))) prepareTypes(node);
  if (isNew) keep({ lock, machine });
  return node;
}

/** Whether somebody's own `npm install` already did it: npm writes what it installed beside it, when it is done. */
function isInstalled() {
  const done = join(modules, '.package-lock.json');
  if (!existsSync(done)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(done, 'utf8')).packages;
  return Object.keys(wanted).every((path) => {
    const { version, optional, devOptional } = wanted[path];
    return path === '' || (present[path] ? present[path].version === version : optional || devOptional);
  });
}

/**
 * Not `npm ci`: it refuses a lockfile from which some other platform's binary is missing, and npm writes such a
 * lockfile where the registry does not hold them all (https://github.com/npm/cli/issues/4828).
 */
function install() {
  console.log('Installing the packages Sundial is built with (npm); this happens once and takes a minute.');
  if (npm('install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error')) return;
  throw new NextStep('The packages could not be installed: mend what npm names above and try again.');
}

/** Some npm versions and settings keep packages from running their install scripts; `node` is one that must. */
function workingNode() {
  if (runs(node24)) return node24;
  npm('rebuild', 'node', '--ignore-scripts=false', '--loglevel=error');
  if (runs(node24)) return node24;
  if (runs(process.execPath)) return process.execPath;
  throw new NextStep(
    'Node 24, which comes as a package, did not get in place: run `npm rebuild node --ignore-scripts=false`, ' +
      'or install Node 24 yourself, and try again.',
  );
}

/** @param {string} node */
function runs(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) >= 24;
}

/** WXT writes the settings that tsconfig.json extends; TypeScript, Vite and editors all read them. */
function prepareTypes(/** @type {string} */ node) {
  const wxt = join(modules, 'wxt', 'bin', 'wxt.mjs');
  const { status, stdout, stderr } = spawnSync(node, [wxt, 'prepare'], { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${stdout}${stderr}`);
  throw new NextStep('WXT could not read the project: mend what it names above and try again.');
}

/** Runs npm by the Node it runs on itself: ours lies in the folder that it is about to replace. */
function npm(/** @type {string[]} */ ...args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' };
  const asScript = script && /npm-cli\.c?js$/.test(script);
  const { status } = asScript
    ? spawnSync(node ?? process.execPath, [script, ...args], { cwd: root, env, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, env, stdio: 'inherit', shell: windows });
  return status === 0;
}
