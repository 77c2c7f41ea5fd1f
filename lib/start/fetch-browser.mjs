import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage, mayInstall } from './debian.mjs';
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
  if (mayInstall) {
    console.log(`No ${names[name]} here: installing Debian's package ${packages[name]}.`);
    const installed = installPackage(packages[name]) && find();
    if (installed) return installed;
  }
  console.log(`No ${names[name]} here: asking puppeteer to download one for itself.`);
  const downloaded = download(builds[name], node, mayInstall);
  if (downloaded) return downloaded;
  throw new NextStep(
    `${names[name]} could not be installed: install it yourself, or set SUNDIAL_${name.toUpperCase()} to the ` +
      'path of one, and try again.',
  );
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
