import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * What the setup found out, kept beside the packages it is about so that it goes when they go.
 * @typedef {{ lock?: string, machine?: string, chromium?: string, firefox?: string, nats?: 'tried' }} Kept
 */

const file = join(root, 'node_modules', '.sundial.json');

/** @returns {Kept} nothing when there is nothing, or nothing readable: then it is found out anew */
export function kept() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {Kept} found */
export function keep(found) {
  writeFileSync(file, `${JSON.stringify({ ...kept(), ...found }, null, 2)}\n`);
}
