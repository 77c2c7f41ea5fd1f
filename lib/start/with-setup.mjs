/**
 * `node lib/start/with-setup.mjs [--needs=chromium,firefox,nats] [FILE.ts ...]` makes a bare clone ready and then runs
 * the file, so that one command is all anybody needs: packages, Node 24 and what else is asked for. Plain
 * JavaScript, and nothing but Node itself, because nothing is installed yet when it starts.
 */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { readyBrowser } from './browsers.mjs';
import { tryNatsServer } from './nats-server.mjs';
import { NextStep } from './next-step.mjs';
import { readyNode } from './packages.mjs';
import { root } from './root.mjs';

try {
  setUp(process.argv.slice(2));
} catch (error) {
  console.error(sentenceFor(error));
  process.exitCode = 1;
}

function setUp(/** @type {string[]} */ words) {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new NextStep(`Sundial needs Node 20 or later and this is ${process.version}: install a newer one.`);
  }
  const needs = words[0]?.startsWith('--needs=') ? words[0].slice('--needs='.length).split(',') : [];
  const [file, ...args] = words.slice(needs.length > 0 ? 1 : 0);
  const node = readyNode();
  for (const name of needs) {
    if (name === 'nats') tryNatsServer();
    else if (name === 'chromium' || name === 'firefox')
      process.env[`SUNDIAL_${name.toUpperCase()}`] = readyBrowser(name, node);
  }
  process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  if (file) run(node, [file, ...args]);
}

/** Node's own errors about files and programs carry a code; any other is a fault of ours and keeps its trace. */
function sentenceFor(/** @type {unknown} */ error) {
  if (error instanceof NextStep) return error.message;
  if (!(error instanceof Error && 'code' in error)) return error;
  return `The setup was stopped by the system (${error.message}): make the folder yours to write, and try again.`;
}

/** Becomes the child as far as others can tell: same input and output, same signals, same end. */
function run(/** @type {string} */ node, /** @type {string[]} */ args) {
  const child = spawn(node, args, { cwd: root, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // A terminal sends Ctrl+C to the child as well.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  }
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
