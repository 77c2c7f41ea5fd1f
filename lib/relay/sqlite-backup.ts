import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NextStep } from './next-step.ts';
import { inWords, newEpoch } from './sqlite-file.ts';

/** What was written to a file, or to a folder's list of files, is on the disk when this is done. */
function settle(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

/**
 * Writes what the store holds at one moment into a new file, while a relay may be using it. The copy has an epoch
 * of its own: a browser that knew the original finds another store and compares from the start, where it would
 * else trust heads that the copy is about to give a second time.
 */
export function backUp(path: string, copy: string): void {
  if (!existsSync(path)) throw new NextStep(`There is no ${path} to copy: name the relay's file with STORE.`);
  if (existsSync(copy))
    throw new NextStep(`${copy} is there already and was left as it is: name a new file.`);
  const part = `${copy}.part`;
  try {
    rmSync(part, { force: true });
    const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    db.prepare('VACUUM INTO ?').run(part);
    db.close();
    const copied = new DatabaseSync(part);
    copied.prepare('UPDATE about SET epoch = ?').run(newEpoch());
    copied.close();
    settle(part);
    renameSync(part, copy);
    settle(dirname(copy));
  } catch (error) {
    rmSync(part, { force: true });
    throw inWords(error, path);
  }
}
