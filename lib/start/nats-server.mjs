import { spawnSync } from 'node:child_process';
import { installPackage, mayInstall } from './debian.mjs';
import { keep, kept } from './kept.mjs';

/**
 * Installs NATS's server where that takes no more than Debian's package, and is tried once. Only tests need it: those
 * of relays that share a store, which say so themselves where there is none.
 */
export function tryNatsServer() {
  if (!mayInstall || kept().nats === 'tried' || spawnSync('nats-server', ['--version']).status === 0) return;
  console.log("No nats-server here: installing Debian's package.");
  installPackage('nats-server');
  keep({ nats: 'tried' });
}
