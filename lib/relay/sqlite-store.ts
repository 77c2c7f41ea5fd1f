import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Box } from '../wire/protocol.ts';
import { inWords, openFile } from './sqlite-file.ts';
import type { Held, Outcome, Store, Subscriber } from './store.ts';

type Put = { room: string; box: Box };
type Waiting = {
  puts: readonly Put[];
  kept: (outcomes: Outcome[]) => void;
  failed: (error: unknown) => void;
};
/** A room's row. */
type Row = { number: number; slots: number; stored: number; seen: number };
/**
 * What is remembered of a room while somebody is subscribed to it. Its head, because every ping asks for it; its row as
 * it was last committed, or null when it has to be read; after how many removals that was.
 */
type Subscribed = { subscribers: Set<Subscriber>; head: number; row: Row | null; after: number };
/** A room's row as it is within a transaction. */
type Draft = Row & { changed: boolean };

const DAY = 86_400_000;
/** Rooms removed in one transaction, so that a sweep holds nobody up. */
const SWEPT_AT_ONCE = 50;
/** Rooms that are read through before others have their turn. */
const PAST_AT_ONCE = 4;

/**
 * Keeps boxes in one SQLite file. All commits of a turn of the event loop are one transaction and one fsync,
 * whoever made them. Nothing is remembered of a room that nobody is subscribed to.
 */
export function openSqliteStore(
  path: string,
  { slots, stored, now = Date.now }: { slots: number; stored: number; now?: () => number },
): Store {
  const file = openFile(path);
  const { db } = file;
  const sql = {
    about: db.prepare('SELECT epoch, head FROM about'),
    setHead: db.prepare('UPDATE about SET head = ?'),
    room: db.prepare('SELECT number, slots, stored, seen FROM room WHERE name = ?'),
    addRoom: db.prepare('INSERT INTO room (name, slots, stored, seen) VALUES (?, 0, 0, ?)'),
    setRoom: db.prepare('UPDATE room SET slots = ?, stored = ?, seen = ? WHERE number = ?'),
    touch: db.prepare('UPDATE room SET seen = ? WHERE number = ?'),
    unseen: db.prepare('SELECT number FROM room WHERE seen < ? LIMIT ?'),
    removeRoom: db.prepare('DELETE FROM room WHERE number = ?'),
    isForgotten: db.prepare('SELECT 1 FROM forgotten WHERE name = ?'),
    addForgotten: db.prepare('INSERT OR REPLACE INTO forgotten (name, at) VALUES (?, ?)'),
    removeForgotten: db.prepare('DELETE FROM forgotten WHERE at < ?'),
    // Of a body that is only replaced nothing is read but how long it is.
    kept: db.prepare('SELECT number, stamp, octet_length(body) AS size FROM box WHERE room = ? AND slot = ?'),
    box: db.prepare('SELECT head, slot, stamp, body FROM box WHERE number = ?'),
    addBox: db.prepare('INSERT INTO box (head, room, slot, stamp, body, passing) VALUES (?, ?, ?, ?, ?, ?)'),
    setBox: db.prepare('UPDATE box SET head = ?, stamp = ?, body = ?, passing = ? WHERE number = ?'),
    removeBoxes: db.prepare('DELETE FROM box WHERE room = ?'),
    roomAfter: db.prepare('SELECT number FROM room WHERE number > ? ORDER BY number LIMIT ?'),
    removePast: db.prepare('DELETE FROM box WHERE room = ? AND passing = 1 AND stamp < ?'),
    size: db.prepare(
      'SELECT count(*) AS slots, coalesce(sum(octet_length(body)), 0) AS stored FROM box WHERE room = ?',
    ),
    setSize: db.prepare('UPDATE room SET slots = ?, stored = ? WHERE number = ?'),
    head: db.prepare('SELECT max(head) AS head FROM box INDEXED BY box_by_head WHERE room = ?'),
    since: db.prepare(
      'SELECT head, slot, stamp, body FROM box INDEXED BY box_by_head WHERE room = ? AND head > ? ORDER BY head LIMIT ?',
    ),
  };
  const subscribed = new Map<string, Subscribed>();
  let { epoch, head } = sql.about.get() as { epoch: string; head: number };
  /** How often something was taken away from rooms: what was remembered before may be so no more. */
  let removals = 0;
  let waiting: Waiting[] = [];
  /** Rooms somebody came to, by their numbers: noted with the next commit, once a day. */
  let came = new Set<number>();
  let isAsked = false;

  const find = (name: string) => sql.room.get(name) as Row | undefined;

  function headOf(name: string): number {
    const room = find(name);
    return room ? ((sql.head.get(room.number)?.head as number | null) ?? 0) : 0;
  }

  /** What is remembered of a room, as it is; undefined where nobody is subscribed to it. */
  function remembered(name: string): Subscribed | undefined {
    const room = subscribed.get(name);
    if (room && room.after !== removals) {
      // It never goes back for those who were told of it, though the newest of its boxes may be gone.
      room.head = find(name) ? Math.max(room.head, headOf(name)) : 0;
      room.row = null;
      room.after = removals;
    }
    return room;
  }

  /** A room to write to; null when it is forgotten. */
  function draftOf(name: string): Draft | null {
    let found = remembered(name)?.row;
    if (!found) {
      if (sql.isForgotten.get(name)) return null;
      found = find(name) ?? { number: 0, slots: 0, stored: 0, seen: now() };
    }
    return { ...found, changed: found.seen < now() - DAY };
  }

  function keep({ room: name, box }: Put, drafts: Map<string, Draft>): Outcome {
    const room = drafts.get(name) ?? draftOf(name);
    if (!room) return { is: 'forgotten' };
    drafts.set(name, room);
    const held = sql.kept.get(room.number, box.slot) as
      | { number: number; stamp: string; size: number }
      | undefined;
    if (held && held.stamp >= box.stamp)
      return { is: 'older', held: sql.box.get(held.number) as Omit<Held, 'passing'> };
    const more = { slots: held ? 0 : 1, stored: box.body.length - (held?.size ?? 0) };
    if (room.slots + more.slots > slots || (more.stored > 0 && room.stored + more.stored > stored))
      return { is: 'full' };
    room.number ||= Number(sql.addRoom.run(name, now()).lastInsertRowid);
    head++;
    if (held) sql.setBox.run(head, box.stamp, box.body, Number(box.passing ?? false), held.number);
    else sql.addBox.run(head, room.number, box.slot, box.stamp, box.body, Number(box.passing ?? false));
    room.slots += more.slots;
    room.stored += more.stored;
    room.changed ||= more.slots !== 0 || more.stored !== 0;
    return { is: 'kept', head };
  }

  /** All or nothing, and what was given out within is taken back when it fails. */
  function transact<Result>(work: () => Result): Result {
    const before = head;
    try {
      db.exec('BEGIN IMMEDIATE');
      const result = work();
      if (head !== before) sql.setHead.run(head);
      db.exec('COMMIT');
      return result;
    } catch (error) {
      head = before;
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }

  function write(commits: readonly Waiting[]): Outcome[][] {
    const drafts = new Map<string, Draft>();
    const outcomes = transact(() => {
      const done = commits.map(({ puts }) => puts.map((put) => keep(put, drafts)));
      for (const number of came) sql.touch.run(now(), number);
      for (const room of drafts.values()) {
        if (!room.changed) continue;
        room.seen = now();
        sql.setRoom.run(room.slots, room.stored, room.seen, room.number);
      }
      return done;
    });
    for (const [name, draft] of drafts) {
      const room = remembered(name);
      // One without a number is not there yet.
      if (room && draft.number) room.row = draft;
    }
    return outcomes;
  }

  function tell(puts: readonly Put[], outcomes: readonly Outcome[]): void {
    const news = new Map<string, Held[]>();
    for (const [at, { room, box }] of puts.entries()) {
      const outcome = outcomes[at];
      if (outcome?.is !== 'kept' || !subscribed.has(room)) continue;
      const boxes = news.get(room) ?? [];
      news.set(room, boxes);
      boxes.push({ ...box, head: outcome.head });
    }
    for (const [name, boxes] of news) {
      const room = subscribed.get(name);
      if (!room) continue;
      room.head = boxes.at(-1)?.head ?? room.head;
      for (const { committed } of room.subscribers) committed(boxes);
    }
  }

  function flush(): void {
    isAsked = false;
    const commits = waiting;
    waiting = [];
    if (commits.length === 0 && came.size === 0) return;
    let outcomes: Outcome[][];
    try {
      outcomes = write(commits);
      came = new Set();
    } catch (error) {
      came = new Set();
      for (const { failed } of commits) failed(inWords(error, path));
      return;
    }
    const everything = commits.flatMap(({ puts }) => puts);
    tell(everything, outcomes.flat());
    for (const [at, { kept }] of commits.entries()) kept(outcomes[at] ?? []);
  }

  function ask(): void {
    if (!isAsked) setImmediate(flush);
    isAsked = true;
  }

  return {
    epoch,
    isShared: false,
    commit: (puts) =>
      new Promise((kept, failed) => {
        waiting.push({ puts, kept, failed });
        ask();
      }),
    async since(name, after, most) {
      const room = find(name);
      if (!room) return [];
      if (room.seen < now() - DAY) {
        came.add(room.number);
        ask();
      }
      return sql.since.all(room.number, after, most) as Omit<Held, 'passing'>[];
    },
    head: async (name) => remembered(name)?.head ?? headOf(name),
    stateOf: async (name) => (find(name) ? 'there' : sql.isForgotten.get(name) ? 'forgotten' : 'none'),
    async forget(name) {
      // What was put before was put before.
      flush();
      const room = find(name);
      transact(() => {
        if (room) sql.removeBoxes.run(room.number);
        if (room) sql.removeRoom.run(room.number);
        sql.addForgotten.run(name, now());
      });
      removals++;
      for (const { forgotten } of subscribed.get(name)?.subscribers ?? []) forgotten();
    },
    async sweep(before) {
      let removed = 0;
      transact(() => sql.removeForgotten.run(before));
      for (;;) {
        const some = sql.unseen.all(before, SWEPT_AT_ONCE) as { number: number }[];
        if (some.length === 0) return removed;
        transact(() => {
          for (const { number } of some) {
            sql.removeBoxes.run(number);
            sql.removeRoom.run(number);
          }
        });
        removals++;
        removed += some.length;
        await nextTurn();
      }
    },
    async forgetPast(before) {
      const stamp = before.toString(36).padStart(9, '0');
      let removed = 0;
      for (let after = 0; ; ) {
        const some = sql.roomAfter.all(after, PAST_AT_ONCE) as { number: number }[];
        if (some.length === 0) return removed;
        for (const { number } of some) {
          after = number;
          const gone = transact(() => {
            const changes = Number(sql.removePast.run(number, stamp).changes);
            const { slots, stored } = sql.size.get(number) as { slots: number; stored: number };
            if (changes > 0) sql.setSize.run(slots, stored, number);
            return changes;
          });
          if (gone > 0) removals++;
          removed += gone;
        }
        await nextTurn();
      }
    },
    async subscribe(name, subscriber) {
      const room = subscribed.get(name) ?? {
        subscribers: new Set(),
        head: headOf(name),
        row: null,
        after: removals,
      };
      subscribed.set(name, room);
      room.subscribers.add(subscriber);
      return () => {
        room.subscribers.delete(subscriber);
        if (room.subscribers.size === 0 && subscribed.get(name) === room) subscribed.delete(name);
      };
    },
    async trouble() {
      try {
        transact(() => db.exec('UPDATE about SET head = head'));
        return null;
      } catch (error) {
        const meant = inWords(error, path);
        return meant instanceof Error ? meant.message : String(meant);
      }
    },
    async close() {
      flush();
      file.close();
    },
  };
}
