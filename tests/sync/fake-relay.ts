import type { Socket } from '../../lib/sync/line.ts';
import {
  AHEAD_BY,
  type Box,
  type FromBrowser,
  type FromRelay,
  instantOf,
  LIMITS,
  readFromBrowser,
} from '../../lib/wire/protocol.ts';

interface Guest {
  device: string;
  room: string | null;
  hear(frame: FromRelay): void;
  close(): void;
}

/**
 * A relay in memory, as the protocol has it but for proofs, which it believes. What it says arrives at the next turn of
 * the event loop; what is cut off arrives nowhere.
 */
export function fakeRelay() {
  const rooms = new Map<string, Map<string, Box & { head: number }>>();
  const guests = new Set<Guest>();
  const forgotten = new Set<string>();
  const fake = {
    epoch: 'first',
    head: 0,
    time: 0,
    isUp: true,
    /** Nothing goes through in these ways, though connections stand; nor ever again where something was lost so. */
    deaf: false,
    mute: false,
    puts: 0,
    dial,
    boxesOf: (room: string) => [...(rooms.get(room)?.values() ?? [])],
    stop() {
      fake.isUp = false;
      for (const guest of [...guests]) guest.close();
    },
    start() {
      fake.isUp = true;
    },
    /** As from a backup of another day. */
    restore(epoch: string, keeps: (box: Box) => boolean) {
      fake.epoch = epoch;
      for (const room of rooms.values()) for (const [slot, box] of room) if (!keeps(box)) room.delete(slot);
      for (const guest of [...guests]) guest.close();
    },
    /** As if nobody had come for months. */
    sweep: () => rooms.clear(),
    cut() {
      for (const guest of [...guests]) guest.close();
    },
  };

  function dial(_: string, heard: { text(text: string): void; closed(): void }): Socket {
    let isOpen = true;
    // A connection that lost something has nothing to say after it: TCP leaves nothing out.
    const hasLost = { toBrowser: false, toRelay: false };
    const guest: Guest = {
      device: '',
      room: null,
      hear: (frame) => {
        hasLost.toBrowser ||= fake.mute;
        if (!hasLost.toBrowser) setImmediate(() => isOpen && heard.text(JSON.stringify(frame)));
      },
      close() {
        if (!isOpen) return;
        isOpen = false;
        guests.delete(guest);
        setImmediate(() => heard.closed());
      },
    };
    if (fake.isUp) {
      guests.add(guest);
      const nonce = 'n'.repeat(43);
      guest.hear({ say: 'hello', version: 1, nonce, time: fake.time, limits: LIMITS });
    } else guest.close();
    return {
      send(text) {
        const frame = readFromBrowser(text);
        if (!frame) throw new Error(`not of this protocol: ${text}`);
        hasLost.toRelay ||= fake.deaf;
        if (isOpen && !hasLost.toRelay) setImmediate(() => isOpen && answer(guest, frame));
      },
      close: guest.close,
    };
  }

  const membersOf = (room: string) => [...guests].filter((guest) => guest.room === room);

  function answer(guest: Guest, frame: FromBrowser): void {
    if (frame.say === 'join' && forgotten.has(frame.room)) {
      guest.hear({ say: 'refused', because: 'forgotten', number: 14 });
      setImmediate(guest.close);
    } else if (frame.say === 'join') {
      guest.room = frame.room;
      guest.device = frame.device;
      const held = fake.boxesOf(frame.room);
      const head = Math.max(0, ...held.map((box) => box.head));
      const whole = frame.epoch !== fake.epoch || frame.since > head;
      const members = membersOf(frame.room).map(({ device }) => device);
      const { epoch, time } = fake;
      guest.hear({ say: 'joined', head, epoch, time, asked: frame.time, members, whole });
      for (const box of held.sort((one, other) => one.head - other.head))
        if (whole || box.head > frame.since) guest.hear({ say: 'boxes', boxes: [bare(box)], head: box.head });
    }
    if (frame.say === 'put') {
      fake.puts++;
      const isAhead = ({ stamp }: Box) => instantOf(stamp) > fake.time + AHEAD_BY;
      const slots = frame.boxes.filter(isAhead).map(({ slot }) => slot);
      if (slots.length > 0)
        guest.hear({ say: 'refused', because: 'ahead', number: 21, time: fake.time, slots });
      for (const box of frame.boxes) if (!isAhead(box)) put(guest, box);
    }
    if (frame.say === 'forget') {
      const name = guest.room ?? '';
      rooms.delete(name);
      forgotten.add(name);
      for (const member of membersOf(name)) {
        member.hear({ say: 'forgotten' });
        setImmediate(member.close);
      }
    }
    if (frame.say === 'ping') {
      const head = Math.max(0, ...fake.boxesOf(guest.room ?? '').map((box) => box.head));
      guest.hear({ say: 'pong', time: fake.time, asked: frame.time, head });
    }
  }

  function put(guest: Guest, box: Box): void {
    const name = guest.room ?? '';
    const room = rooms.get(name) ?? new Map<string, Box & { head: number }>();
    rooms.set(name, room);
    const held = room.get(box.slot);
    if (held && held.stamp >= box.stamp) {
      guest.hear({ say: 'boxes', boxes: [bare(held)], head: held.head });
      return;
    }
    fake.head++;
    room.set(box.slot, { ...box, head: fake.head });
    for (const member of membersOf(name)) member.hear({ say: 'boxes', boxes: [box], head: fake.head });
  }

  const bare = ({ slot, stamp, body }: Box): Box => ({ slot, stamp, body });
  return fake;
}
