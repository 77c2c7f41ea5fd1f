import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NextStep } from './next-step.ts';

/** Written into the file's head, so that no other program's database is taken for ours. */
const APPLICATION = 0x53_75_6e_64;
const SCHEMA = 2;

/**
 * A room has a small number because it is in every index entry. A box keeps its place in the file when it gets a new
 * head, so that a change writes three pages and not six. The last head is kept in a row of its own, in the transaction
 * that gave it: the greatest among the boxes would be given again once they are removed.
 */
const TABLES = `
  CREATE TABLE about (epoch TEXT NOT NULL, head INTEGER NOT NULL) STRICT;
  CREATE TABLE room (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
    slots INTEGER NOT NULL, stored INTEGER NOT NULL, seen INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE box (
    number INTEGER PRIMARY KEY, room INTEGER NOT NULL, head INTEGER NOT NULL,
    slot TEXT NOT NULL, stamp TEXT NOT NULL, body TEXT NOT NULL, passing INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX box_by_slot ON box (room, slot);
  CREATE UNIQUE INDEX box_by_head ON box (room, head);
`;

/** Since the second form: the rooms that nobody may begin anew. */
const FORGOTTEN = `
  CREATE TABLE IF NOT EXISTS forgotten (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${SCHEMA};
`;

export const newEpoch = (): string => randomBytes(16).toString('base64url');

/** By SQLite's result codes (sqlite.org/rescode.html). */
const MEANINGS: Record<number, (path: string) => string> = {
  5: (path) => `${path} is in use by another program: stop that one, or name another file with STORE.`,
  8: (path) => `${path} cannot be written to: give this user the right to write it and the folder it is in.`,
  10: (path) => `The disk under ${path} fails: look at the system's log, and move the file to a sound disk.`,
  11: (path) =>
    `${path} is damaged and was left as it is: put a backup in its place, or name another with STORE.`,
  13: (path) => `The disk under ${path} is full: make room on it.`,
  14: (path) => `${path} cannot be opened: see that its folder is there and that this user may write to it.`,
  26: (path) => `${path} is no database and was left as it is: name another file with STORE.`,
};

/** What SQLite or the system complains of, in words where it is about the file and not about us. */
export function inWords(error: unknown, path: string): unknown {
  if (!(error instanceof Error)) return error;
  const isOfSystem = 'syscall' in error;
  const meaning = MEANINGS[isOfSystem ? 14 : 'errcode' in error ? Number(error.errcode) & 0xff : 0];
  return meaning ? new NextStep(meaning(path), { cause: error }) : error;
}

const numberIn = (db: DatabaseSync, pragma: string): number =>
  Number(Object.values(db.prepare(pragma).get() ?? {})[0]);

/** Refuses, before anything is written, a file that is not ours or not yet ours. */
function look(db: DatabaseSync, path: string): { isNew: boolean } {
  if (numberIn(db, 'SELECT count(*) FROM sqlite_schema') === 0) return { isNew: true };
  if (numberIn(db, 'PRAGMA application_id') !== APPLICATION)
    throw new NextStep(
      `${path} is another program's database and was left as it is: name another with STORE.`,
    );
  const schema = numberIn(db, 'PRAGMA user_version');
  if (schema > SCHEMA)
    throw new NextStep(
      `${path} was written by a newer relay (form ${schema}, this one knows ${SCHEMA}) and was left as it is: run that one.`,
    );
  return { isNew: false };
}

function open(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  try {
    const { isNew } = look(db, path);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    // What is removed is overwritten, too: forgotten means gone.
    db.exec('PRAGMA secure_delete = ON');
    // In KiB, and in pages of 4: with SQLite's own 2,000 and 1,000 a put costs a fifth more CPU.
    db.exec('PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000');
    db.exec('BEGIN IMMEDIATE');
    if (isNew) {
      db.exec(`PRAGMA application_id = ${APPLICATION}; ${TABLES}`);
      db.prepare('INSERT INTO about VALUES (?, 0)').run(newEpoch());
    }
    db.exec(FORGOTTEN);
    // A file that can be read alone is found out now, not at the first box.
    db.exec('UPDATE about SET head = head; COMMIT');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * The relay's file, made where there is none. Two relays on one file would not hear of each other's commits, so
 * a lock beside it is held as long as this process lives; a backup may read meanwhile.
 */
export function openFile(path: string): { db: DatabaseSync; close(): void } {
  let lock: DatabaseSync | null = null;
  try {
    mkdirSync(dirname(path), { recursive: true });
    lock = new DatabaseSync(`${path}.lock`);
    lock.exec('BEGIN EXCLUSIVE');
    const held = lock;
    const db = open(path);
    return {
      db,
      close() {
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        db.close();
        held.close();
      },
    };
  } catch (error) {
    lock?.close();
    throw inWords(error, path);
  }
}
