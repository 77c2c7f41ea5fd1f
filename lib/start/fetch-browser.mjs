import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NextStep } from './next-step.mjs';
import { root } from './root.mjs';

const packages = { chromium: 'chromium', firefox: 'firefox-esr' };

/** Puppeteer's names. Firefox ESR, because the release takes no add-on that is not signed. */
const builds = { chromium: 'chrome', firefox: 'firefox@esr' };

const names = { chromium: 'Chromium', firefox: 'Firefox' };

/**
 * Installs a browser: Debian's package when we may, else puppeteer's own build into puppeteer's own cache.
 * @param {import('./browsers.mjs').BrowserName} name
 * @param {string} node
 * @param {() => string | undefined} find
 * @returns {string} its path
 */
export function fetchBrowser(name, node, find) {
  const maySystem = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (maySystem) {
    console.log(`No ${names[name]} here: installing Debian's package ${packages[name]}.`);
    const installed =
      apt('update') && apt('install', '-y', '--no-install-recommends', packages[name]) && find();
    if (installed) return installed;
  }
  console.log(`No ${names[name]} here: asking puppeteer to download one for itself.`);
  const downloaded = download(builds[name], node, maySystem);
  if (downloaded) return downloaded;
  throw new NextStep(
    `${names[name]} could not be installed: install it yourself, or set SUNDIAL_${name.toUpperCase()} to the ` +
      'path of one, and try again.',
  );
}

function apt(/** @type {string[]} */ ...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0'];
  const { status, stderr } = spawnSync('apt-get', [...quiet, ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) console.error(stderr);
  return status === 0;
}

/**
 * @param {string} build
 * @param {string} node
 * @param {boolean} withLibraries also installs what the build needs of the system, which only root can
 */
function download(build, node, withLibraries) {
  const cli = join(root, 'node_modules', 'puppeteer', 'lib', 'puppeteer', 'node', 'cli.js');
  const args = ['browsers', 'install', build, ...(withLibraries ? ['--install-deps'] : [])];
  const { status, stdout, stderr } = spawnSync(node, [cli, ...args], { encoding: 'utf8' });
  if (status !== 0) console.error(/^Error: .*$/m.exec(stderr)?.[0] ?? stderr);
  // Its last line reads "chrome@156.0.8078.73 /path/to/chrome".
  const path = status === 0 ? /^\S+@\S+ (.+)$/m.exec(stdout)?.[1] : undefined;
  return path && existsSync(path) ? path : undefined;
}
