import type { Browser } from '../core/browsers.ts';
import type { Change, Doc } from '../core/doc.ts';
import type { Seen } from '../core/kept.ts';
import type { Pairing } from '../core/pairing.ts';
import { phaseAt } from '../core/phase.ts';
import { absencesDue, followPresence, type Presence } from '../core/presence.ts';
import { isSame } from '../core/same.ts';
import { HOUR } from '../core/time.ts';

export interface SharingPorts {
  readPairing(): Promise<{ is: 'no' } | { is: 'unreadable' } | { is: 'yes'; pairing: Pairing }>;
  savePairing(pairing: Pairing | null): Promise<void>;
  /** From now on there is a room to be told of changes, or none any more. */
  share(shared: boolean): Promise<void>;
  /** The room is another, or none. */
  change(): Promise<void>;
  /** Waits, for a few seconds, until the room has been told of everything. */
  told(): Promise<void>;
  add(changesOf: (doc: Doc, now: number) => Change[]): Promise<Change[]>;
  device(): Promise<string | null>;
  kindOfBrowser(): Promise<string>;
  setAlarm(wanted: boolean): Promise<void>;
  /** What is held, and the time by the sessions' clock. */
  seen(): Promise<Seen | null>;
  readPresence(): Promise<Presence | null>;
  savePresence(presence: Presence | null): Promise<void>;
}

/** Which room this browser is in. */
export interface Sharing {
  /** Shares with this room from now on; 'cannot-read' where what is stored must not be written over. */
  enter(pairing: Pairing): Promise<'cannot-read' | null>;
  /** Shares nothing any more. All that is here stays. */
  leave(): Promise<void>;
  /** Somebody else had the room forgotten: this browser was taken out of it, and stays as it is. */
  lost(): Promise<void>;
  /** Is in touch: says so to the others, once an hour. */
  greet(): Promise<void>;
  /** Notes who is in touch while a session runs; null: nobody can tell now. One look at a time. */
  watch(members: readonly string[] | null): Promise<void>;
}

export function createSharing(ports: SharingPorts): Sharing {
  let watching: Promise<void> = Promise.resolve();
  async function watch(members: readonly string[] | null): Promise<void> {
    const held = await ports.seen();
    if (!held) return;
    const { doc, device, now } = held;
    const before = await ports.readPresence();
    const presence = followPresence(before, phaseAt(doc, now), members, now);
    if (!isSame(presence, before)) await ports.savePresence(presence);
    if (absencesDue(doc, presence, device, now).length > 0)
      await ports.add((latest) => absencesDue(latest, presence, device, now));
  }

  /** One after another: who leaves and is taken out at once leaves. */
  let last: Promise<unknown> = Promise.resolve();
  function then<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = last.catch(() => {}).then(work);
    last = done;
    return done;
  }

  async function out(pairing: Pairing | null): Promise<void> {
    await ports.savePairing(pairing);
    await ports.share(false);
    await ports.setAlarm(false);
    await ports.change();
  }

  return {
    enter: (pairing) =>
      then(async () => {
        const before = await ports.readPairing();
        if (before.is === 'unreadable') return 'cannot-read';
        await ports.share(false);
        const device = await ports.device();
        if (device) await ports.add((doc, now) => comingAnew(doc, device, now));
        // First where it is: a worker stopped in between finds that it is paired, and shares everything.
        await ports.savePairing(pairing);
        await ports.share(true);
        await ports.setAlarm(true);
        await ports.change();
        return null;
      }),
    leave: () =>
      then(async () => {
        await ports.told();
        await out(null);
      }),
    lost: () =>
      then(async () => {
        const paired = await ports.readPairing();
        if (paired.is === 'yes') await out({ ...paired.pairing, gone: true });
      }),
    watch(members) {
      watching = watching.catch(() => {}).then(() => watch(members));
      return watching;
    },
    async greet() {
      const [device, kind] = await Promise.all([ports.device(), ports.kindOfBrowser()]);
      if (!device) return;
      await ports.add((doc, now) => greeting(doc, device, kind, now));
    },
  };
}

/** A browser that was among others before comes to these now: what they deleted meanwhile was not deleted in it. */
export function comingAnew({ browser }: Pick<Doc, 'browser'>, device: string, now: number): Change[] {
  const held = browser[device]?.value;
  return held ? [{ kind: 'browser', id: device, value: { ...held, addedAt: now } }] : [];
}

/** A browser's word that it is there; none where it gave it within the hour. */
export function greeting(
  { browser }: Pick<Doc, 'browser'>,
  device: string,
  kind: string,
  now: number,
): Change[] {
  const held = browser[device]?.value;
  if (held && held.kind === kind && Math.abs(now - held.seenAt) < HOUR) return [];
  const value: Browser = { name: kind, addedAt: now, ...held, kind, seenAt: now };
  return [{ kind: 'browser', id: device, value }];
}
