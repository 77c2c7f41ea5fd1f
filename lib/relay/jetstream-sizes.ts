import type { Boxes, Note } from './jetstream-boxes.ts';
import type { createLiveRooms, Live } from './jetstream-rooms.ts';

/**
 * How much is in a room: never less than there is. It is more by what boxes replaced that others wrote: `doubts`
 * counts those. Its note is `since` boxes old.
 */
export interface Size {
  slots: number;
  stored: number;
  head: number;
  seen: number;
  doubts: number;
  since: number;
  fullUntil: number;
  /** Nothing is kept of it any more. */
  forgotten: boolean;
  /** Once its note is written; whoever commits waits for that, so that all do in their order. */
  noted: Promise<void>;
}

/** What one box adds. */
type Growth = { slots: number; stored: number };

/** The place for one box that is being put. */
export interface Place {
  /** Whether there is any may be in doubt: then the room is to be counted. */
  take(more: Growth): 'taken' | 'full' | 'doubtful';
  giveBack(more: Growth): void;
  kept(head: number, length: number): void;
}

const DAY = 86_400_000;
/** Whoever counts a room next reads at most about so many boxes. */
const NOTED_EVERY = 16;
/** Counting a full room for each box that is put into it would be a way to keep a cluster busy. */
const FULL_FOR = 10_000;

/** Whether it is time to note that somebody came: once a day is enough for rooms that go after months. */
export const isLongAgo = (seen: number, now: number): boolean => seen < now - DAY;

/** By a box that another relay wrote: nobody here saw what it replaced. */
export function addForeign(size: Size, { slots = 1, stored }: { slots?: 1 | -1; stored: number }): void {
  size.slots += slots;
  size.stored += slots * stored;
  size.doubts += slots;
  size.since += slots;
}

/**
 * Holds rooms to their limits without counting at each write: a room's note says how much was in it at a head, and
 * what came since is added. Where that is too much, and in doubt, the room is counted. So a limit is kept to the
 * box, but for what several relays commit to one room in the same moment; and a full room in which another relay
 * made place may stay full for ten seconds.
 */
export function createSizes(
  boxes: Boxes,
  rooms: ReturnType<typeof createLiveRooms>,
  limits: { slots: number; stored: number },
  now: () => number,
) {
  const loading = new Map<string, Promise<Size>>();

  /** What a live room is yet to be told is added when it is. */
  async function load(room: string, live: Live | undefined, counted?: Note): Promise<Size> {
    const note = counted ?? (await boxes.note(room));
    const size: Size = {
      ...(note ?? { slots: 0, stored: 0, seen: 0, head: 0 }),
      forgotten: note?.forgotten ?? false,
      doubts: note && !counted ? 1 : 0,
      since: 0,
      fullUntil: 0,
      noted: Promise.resolve(),
    };
    for (;;) {
      const told = live?.told;
      const box = await boxes.after(room, size.head);
      if (live?.told !== told) continue;
      if (!box || (told !== undefined && box.head > told)) break;
      addForeign(size, { stored: box.body.length });
      size.head = box.head;
    }
    if (live) {
      live.size = size;
      live.own.clear();
    }
    return size;
  }

  /** Whoever asks while it is being found out gets the same. */
  function sizeOf(room: string): Promise<Size> {
    const live = rooms.get(room);
    if (live?.size) return Promise.resolve(live.size);
    const begun = loading.get(room);
    if (begun !== undefined) return begun;
    const size = Promise.resolve(live?.ready)
      .then(() => load(room, live))
      .finally(() => loading.delete(room));
    loading.set(room, size);
    return size;
  }

  function note(room: string, size: Size): Promise<void> {
    const { slots, stored } = size;
    const head = rooms.get(room)?.told ?? size.head;
    size.seen = now();
    size.since = 0;
    return boxes.setNote(room, { seen: size.seen, head, slots, stored });
  }

  const fits = (size: Size, more: Growth): boolean =>
    (more.slots <= 0 || size.slots + more.slots <= limits.slots) &&
    (more.stored <= 0 || size.stored + more.stored <= limits.stored);

  return {
    /** The size of a room that is about to be written to; from here on the room is there. */
    async ready(room: string): Promise<Size> {
      const size = await sizeOf(room);
      if (size.forgotten) return size;
      if (isLongAgo(size.seen, now()) || size.since > NOTED_EVERY) size.noted = note(room, size);
      await size.noted;
      return size;
    },

    async count(room: string): Promise<Size> {
      const note = { seen: now(), ...(await boxes.count(room)) };
      await boxes.setNote(room, note);
      return load(room, rooms.get(room), note);
    },

    /** `known` counts where the room has no member here. */
    placeIn(room: string, known: Size): Place {
      let size = known;
      return {
        take(more) {
          size = rooms.get(room)?.size ?? known;
          if (fits(size, more)) {
            size.slots += more.slots;
            size.stored += more.stored;
            return 'taken';
          }
          if (size.doubts === 0) size.fullUntil = now() + FULL_FOR;
          return size.fullUntil > now() ? 'full' : 'doubtful';
        },
        giveBack(more) {
          size.slots -= more.slots;
          size.stored -= more.stored;
        },
        kept(head, length) {
          // Where the room was counted meanwhile nobody knows whether this box was, and it is added when it is told.
          const live = rooms.get(room);
          if (live?.size === size) rooms.own(live, head, length);
        },
      };
    },
  };
}
