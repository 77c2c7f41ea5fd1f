import type { Entry } from '../core/doc.ts';
import { entryFrom, KINDS } from '../core/entry.ts';
import { outboxKey } from '../core/outbox.ts';
import type { Heard, LinkStatus } from '../core/pairing.ts';
import { timeOf } from '../core/stamp.ts';
import { DAY, MINUTE, SECOND } from '../core/time.ts';
import { type Box, type FromRelay, LIMITS, PASSING_FOR, PING_EVERY } from '../wire/protocol.ts';
import { open, seal } from './box.ts';
import type { Keys } from './keys.ts';
import {
  ANSWER_WITHIN,
  type Ending,
  type Joined,
  type Line,
  type LinePorts,
  openLine,
  type Told,
} from './line.ts';
import { offsetOf, type Sample, withSample } from './offset.ts';
import { packed } from './packs.ts';

/** Where the room is, and how to be let in. */
export interface Way {
  keys: Keys;
  relay: string;
  invite?: string | undefined;
  device: string;
}

/**
 * When to try again after what ended `at` an instant: kept over the worker's deaths. Before `until`, which is a
 * relay's word, nobody may.
 */
export interface BackOff {
  tries: number;
  at: number;
  retryAt: number;
  until: number;
  /** Why the last connection ended, or none came about; '' where that is not known. */
  because: string;
}

/** All the link needs of the world. */
export interface LinkPorts extends LinePorts {
  random(): number;
  /** Null: this browser shares nothing. */
  way(): Promise<Way | null>;
  readHeard(): Promise<Heard | null>;
  saveHeard(heard: Heard): Promise<void>;
  readBackOff(): Promise<BackOff | null>;
  saveBackOff(backOff: BackOff | null): Promise<void>;
  /** What the room may lack, the urgent first. */
  unsent(): Promise<Entry[]>;
  /** Takes in what the room holds; false when it could not be kept. */
  receive(entries: Entry[]): Promise<boolean>;
  compare(told: ReadonlySet<string>): Promise<void>;
  adjust(offset: number): Promise<void>;
  /** Whether to stay connected, and awake, because somebody might not want to wait. */
  staysAwake(): Promise<boolean>;
  /** In a session, and willing to be counted. */
  isCounted(): Promise<boolean>;
  /** Keeps the background alive where a socket does not. */
  keepAwake(): void;
  /** The room is forgotten, by somebody who took this browser out of it. */
  lost(): void;
  /** All that was to be heard has been. */
  onCaughtUp(): void;
  tell(status: LinkStatus | null): void;
  report(fault: unknown): void;
}

/** What the room may lack, as somebody knows who has just written it. Asked for only where it can be told. */
type Unsent = () => Entry[];

/** The connection to the room of this person's browsers. */
export interface Link {
  /**
   * Something woke the background: connects where that is due, and tells what is unsent. Asked by a person, it does
   * not wait. `unsent`: as of `LinkPorts`, by who need not read it.
   */
  wake(asked?: { now: boolean; unsent?: Unsent }): Promise<void>;
  /** The room is another, or none. */
  change(): Promise<void>;
}

/** So many boxes wait for their receipt at most. */
const IN_FLIGHT = 256;
const LEAST_WAIT = 500;
const MOST_WAIT = 5 * MINUTE;
/** A person who acts is tried for again after this, whatever came before; but a relay's word. */
const AT_ONCE = 5 * SECOND;
/** A relay whose clock is further off than this is not believed: it would move every session. */
const APART = DAY;
const SOON = SECOND;
const READS = [...KINDS].sort().join(' ');
const NOTHING_TOLD: LinkStatus = { is: 'connecting', members: [], skipped: 0, newer: 0 };

const nameOf = (entry: Entry): string => `${outboxKey(entry)} ${entry.stamp}`;

const dueAt = ({ at, retryAt, until }: BackOff, now: boolean): number =>
  Math.max(until, now ? Math.min(retryAt, at + AT_ONCE) : retryAt);

/** Connects, stays in touch and comes back. Nothing it holds in memory is needed after the worker's death. */
export function createLink(ports: LinkPorts): Link {
  let present: { flush(unsent?: Unsent): void; end(): void } | null = null;
  let beginning: Promise<void> | null = null;
  let callOff = () => {};

  async function begin(now: boolean): Promise<void> {
    const way = await ports.way();
    if (!way) return ports.tell(null);
    const backOff = await ports.readBackOff();
    const time = ports.machineNow();
    // A machine's clock may have been set back since.
    if (backOff && time >= backOff.at && time < dueAt(backOff, now)) return;
    const heard = await ports.readHeard();
    const { room } = way.keys;
    present = createConnection(
      ports,
      way,
      heard?.room === room ? heard : { room, epoch: '', head: 0, reads: READS, at: time },
      // It is still so while it is tried again, which may take long.
      { ...NOTHING_TOLD, ...(backOff?.because ? { because: backOff.because } : {}) },
      (why, wasLive) => void ended(why, wasLive).catch(ports.report),
    );
  }

  async function ended(why: Ending, wasLive: boolean): Promise<void> {
    present = null;
    if (why.because === 'changed') return;
    const before = wasLive ? null : await ports.readBackOff();
    const tries = (before?.tries ?? 0) + 1;
    const most = Math.min(MOST_WAIT, LEAST_WAIT * 2 ** tries);
    const time = ports.machineNow();
    const wait = (why.retryAfter ?? 0) + Math.ceil(ports.random() * most);
    const until = why.retryAfter === undefined ? 0 : time + why.retryAfter;
    const { because } = why;
    await ports.saveBackOff({ tries, at: time, retryAt: time + wait, until, because });
    ports.tell({ ...NOTHING_TOLD, is: 'waiting', because, retryAt: time + wait });
    callOff();
    // Where nobody stays awake for it, the next event comes to it.
    if (await ports.staysAwake()) callOff = ports.after(wait, () => void wake());
  }

  function wake({ now, unsent }: { now: boolean; unsent?: Unsent } = { now: false }): Promise<void> {
    if (present) present.flush(unsent);
    else
      beginning ??= begin(now)
        .catch(ports.report)
        .finally(() => {
          beginning = null;
        });
    return beginning ?? Promise.resolve();
  }

  return {
    wake,
    async change() {
      await beginning;
      present?.end();
      present = null;
      await ports.saveBackOff(null);
      await wake({ now: true });
    },
  };
}

/** One connection, from dialling to its end. */
function createConnection(
  ports: LinkPorts,
  { keys, relay, invite, device }: Way,
  before: Heard,
  status: LinkStatus,
  ended: (why: Ending, wasLive: boolean) => void,
) {
  let heard: Heard = { ...before, reads: READS };
  let samples: readonly Sample[] = [];
  /** The head up to which the room is being told; null before, and once it is. */
  let target: number | null = null;
  let isLive = false;
  let isOver = false;
  /** Told while catching up, taken in at once at its end. */
  let pending: Entry[] = [];
  /** The names of all that is told, where everything is. */
  let told: Set<string> | null = null;
  const inFlight = new Map<string, Entry>();
  /** What the relay would not keep, or holds something later for that cannot be read, by name and stamp. */
  const refused = new Set<string>();
  /** Of these, what is too early for the relay's clock: tried again with every pong. */
  const early = new Set<string>();
  /** What `put` tells next, where that need not be read; null: nobody waits for it. */
  let toTell: { unsent: Unsent | undefined } | null = null;
  let callOffPing = () => {};
  let callOffNote = () => {};

  // A browser that knows other kinds of records than when it last heard, or was away too long, asks for everything.
  const isRecent = ports.machineNow() - before.at < PASSING_FOR - 10 * DAY;
  const from = before.reads === READS && isRecent ? before : { head: 0, epoch: '' };
  const next = inTurn();
  // What comes in is made so before the next is heard: nobody's session waits for that.
  const nextToTell = inTurn();
  const line: Line = openLine(
    ports,
    { relay, invite, keys, device, since: from.head, epoch: from.epoch },
    {
      joined: (frame) => next(() => joined(frame)),
      told: (frame) => next(() => hear(frame)),
      ended(why) {
        isOver = true;
        callOffPing();
        callOffNote();
        const isLost = why.because === 'forgotten';
        if (isLost) ports.lost();
        ended(isLost ? { because: 'changed' } : why, isLive);
      },
    },
  );
  tell({});

  /** One after another, each when the one before is done. */
  function inTurn() {
    let queue: Promise<unknown> = Promise.resolve();
    return (work: () => Promise<void>): void => {
      queue = queue
        .then(() => (isOver ? undefined : work()))
        .catch((fault: unknown) => {
          ports.report(fault);
          line.end({ because: 'failed' });
        });
    };
  }

  function tell(news: Partial<LinkStatus>): void {
    status = { ...status, ...news };
    ports.tell(status);
  }

  const saveHeard = () => ports.saveHeard({ ...heard, at: ports.machineNow() });

  /** How far this browser has heard is noted now and then: what is told twice changes nothing. */
  function note(): void {
    callOffNote();
    callOffNote = ports.after(SOON, () => void saveHeard().catch(ports.report));
  }

  /** Sets the clock by the relay's; false where the two are too far apart to tell which is wrong. */
  async function adjust(offset: number): Promise<boolean> {
    const isNear = Math.abs(offset) <= APART;
    if (isNear) await ports.adjust(offset);
    else line.end({ because: 'clocks-apart' });
    return isNear;
  }

  async function measure(time: number, asked: number): Promise<boolean> {
    samples = withSample(samples, { sent: asked, heard: ports.machineNow(), time });
    const measured = offsetOf(samples);
    // Nothing may be told by a clock that nobody looked at; set meanwhile, it is off by no more than the way here.
    if (!measured) return adjust(time - ports.machineNow());
    tell({ roundTrip: measured.roundTrip });
    return adjust(measured.offset);
  }

  async function joined({ head, epoch, time, asked, members, whole }: Joined): Promise<void> {
    if (!(await measure(time, asked))) return;
    if (whole) {
      told = new Set();
      heard = { ...heard, head: 0 };
    }
    heard = { ...heard, epoch };
    target = head;
    tell({ members });
    line.expect(ANSWER_WITHIN);
    await catchUp();
  }

  async function catchUp(): Promise<void> {
    if (target === null || heard.head < target) return;
    target = null;
    line.expect(null);
    await takeIn(pending);
    pending = [];
    if (told) await ports.compare(told);
    told = null;
    await saveHeard();
    isLive = true;
    await ports.saveBackOff(null);
    const { because: _, ...known } = status;
    status = known;
    tell({ is: 'joined' });
    ports.onCaughtUp();
    ping();
    flush();
  }

  /** Rejects, and so ends the connection, when nothing can be kept: the head stays where it was. */
  async function takeIn(entries: Entry[]): Promise<void> {
    if (entries.length === 0 || (await ports.receive(entries))) return;
    throw new Error('What the room holds could not be kept.');
  }

  /** What of some boxes this version knows. Whatever else there is stays in the room. */
  async function opened(boxes: readonly Box[]): Promise<Entry[]> {
    const carried = await Promise.all(
      boxes.map((box) => {
        const own = inFlight.get(box.slot);
        // One's own, come back.
        return own?.stamp === box.stamp ? own : open(keys, box);
      }),
    );
    const entries: Entry[] = [];
    let { skipped, newer } = status;
    for (const [at, one] of carried.entries()) {
      if (one) told?.add(`${one.kind}/${one.id}`);
      const entry = one && entryFrom(one);
      if (entry) {
        entries.push(entry);
        continue;
      }
      if (one && !KINDS.has(one.kind)) newer++;
      else skipped++;
      // The room holds something later that cannot be read here: what is less than that stays unsaid.
      const box = boxes[at];
      const own = box && inFlight.get(box.slot);
      if (own && box.stamp >= own.stamp) refused.add(nameOf(own));
    }
    if (skipped !== status.skipped || newer !== status.newer) tell({ skipped, newer });
    return entries;
  }

  async function hear(frame: Told): Promise<void> {
    switch (frame.say) {
      case 'boxes':
        return hearBoxes(frame);
      case 'pong': {
        line.expect(inFlight.size > 0 ? ANSWER_WITHIN : null);
        const { buddies } = frame;
        const { buddies: _, ...rest } = status;
        status = buddies === undefined ? rest : { ...rest, buddies };
        if (!(await measure(frame.time, frame.asked))) return;
        if (frame.head > heard.head) return line.end({ because: 'behind' });
        for (const named of early) refused.delete(named);
        early.clear();
        return flush();
      }
      case 'members':
        return tell({ members: frame.members });
      case 'refused':
        return hearRefusal(frame);
      case 'forgotten':
        return line.end({ because: 'forgotten' });
    }
  }

  async function hearBoxes({ boxes, head }: Extract<FromRelay, { say: 'boxes' }>): Promise<void> {
    const entries = await opened(boxes);
    if (target !== null) {
      pending.push(...entries);
      line.expect(ANSWER_WITHIN);
    } else {
      const latest = entries.findLast(({ stamp }) => !stamp.endsWith(`-${device}`));
      await takeIn(entries);
      const offset = offsetOf(samples)?.offset ?? 0;
      if (latest) tell({ delay: Math.max(0, ports.machineNow() + offset - timeOf(latest.stamp)) });
    }
    // What went off meanwhile and is later than what was heard is still on its way.
    for (const { slot, stamp } of boxes)
      if ((inFlight.get(slot)?.stamp ?? stamp) <= stamp) inFlight.delete(slot);
    heard = { ...heard, head: Math.max(heard.head, head) };
    if (target !== null) return catchUp();
    note();
    if (inFlight.size === 0) line.expect(null);
    flush();
  }

  async function hearRefusal({
    because,
    slots,
    time,
  }: Extract<FromRelay, { say: 'refused' }>): Promise<void> {
    for (const slot of slots ?? []) {
      const entry = inFlight.get(slot);
      if (entry) refused.add(nameOf(entry));
      if (entry && because === 'ahead') early.add(nameOf(entry));
      inFlight.delete(slot);
    }
    if (inFlight.size === 0) line.expect(null);
    tell({ because });
    if (because === 'ahead' && time !== undefined && !(await adjust(time - ports.machineNow()))) return;
    flush();
  }

  /** Has the room told what it may lack, after what is being told already; asked for twice meanwhile, it is done once. */
  function flush(unsent?: Unsent): void {
    const isWaiting = toTell !== null;
    toTell = { unsent };
    if (!isWaiting) nextToTell(put);
  }

  /** Tells the room what it may lack and has not been told on this line. */
  async function put(): Promise<void> {
    const unsent = toTell?.unsent;
    toTell = null;
    if (!isLive || inFlight.size >= IN_FLIGHT) return;
    const flying = new Set([...inFlight.values()].map(nameOf));
    const isNew = (entry: Entry) => !flying.has(nameOf(entry)) && !refused.has(nameOf(entry));
    const entries = (unsent?.() ?? (await ports.unsent())).filter(isNew).slice(0, IN_FLIGHT - inFlight.size);
    if (entries.length === 0) return;
    const sealed = await Promise.all(entries.map(async (entry) => ({ entry, box: await seal(keys, entry) })));
    const fits = sealed.filter(({ box }) => box.body.length <= LIMITS.body);
    for (const { entry, box } of fits) inFlight.set(box.slot, entry);
    for (const { entry } of sealed.filter((one) => !fits.includes(one))) refused.add(nameOf(entry));
    if (fits.length < sealed.length) tell({ because: 'too-large' });
    for (const boxes of packed(fits.map(({ box }) => box))) line.say({ say: 'put', boxes });
    if (inFlight.size > 0) line.expect(ANSWER_WITHIN);
  }

  function ping(): void {
    callOffPing = ports.after(PING_EVERY, () =>
      next(async () => {
        if (!(await ports.staysAwake())) return ping();
        const focusing = (await ports.isCounted()) ? { focusing: true } : {};
        line.say({ say: 'ping', time: ports.machineNow(), head: heard.head, ...focusing });
        line.expect(ANSWER_WITHIN);
        ports.keepAwake();
        ping();
      }),
    );
  }

  return {
    flush,
    end: () => line.end({ because: 'changed' }),
  };
}
