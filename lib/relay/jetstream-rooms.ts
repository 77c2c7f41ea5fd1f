import type { Msg, NatsConnection } from '@nats-io/transport-node';
import type { Boxes, Note } from './jetstream-boxes.ts';
import { addForeign, isLongAgo, type Size } from './jetstream-sizes.ts';
import { NextStep } from './next-step.ts';
import type { Held, Subscriber } from './store.ts';

/** A room that somebody of this relay is in. */
export interface Live {
  readonly room: string;
  readonly subscribers: Set<Subscriber>;
  /** All up to this head was told; and nothing that comes after it. */
  told: number;
  /** Heads said to be there that are not told yet. */
  readonly announced: Set<number>;
  /** Heads of commits made here that are in `size` already. */
  readonly own: Set<number>;
  /** Null until it is asked for. */
  size: Size | null;
  checkedAt: number;
  reading: Promise<void> | null;
  readonly ready: Promise<void>;
  readonly stop: () => void;
}

/** How many questions about one room, or about rooms, are under way at a time. */
const AT_ONCE = 64;
/** A browser asks for its room's head with every ping: so often at most the store is asked. */
const CHECKED_EVERY = 15_000;

/**
 * The rooms that have a member here. An announcement only says that there is something: it may be lost on its way, or
 * overtaken when a leader goes. Boxes are read, each as the next after the one before, so that none can be left out.
 */
export function createLiveRooms(nc: NatsConnection, boxes: Boxes, now: () => number) {
  const lives = new Map<string, Live>();
  let fault: Error | null = null;

  function tell(live: Live, news: readonly Held[]): void {
    const last = news.at(-1);
    if (!last) return;
    live.told = last.head;
    for (const { head, body } of news) {
      if (!live.size) break;
      if (live.own.has(head)) live.size.since++;
      else addForeign(live.size, { stored: body.length });
    }
    for (const head of live.own) if (head <= live.told) live.own.delete(head);
    for (const { committed } of live.subscribers) committed(news);
  }

  async function readOn(live: Live): Promise<void> {
    try {
      await live.ready;
      while (await readSome(live));
    } finally {
      live.reading = null;
    }
  }

  /** Asks for the next box after each that was announced: one that was announced to others alone turns up as well. */
  async function readSome(live: Live): Promise<boolean> {
    const heads = [...live.announced].filter((head) => head > live.told).sort((one, other) => one - other);
    live.announced.clear();
    if (heads.length === 0 || lives.get(live.room) !== live) return false;
    const starts = [live.told, ...heads].slice(0, Math.min(heads.length, AT_ONCE));
    const found = await Promise.all(starts.map((head) => boxes.after(live.room, head)));
    const news: Held[] = [];
    let told = live.told;
    for (const [at, box] of found.entries()) {
      if ((starts[at] ?? 0) > told) break;
      if (!box || box.head <= told) continue;
      news.push(box);
      told = box.head;
    }
    tell(live, news);
    // Where nothing was found, what was announced is removed, or yet to come: then a check finds it.
    if (news.length > 0) for (const head of heads) live.announced.add(head);
    return true;
  }

  /** Tells what is new up to a head. What cannot be read now is read after the next announcement or check. */
  async function advance(live: Live, head: number): Promise<void> {
    live.announced.add(head);
    live.reading ??= readOn(live);
    await live.reading.catch(unlessPassing);
  }

  function unlessPassing(error: unknown): void {
    if (!(error instanceof NextStep) && !nc.isClosed()) throw error;
  }

  async function check(live: Live): Promise<void> {
    live.checkedAt = now();
    await boxes.head(live.room).then((head) => advance(live, head), unlessPassing);
  }

  function hear(live: Live, error: Error | null, message: Msg): void {
    if (error) fault = error;
    else if (message.subject === boxes.subject.forgotten(live.room)) forget(live);
    else void advance(live, Number(message.headers?.get('Nats-Sequence')));
  }

  /** Here or at another relay: whoever hears of it twice has nobody left to tell. */
  function forget(live: Live): void {
    live.told = 0;
    live.size = null;
    for (const { forgotten } of live.subscribers) forgotten();
  }

  /** Notes that somebody came; answers with the room's note, null for a room that is not there. */
  async function visit(room: string): Promise<Note | null> {
    const note = await boxes.note(room);
    if (note?.forgotten) return null;
    if (note && isLongAgo(note.seen, now())) await boxes.setNote(room, { ...note, seen: now() });
    return note;
  }

  /** Nothing that is committed from here on goes by. */
  async function begin(live: Live): Promise<void> {
    await nc.flush();
    if (await visit(live.room)) live.told = await boxes.head(live.room);
  }

  function open(room: string): Live {
    const subscription = nc.subscribe(boxes.subject.kept(room), {
      callback: (error, message) => hear(live, error, message),
    });
    const live: Live = {
      room,
      subscribers: new Set(),
      told: 0,
      announced: new Set(),
      own: new Set(),
      size: null,
      checkedAt: now(),
      reading: null,
      ready: Promise.resolve().then(() => begin(live)),
      stop() {
        subscription.unsubscribe();
        if (lives.get(room) === live) lives.delete(room);
      },
    };
    lives.set(room, live);
    return live;
  }

  /** After a time in which announcements may have been lost. */
  async function checkAll(): Promise<void> {
    const all = [...lives.values()];
    while (all.length > 0) await Promise.all(all.splice(0, AT_ONCE).map(check));
  }

  return {
    get: (room: string): Live | undefined => lives.get(room),

    /** Why announcements do not come, where they do not. */
    fault: (): Error | null => fault,

    async subscribe(room: string, subscriber: Subscriber): Promise<() => void> {
      const live = lives.get(room) ?? open(room);
      live.subscribers.add(subscriber);
      const stop = () => {
        live.subscribers.delete(subscriber);
        if (live.subscribers.size === 0) live.stop();
      };
      try {
        await live.ready;
      } catch (error) {
        stop();
        throw error;
      }
      return stop;
    },

    /** How far a room was told; and where that was not made sure of lately, it is now, for the next who asks. */
    async headOf(live: Live): Promise<number> {
      await live.ready;
      if (now() - live.checkedAt > CHECKED_EVERY) void check(live);
      return live.told;
    },

    advance,
    forget,

    /** A commit made here, whose box is in `size` already: it is not added again when it is told. */
    own(live: Live, head: number, length: number): void {
      if (head > live.told) live.own.add(head);
      else if (live.size) addForeign(live.size, { slots: -1, stored: length });
    },

    visit,
    checkAll,

    /** A leader that is killed takes announcements along. */
    checkAfterElections(): void {
      nc.subscribe(`$JS.EVENT.ADVISORY.STREAM.LEADER_ELECTED.${boxes.stream}`, {
        callback: (error) => {
          if (error) fault = error;
          else void checkAll();
        },
      });
    },

    close(): void {
      for (const live of lives.values()) live.stop();
    },
  };
}
