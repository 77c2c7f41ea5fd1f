import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether this is Debian, or one like it, and ours to install into. */
export const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs one of Debian's packages; answers whether it did. */
export function installPackage(/** @type {string} */ name) {
  return apt('update') && apt('install', '-y', '--no-install-recommends', name);
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
