import { adjusted } from '../../lib/core/adjust.ts';
import type { Command } from '../../lib/core/commands.ts';
import { decide } from '../../lib/core/decide.ts';
import { EMPTY, type Entry } from '../../lib/core/doc.ts';
import { entryFrom } from '../../lib/core/entry.ts';
import { clockAt, type Holding, heardOf, NEW_CLOCK } from '../../lib/core/kept.ts';
import { merge } from '../../lib/core/merge.ts';
import { outboxKey, sharedFrom, unsentOf, withLacking, withTold, withUnsent } from '../../lib/core/outbox.ts';
import { latestOf, timeOf } from '../../lib/core/stamp.ts';
import { stampedChanges } from '../../lib/core/stamped.ts';
import { ANSWER_WITHIN } from '../../lib/sync/line.ts';
import { offsetOf, type Sample, withSample } from '../../lib/sync/offset.ts';
import { AHEAD_BY } from '../../lib/wire/protocol.ts';
import { CATALOGUE, T0 } from '../core/scenario.ts';

/** A record on its way, and which writing of it this is: stamps are given anew, writings stay. */
interface Sent {
  entry: Entry;
  writing: number;
}

type Frame =
  | { say: 'joined'; head: number; epoch: string; time: number; asked: number; whole: boolean }
  | { say: 'boxes'; boxes: Sent[]; head: number }
  | { say: 'refused'; boxes: Sent[]; time: number }
  | { say: 'pong'; time: number; asked: number };

/** What a worker knows only as long as it lives and is connected. */
interface Line {
  heard: Heard;
  target: number | null;
  pending: Sent[];
  told: Set<string> | null;
  isLive: boolean;
  inFlight: Map<string, string>;
  refused: Set<string>;
  /** Said by the relay and not heard yet. What is cut off is lost from its end. */
  coming: Frame[];
  /** Something said never arrived: no receipt will come, and the line is given up as silent. */
  isSilent: boolean;
  samples: readonly Sample[];
  /** When something was heard last: until all is, a silent line is given up. */
  at: number;
}

interface Heard {
  epoch: string;
  head: number;
}

/** One writing of a record: which one it was made over, when, and by a clock that far ahead. */
interface Writing {
  key: string;
  over: number | null;
  at: number;
  ahead: number;
}

interface Device {
  name: string;
  /** How far its machine's clock is ahead. */
  skew: number;
  // What is stored.
  holding: Holding;
  writings: ReadonlyMap<string, number>;
  heard: Heard | null;
  // What is not.
  line: Line | null;
}

interface Slot extends Sent {
  head: number;
}

const named = ({ entry }: Sent): string => `${outboxKey(entry)} ${entry.stamp}`;

/**
 * Browsers and a relay as plain records: everything between two writes to what is stored is a step of its own, after
 * which a worker may be gone.
 */
export function createModel(names: readonly string[]) {
  let time = T0;
  let ids = 0;
  let epochs = 0;
  let relay = { epoch: 'e0', head: 0, slots: new Map<string, Slot>() };
  let backup = { head: 0, slots: new Map<string, Slot>() };
  /** Said by browsers. What one says arrives in its order, as TCP has it, more than once, or never from one on. */
  let going: { from: Line; boxes: Sent[] | null; asked: number; at: number }[] = [];
  const writings: Writing[] = [];
  const devices = names.map(
    (name): Device => ({
      name,
      skew: 0,
      holding: {
        device: name,
        stamp: '',
        scored: '',
        doc: EMPTY,
        clock: NEW_CLOCK,
        outbox: null,
      },
      writings: new Map(),
      heard: null,
      line: null,
    }),
  );

  const machineNow = ({ skew }: Device) => time + skew;

  function obey(device: Device, command: Command): void {
    const { holding } = device;
    const { now, ...clock } = clockAt(holding.doc, holding.clock, machineNow(device));
    const asked = {
      now,
      id: `${device.name}${++ids}`,
      device: device.name,
      author: device.name,
      unnamed: false,
    };
    const decision = decide(holding.doc, CATALOGUE, command, asked);
    if (decision.is === 'refused') return;
    const { entries, stamp } = stampedChanges(decision.changes, holding, now, device.name);
    const doc = merge(holding.doc, entries);
    const written = new Map(device.writings);
    for (const entry of entries) {
      const key = outboxKey(entry);
      const over = written.get(key) ?? null;
      written.set(key, writings.push({ key, over, at: time, ahead: now - time }) - 1);
    }
    device.writings = written;
    device.holding = { ...holding, stamp, doc, clock, outbox: withUnsent(holding.outbox, entries) };
    flush(device);
  }

  function share(device: Device): void {
    if (device.holding.outbox === null)
      device.holding = { ...device.holding, outbox: sharedFrom(device.holding.doc) };
  }

  function connect(device: Device): void {
    share(device);
    if (device.line) return;
    const heard = device.heard ?? { epoch: '', head: 0 };
    const line: Line = {
      heard,
      target: null,
      pending: [],
      told: null,
      isLive: false,
      inFlight: new Map(),
      refused: new Set(),
      coming: [],
      isSilent: false,
      samples: [],
      at: time,
    };
    device.line = line;
    const all = [...relay.slots.values()].sort((one, other) => one.head - other.head);
    const head = all.at(-1)?.head ?? 0;
    const whole = heard.epoch !== relay.epoch || heard.head > head;
    const { epoch } = relay;
    line.coming.push({ say: 'joined', head, epoch, time, asked: machineNow(device), whole });
    const missed = all.filter((slot) => whole || slot.head > heard.head);
    for (const slot of missed) line.coming.push({ say: 'boxes', boxes: [slot], head: slot.head });
    if (missed.length === 0) line.coming.push({ say: 'boxes', boxes: [], head });
  }

  function flush(device: Device): void {
    const { line, holding, writings: written } = device;
    if (!line?.isLive || line.isSilent) return;
    const boxes = unsentOf(holding)
      .map((entry): Sent => ({ entry, writing: written.get(outboxKey(entry)) ?? -1 }))
      .filter(
        (sent) => !line.refused.has(named(sent)) && line.inFlight.get(outboxKey(sent.entry)) !== named(sent),
      );
    if (boxes.length === 0) return;
    for (const sent of boxes) line.inFlight.set(outboxKey(sent.entry), named(sent));
    going.push({ from: line, boxes, asked: machineNow(device), at: time });
  }

  /** The next of some browser's frames arrives; `stays`: and once more. */
  function arrive(at: number, stays: boolean): void {
    const { from } = going[at % (going.length || 1)] ?? {};
    const index = going.findIndex((one) => one.from === from);
    const said = going[index];
    if (!said) return;
    if (!stays) going.splice(index, 1);
    if (said.boxes) keep(said.from, said.boxes);
    else said.from.coming.push({ say: 'pong', time, asked: said.asked });
  }

  function keep(from: Line, boxes: Sent[]): void {
    const ahead = boxes.filter(({ entry }) => timeOf(entry.stamp) > time + AHEAD_BY);
    if (ahead.length > 0) from.coming.push({ say: 'refused', boxes: ahead, time });
    const kept: Sent[] = [];
    const held: Sent[] = [];
    for (const sent of boxes) {
      if (ahead.includes(sent)) continue;
      const key = outboxKey(sent.entry);
      const before = relay.slots.get(key);
      if (before && before.entry.stamp >= sent.entry.stamp) {
        held.push(before);
        continue;
      }
      relay.head++;
      relay.slots.set(key, { ...sent, head: relay.head });
      kept.push(sent);
    }
    if (kept.length > 0)
      for (const { line } of devices) line?.coming.push({ say: 'boxes', boxes: kept, head: relay.head });
    if (held.length > 0) from.coming.push({ say: 'boxes', boxes: held, head: 0 });
  }

  function receive(device: Device, told: readonly Sent[]): void {
    const { holding } = device;
    const { now: _, ...clock } = clockAt(holding.doc, holding.clock, machineNow(device));
    const known = told.filter(({ entry }) => entryFrom(entry) !== null);
    const entries = known.map(({ entry }) => entry);
    const stamps = entries.map(({ stamp }) => stamp);
    const doc = merge(holding.doc, entries);
    const written = new Map(device.writings);
    for (const { entry, writing } of known)
      if (doc[entry.kind][entry.id]?.stamp === entry.stamp) written.set(outboxKey(entry), writing);
    device.writings = written;
    device.holding = {
      ...holding,
      stamp: latestOf([holding.stamp, ...stamps]),
      doc,
      clock: heardOf(clock, stamps),
      outbox: withTold(holding.outbox, doc, entries),
    };
  }

  function measure(device: Device, line: Line, asked: number, relayTime: number): void {
    line.samples = withSample(line.samples, { sent: asked, heard: machineNow(device), time: relayTime });
    const measured = offsetOf(line.samples);
    adjust(device, measured?.offset ?? relayTime - machineNow(device));
  }

  function adjust(device: Device, offset: number): void {
    device.holding = adjusted(device.holding, offset, machineNow(device));
  }

  /** Hears one frame; yields after each writing down, where a worker may end. */
  function* hear(device: Device, line: Line, frame: Frame): Generator<void> {
    if (frame.say === 'joined') {
      measure(device, line, frame.asked, frame.time);
      yield;
      if (frame.whole) line.told = new Set();
      line.heard = { epoch: frame.epoch, head: frame.whole ? 0 : line.heard.head };
      line.target = frame.head;
      yield* catchUp(device, line);
    } else if (frame.say === 'pong') {
      measure(device, line, frame.asked, frame.time);
      yield;
    } else if (frame.say === 'refused') {
      for (const sent of frame.boxes) {
        line.refused.add(named(sent));
        line.inFlight.delete(outboxKey(sent.entry));
      }
      adjust(device, frame.time - machineNow(device));
      yield;
    } else {
      for (const { entry } of frame.boxes) line.told?.add(outboxKey(entry));
      if (line.target !== null) line.pending.push(...frame.boxes);
      else {
        receive(device, frame.boxes);
        yield;
      }
      for (const { entry } of frame.boxes) line.inFlight.delete(outboxKey(entry));
      line.heard = { ...line.heard, head: Math.max(line.heard.head, frame.head) };
      if (line.target !== null) yield* catchUp(device, line);
    }
    flush(device);
  }

  function* catchUp(device: Device, line: Line): Generator<void> {
    if (line.target === null || line.heard.head < line.target) return;
    receive(device, line.pending);
    yield;
    if (line.told) {
      const { holding } = device;
      device.holding = { ...holding, outbox: withLacking(holding.outbox, holding.doc, line.told) };
      yield;
    }
    device.heard = line.heard;
    yield;
    Object.assign(line, { target: null, pending: [], told: null, isLive: true });
  }

  /** Hears what comes next. `until`: so many writings the worker lives on, if it ends before the frame is dealt with. */
  function listen(device: Device, until = Number.POSITIVE_INFINITY): void {
    const { line } = device;
    const frame = line?.coming.shift();
    if (!line || !frame) return;
    line.at = time;
    let steps = 0;
    for (const _ of hear(device, line, frame))
      if (++steps > until) {
        lose(device, until % 2 === 0);
        return;
      }
  }

  /** One browser has time to tell and hear all there is; the others hear of it when they do. */
  function meet(device: Device): void {
    share(device);
    connect(device);
    for (let turns = 0; turns < 3; turns++) {
      while ((device.line?.coming.length ?? 0) > 0) listen(device);
      while (going.length > 0) arrive(0, false);
    }
  }

  function ping(device: Device): void {
    const { line } = device;
    if (line?.isLive && !line.isSilent)
      going.push({ from: line, boxes: null, asked: machineNow(device), at: time });
  }

  /** A connection is over. What was said on it arrived, or did not. */
  function lose(device: Device, arrives: boolean): void {
    const { line } = device;
    device.line = null;
    const said = going.filter(({ from }) => from === line);
    going = going.filter(({ from }) => from !== line);
    if (arrives && line) for (const { boxes } of said) if (boxes) keep(line, boxes);
  }

  /** Nothing is lost any more: until nobody has anything to say. */
  function settle(): void {
    for (let round = 0; round < 40; round++) {
      time += 1000;
      for (const device of devices) {
        if (device.line?.isSilent) lose(device, false);
        share(device);
        connect(device);
        while ((device.line?.coming.length ?? 0) > 0) listen(device);
        if (round > 0) continue;
        ping(device);
        while (going.length > 0) arrive(0, false);
        while ((device.line?.coming.length ?? 0) > 0) listen(device);
      }
      while (going.length > 0) arrive(0, false);
      const isQuiet = devices.every(({ line }) => line?.coming.length === 0);
      if (isQuiet && going.length === 0 && round > 0) return;
    }
    throw new Error('They go on and on telling each other.');
  }

  return {
    devices,
    writings,
    obey,
    share,
    connect,
    listen,
    arrive,
    meet,
    ping,
    settle,
    now: () => time,
    /** What a browser takes the time to be. */
    nowIn: (device: Device) => clockAt(device.holding.doc, device.holding.clock, machineNow(device)).now,
    lose,
    pass(milliseconds: number) {
      time += milliseconds;
      for (const device of devices) {
        const { line } = device;
        const isLate = going.some(({ from, at }) => from === line && time - at > ANSWER_WITHIN);
        if (isLate || (line && !line.isLive && time - line.at > ANSWER_WITHIN)) lose(device, false);
      }
    },
    /** How far it heard is written down now and then. */
    note(device: Device) {
      if (device.line?.isLive) device.heard = device.line.heard;
    },
    /** What is being said does not arrive, and nothing after it. */
    drop(at: number) {
      const { from } = going[at % (going.length || 1)] ?? {};
      if (from) from.isSilent = true;
      going = going.filter((one) => one.from !== from);
    },
    copy() {
      backup = { head: relay.head, slots: new Map(relay.slots) };
    },
    /** As it was when it was copied, under another epoch. */
    restore() {
      relay = { epoch: `e${++epochs}`, head: backup.head, slots: new Map(backup.slots) };
      going = [];
      for (const device of devices) device.line = null;
    },
    slots: () => [...relay.slots.values()],
  };
}
export type Model = ReturnType<typeof createModel>;
