import { adjusted } from '../core/adjust.ts';
import type { Answer } from '../core/answer.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Command } from '../core/commands.ts';
import { decide } from '../core/decide.ts';
import type { Change, Doc, Entry, Kind } from '../core/doc.ts';
import { type Clock, clockAt, type Glance, type Holding, heardOf } from '../core/kept.ts';
import { merge } from '../core/merge.ts';
import type { Call } from '../core/mode.ts';
import { sharedFrom, withLacking, withTold, withUnsent } from '../core/outbox.ts';
import { phaseAt } from '../core/phase.ts';
import { type Face, faceAt, type Plan, planAt } from '../core/plan.ts';
import { levelAsked } from '../core/planning.ts';
import { prune } from '../core/prune.ts';
import { latestOf, stampAfter, timeOf } from '../core/stamp.ts';
import { stampedChanges } from '../core/stamped.ts';
import { SECOND } from '../core/time.ts';

/** All the loop needs of the world. */
export interface Ports {
  catalogue(): Catalogue;
  /** The machine's clock. The only way time comes in. */
  machineNow(): number;
  newId(): string;
  /** Null: what is stored cannot be read, and must not be written over. */
  load(): Promise<Holding | null>;
  /** Null as for `load`. */
  glance(): Promise<Glance | null>;
  /** One write; `before` tells which parts changed. */
  save(after: Holding, before: Holding): Promise<void>;
  saveClock(after: Clock, before: Clock): Promise<void>;
  /**
   * Makes it so; resolves when all that is to be shut is shut, with what is left to do that nobody has to wait
   * for. What fails is reported, not thrown.
   */
  show(plan: Plan, holding: Holding, thorough: boolean): Promise<() => Promise<void>>;
  /** Shows what time alone decides. False when more has to be done than that: nothing or not all is as last shown. */
  showAgain(face: Face, glance: Glance): Promise<boolean>;
  /** Whether this is the worker of Chromium's private windows: a second one, over the same storage. */
  isPrivate: boolean;
  /** Keeps what is too old for the document. Not from private windows, whose database is forgotten. */
  addToHistory(old: Entry[]): Promise<void>;
  /** The meeting that is on. */
  callAt(doc: Glance['doc'], now: number): Promise<Call | null>;
  /** Whether sites may be blocked at all. */
  hasHostAccess(): Promise<boolean>;
  report(fault: unknown): void;
}

/** What the loop can be asked. Each waits for the one before; none rejects. */
export interface Loop {
  obey(command: Command, from: { unnamed: boolean }): Promise<Answer>;
  /**
   * Takes in entries of a file, or what the room of this person's browsers holds, by the same lines as a click. What
   * a file brings, the room has to be told; what the room tells, it has.
   */
  receive(entries: Entry[], from: 'file' | 'room'): Promise<Answer>;
  /** The room has told all it holds, by these names of records: whatever else is here, it lacks. */
  compare(told: ReadonlySet<string>): Promise<void>;
  /** Goes by the relay's clock, which this machine's is so far behind. */
  adjust(offset: number): Promise<void>;
  /** From now on there is a room to be told of changes, or none any more. */
  share(shared: boolean): Promise<void>;
  /**
   * The other worker of this browser wrote. If it had read before this one wrote last, that is missing now, and
   * goes in again.
   */
  mend(): Promise<void>;
  /** Puts in what follows from the document itself, and answers with it. */
  add(changesOf: (doc: Doc, now: number) => Change[]): Promise<Change[]>;
  /** Does something while nothing else is under way, and forgets what was written last. Rejects when it fails. */
  alone(work: () => Promise<void>): Promise<void>;
  /**
   * Answers how long the session runs on from here; null when none does. Where all is as it was shown last, as
   * at most looks, neither scores nor lists are read; `thorough` does not ask.
   */
  look(how?: { thorough: boolean }): Promise<number | null>;
}

type Later = (work: () => Promise<void>) => void;

/** Two workers that write at once hear of it well within this. */
const JUST_NOW = 5 * SECOND;

/** Whether what is shut may be another than before. */
const bears = (after: Doc, before: Doc): boolean =>
  (['session', 'extension', 'end', 'pass', 'score'] as const).some((kind) => after[kind] !== before[kind]);

/** Private windows may have a worker of their own; its stamps and counts must not be taken for the other's. */
const authorOf = (device: string, isPrivate: boolean): string => (isPrivate ? `${device}p` : device);

/**
 * Load, merge, save, show. Nothing is held in memory between two calls but what `mend` needs; the worker may be
 * stopped after any line.
 */
export function createLoop(ports: Ports): Loop {
  let queue: Promise<unknown> = Promise.resolve();
  let wroteLast: { at: number; entries: Entry[] }[] = [];

  /** What a job leaves for later is done after its answer, before the next job begins. */
  function next<Result>(job: (later: Later) => Promise<Result>, failed: Result): Promise<Result> {
    const left: (() => Promise<void>)[] = [];
    const result = queue
      .then(() => job((work) => left.push(work)))
      .catch((fault: unknown) => {
        ports.report(fault);
        return failed;
      });
    queue = result.then(async () => {
      for (const work of left) await work().catch(ports.report);
    });
    return result;
  }

  /** What is held, with the clock put right for this instant. */
  async function open<Held extends Glance>(
    held: Promise<Held | null>,
  ): Promise<{ before: Held; now: number; clock: Clock } | null> {
    const before = await held;
    if (!before) return null;
    const { now, ...clock } = clockAt(before.doc, before.clock, ports.machineNow());
    return { before, now, clock };
  }

  /** What is held once entries have been taken in. */
  function taking(
    before: Holding,
    entries: Entry[],
    stamp: string,
    clock: Clock,
    from: 'here' | 'room' = 'here',
  ): Holding {
    const doc = merge(before.doc, entries);
    const scored = doc.score === before.doc.score ? before.scored : ports.newId();
    const isHeld = ({ kind, id, stamp }: Entry) => doc[kind][id]?.stamp === stamp;
    const outbox =
      from === 'room'
        ? withTold(before.outbox, doc, entries)
        : withUnsent(before.outbox, entries.filter(isHeld));
    return { ...before, stamp, scored, clock, doc, outbox };
  }

  /** Moves what is too old out of the document. First to where it goes: a worker stopped in between loses nothing. */
  async function tidy(now: number): Promise<void> {
    const holding = ports.isPrivate ? null : await ports.load();
    if (!holding) return;
    const { doc, old } = prune(holding.doc, now, holding.outbox);
    if (doc === holding.doc) return;
    if (old.length > 0) await ports.addToHistory(old);
    await ports.save({ ...holding, doc }, holding);
  }

  /** Saves, and makes it so: in full where more or less may be shut by it, else where what was shown does not do. */
  async function keep(
    later: Later,
    before: Holding,
    after: Holding,
    now: number,
    mayShut = true,
  ): Promise<void> {
    await ports.save(after, before);
    const face = mayShut ? null : faceAt(after.doc, await callIn(after, now), now, after.device);
    if (face && (await ports.showAgain(face, after))) tidyLater(later, after, now);
    else await showAll(later, after, now, mayShut);
  }

  async function showAll(
    later: Later,
    holding: Holding,
    now: number,
    thorough: boolean,
  ): Promise<number | null> {
    const { doc, device } = holding;
    const plan = planAt(doc, ports.catalogue(), await callIn(holding, now), now, device);
    later(await ports.show(plan, holding, thorough));
    tidyLater(later, holding, now);
    return leftIn(plan, now);
  }

  /** As it is by then: another window's worker may have written meanwhile. */
  function tidyLater(later: Later, { doc, outbox }: Holding, now: number): void {
    if (prune(doc, now, outbox).doc !== doc) later(() => tidy(now));
  }

  /** A session is shown whatever meeting there is. */
  const callIn = async ({ doc }: Glance, now: number): Promise<Call | null> =>
    phaseAt(doc, now).is === 'resting'
      ? ports.callAt(doc, now).catch((fault: unknown) => {
          // Nothing that blocks may wait for a calendar.
          ports.report(fault);
          return null;
        })
      : null;

  const leftIn = ({ endsAt }: Face, now: number) => (endsAt === null ? null : endsAt - now);

  const justWritten = () => {
    const now = ports.machineNow();
    return wroteLast.filter(({ at }) => Math.abs(now - at) < JUST_NOW);
  };

  /** What the other worker wrote just now: this one may have put the outbox in its place meanwhile. */
  function writtenBeside({ doc, device }: Holding, now: number): Entry[] {
    const author = authorOf(device, !ports.isPrivate);
    return (Object.keys(doc) as Kind[]).flatMap((kind) =>
      Object.entries(doc[kind])
        .filter(([, { stamp }]) => stamp.endsWith(`-${author}`) && now - timeOf(stamp) < JUST_NOW)
        .map(([id, held]) => ({ kind, id, ...held }) as Entry),
    );
  }

  /** Undefined when that was not enough. */
  async function lookAgain(): Promise<number | null | undefined> {
    const opened = await open(ports.glance());
    if (!opened) return undefined;
    const { before, now, clock } = opened;
    const face = faceAt(before.doc, await callIn(before, now), now, before.device);
    const isEnough = await ports.showAgain(face, { ...before, clock });
    if (!isEnough) return undefined;
    await ports.saveClock(clock, before.clock);
    return leftIn(face, now);
  }

  /** Remembered for as long as `mend` may need them. */
  function stamped(...asked: Parameters<typeof stampedChanges>) {
    const given = stampedChanges(...asked);
    remember(given.entries);
    return given;
  }
  function remember(entries: Entry[]): void {
    if (entries.length > 0) wroteLast = [...justWritten(), { at: ports.machineNow(), entries }];
  }

  const change = (changed: (held: Holding) => Holding) =>
    next(async () => {
      const before = await ports.load();
      const after = before && changed(before);
      if (before && after && after !== before) await ports.save(after, before);
    }, undefined);

  return {
    obey: (command, { unnamed }) =>
      next<Answer>(
        async (later) => {
          const opened = await open(ports.load());
          if (!opened) return { is: 'refused', because: 'cannot-read' };
          const { before, now, clock } = opened;
          if (levelAsked(before.doc, command) !== 'nothing' && !(await ports.hasHostAccess()))
            return { is: 'refused', because: 'no-host-access' };
          const { device } = before;
          const author = authorOf(device, unnamed);
          const asked = { now, id: ports.newId(), device, author, unnamed };
          const decision = decide(before.doc, ports.catalogue(), command, asked);
          if (decision.is === 'refused') return decision;
          const { entries, stamp } = stamped(decision.changes, before, now, author);
          const after = taking(before, entries, stamp, clock);
          const visible = command.do !== 'prepare' && command.do !== 'visit';
          if (visible) await keep(later, before, after, now);
          else if (entries.length > 0) await ports.save(after, before);
          return decision.verdict ? { is: 'done', verdict: decision.verdict } : { is: 'done' };
        },
        { is: 'refused', because: 'cannot-save' },
      ),

    receive: (entries, from) =>
      next<Answer>(
        async (later) => {
          const opened = await open(ports.load());
          if (!opened) return { is: 'refused', because: 'cannot-read' };
          const { before, now, clock } = opened;
          const stamps = entries.map(({ stamp }) => stamp);
          const latest = latestOf([before.stamp, ...stamps]);
          const after =
            from === 'room'
              ? taking(before, entries, latest, heardOf(clock, stamps), 'room')
              : taking(before, entries, latest, clock);
          // Another worker of this browser that had read before may write it over.
          remember(entries.filter(({ kind, id, stamp }) => (before.doc[kind][id]?.stamp ?? '') < stamp));
          // One's own, come back: nothing is new but that it arrived.
          if (from === 'room' && after.doc === before.doc) await ports.save(after, before);
          else await keep(later, before, after, now, from === 'file' || bears(after.doc, before.doc));
          return { is: 'done' };
        },
        { is: 'refused', because: 'cannot-save' },
      ),

    compare: (told) =>
      change(({ doc, outbox, ...held }) => ({ ...held, doc, outbox: withLacking(outbox, doc, told) })),

    share: (shared) =>
      change((held) => {
        if (shared === (held.outbox !== null)) return held;
        // A stamp, so that a browser that has kept nothing yet keeps its own name.
        const stamp = stampAfter(held.stamp, ports.machineNow() + held.clock.shift, held.device);
        return { ...held, stamp, outbox: shared ? sharedFrom(held.doc) : null };
      }),

    adjust: (offset) =>
      next(async (later) => {
        const before = await ports.load();
        const after = before && adjusted(before, offset, ports.machineNow());
        if (!before || !after || after === before) return;
        // They bear stamps of the wrong clock.
        wroteLast = [];
        await keep(later, before, after, clockAt(after.doc, after.clock, ports.machineNow()).now);
      }, undefined),

    mend: () =>
      next(async (later) => {
        const opened = await open(ports.load());
        if (!opened) return;
        const { before, now, clock } = opened;
        const entries = justWritten().flatMap((last) => last.entries);
        const mended = taking(before, [...entries, ...writtenBeside(before, now)], before.stamp, clock);
        // A stamp of its own, so that the other worker hears of it.
        const stamp =
          mended.doc === before.doc
            ? before.stamp
            : stampAfter(before.stamp, now, authorOf(before.device, ports.isPrivate));
        await keep(later, before, { ...mended, stamp }, now);
      }, undefined),

    add: (changesOf) =>
      next<Change[]>(async (later) => {
        const opened = await open(ports.load());
        if (!opened) return [];
        const { before, now, clock } = opened;
        const changes = changesOf(before.doc, now);
        if (changes.length === 0) return [];
        const { entries, stamp } = stamped(changes, before, now, before.device);
        await keep(later, before, taking(before, entries, stamp, clock), now, false);
        return changes;
      }, []),

    alone(work) {
      const done = queue.then(() => {
        wroteLast = [];
        return work();
      });
      queue = done.catch(() => {});
      return done;
    },

    look: ({ thorough } = { thorough: false }) =>
      next(async (later) => {
        const left = thorough ? undefined : await lookAgain();
        if (left !== undefined) return left;
        const opened = await open(ports.load());
        if (!opened) return null;
        const { before, now, clock } = opened;
        await ports.saveClock(clock, before.clock);
        return showAll(later, { ...before, clock }, now, thorough);
      }, null),
  };
}
