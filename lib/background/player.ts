import type { Answer } from '../core/answer.ts';
import { type Asked, askedAt, isLongOver } from '../core/asked.ts';
import type { Command } from '../core/commands.ts';
import type { Seen } from '../core/kept.ts';
import type { Music, Sound } from '../core/music.ts';
import type { Playing } from '../core/playing.ts';
import { isSame } from '../core/same.ts';
import { settingOf } from '../core/settings.ts';
import { type Sounding, soundAt } from '../core/sounding.ts';
import { MINUTE } from '../core/time.ts';

/** As `lib/music/provider.ts` has it. */
interface Provider {
  play(music: Music): Promise<Playing>;
  pause(): Promise<Playing>;
  next?(): Promise<Playing>;
  look?(): Promise<Playing | null>;
  stop(): Promise<boolean>;
  letGo?(): Promise<void>;
}

export interface PlayerPorts {
  /** Null: what is stored cannot be read. */
  seen(): Promise<Seen | null>;
  readAsked(): Promise<Asked | null>;
  saveAsked(asked: Asked | null): Promise<void>;
  /** Null before the first note of this run of the browser. */
  readPlaying(): Promise<Playing | null>;
  savePlaying(playing: Playing): Promise<void>;
  /** Makes it sound so on this device; null: nothing. Any number of times. Answers whether it is so. */
  setSound(sounding: Sounding | null): Promise<boolean>;
  /** What else can play; what is not here is not connected. */
  providers: Partial<Record<Exclude<Music['from'], 'nothing' | 'sound'>, Provider>>;
  now(): number;
  /** Has somebody look again then, though nothing else happens; null: not for this. */
  lookAgainAt(when: number | null): Promise<void>;
  /** Has the next session begin as loud. */
  remember(music: Music): Promise<Answer>;
  /** Before anything is named; to no end where it is spoken already. */
  speakIn(language: string): Promise<void>;
  titleOf(sound: Sound): string;
  sourceOf(from: Asked['from']): string;
  /** The worker of Chromium's private windows leaves it to the other one. */
  isPrivate: boolean;
  report(fault: unknown): void;
}

type MusicCommand = Extract<Command, { do: 'music' | 'volume' }>;

export interface Player {
  /** Makes it so, as the document stands; without it, as it is stored. None rejects. */
  look(seen?: Seen): Promise<void>;
  /** What somebody asks of the music that plays in this browser. */
  obey(command: MusicCommand): Promise<Answer>;
}

const NOTHING: Playing = { is: 'nothing' };
/** What could not be stopped, as without a network, is stopped as soon as that is possible. */
const AGAIN = MINUTE;

/**
 * The music of a session, in the browser that began it. Sound made on the device is a level: at each look it is made
 * so. Whatever plays elsewhere is an edge: begun once and stopped once, with what is asked stored first.
 */
export function createPlayer(ports: PlayerPorts): Player {
  let queue: Promise<unknown> = Promise.resolve();
  function next<Result>(work: () => Promise<Result>, failed: Result): Promise<Result> {
    const done = queue.then(work).catch((fault: unknown) => {
      ports.report(fault);
      return failed;
    });
    queue = done;
    return done;
  }

  async function tell(playing: Playing): Promise<void> {
    const before = await ports.readPlaying();
    if (!isSame(before ?? NOTHING, playing)) await ports.savePlaying(playing);
  }

  async function makeSound(asked: Asked, seen: Seen): Promise<Playing> {
    const title = ports.titleOf(settingOf(seen.doc, 'music').sound);
    const source = ports.sourceOf('sound');
    const wanted = soundAt(seen, asked);
    const isSo = await ports.setSound(wanted);
    if (asked.wants === 'stop') return NOTHING;
    if (wanted && !isSo) return { is: 'silent', because: 'failed', source };
    return { is: asked.wants === 'play' ? 'playing' : 'paused', title, source, hasNext: false };
  }

  const providerOf = (from: Asked['from']): Provider | undefined =>
    from === 'sound' ? undefined : ports.providers[from];

  async function makeElsewhere({ from, wants }: Asked, seen: Seen): Promise<Playing> {
    const provider = providerOf(from);
    if (!provider) return { is: 'silent', because: 'not-connected', source: ports.sourceOf(from) };
    return wants === 'play' ? provider.play(settingOf(seen.doc, 'music')) : provider.pause();
  }

  /** What is shown of something that was done before, should the browser have been started anew since. */
  async function shownOf({ from, wants }: Asked): Promise<Playing> {
    const is = wants === 'play' ? 'playing' : 'paused';
    const known = await ports.readPlaying();
    if (known && known.is !== 'nothing') return known;
    return { is, title: null, source: ports.sourceOf(from), hasNext: false };
  }

  async function make(asked: Asked, seen: Seen): Promise<Playing> {
    try {
      await ports.speakIn(settingOf(seen.doc, 'language'));
      if (asked.from === 'sound') return await makeSound(asked, seen);
      if (asked.wants === 'stop') return NOTHING;
      if (!asked.done) return await makeElsewhere(asked, seen);
      return (await providerOf(asked.from)?.look?.()) ?? (await shownOf(asked));
    } catch (fault) {
      ports.report(fault);
      return { is: 'silent', because: 'failed', source: ports.sourceOf(asked.from) };
    }
  }

  /** Whether what plays elsewhere is still. What plays long after its session does so because somebody wants it. */
  async function isStopped(asked: Asked, seen: Seen): Promise<boolean> {
    const provider = providerOf(asked.from);
    try {
      if (!isLongOver(asked, seen)) return (await provider?.stop()) ?? true;
      await provider?.letGo?.();
      return true;
    } catch (fault) {
      ports.report(fault);
      return false;
    }
  }

  /** Until nothing more is to be asked; answers with what plays from now on. */
  async function settle(seen: Seen, last: Asked | null): Promise<Asked | null> {
    let held = last;
    for (;;) {
      const asked = askedAt(held, seen);
      if (asked && asked !== held) await ports.saveAsked(asked);
      // What was asked may have been forgotten with all the rest while it sounded.
      if (!asked) await ports.setSound(null);
      await tell(asked ? await make(asked, seen) : NOTHING);
      if (!asked) return null;
      if (asked.wants !== 'stop') return paidOff({ ...asked, done: true }, asked, seen);
      const { from, owed } = asked;
      const isStill = await isStopped(asked, seen);
      const next = askedAt(null, seen);
      if (!isStill && !next) {
        await ports.lookAgainAt(ports.now() + AGAIN);
        return null;
      }
      // What plays next takes the place of what could not be stopped, if it is of the same source.
      const left = !isStill && next && next.from !== from && from !== 'sound' ? from : owed;
      if (next) held = { ...next, ...(left && left !== next.from ? { owed: left } : {}) };
      else held = owed ? { ...asked, from: owed, owed: undefined } : null;
      await ports.saveAsked(held);
      if (!held) await ports.lookAgainAt(null);
    }
  }

  /** What is owed from before is stopped beside what plays now, as soon as that is possible. */
  async function paidOff(settled: Asked, before: Asked, seen: Seen): Promise<Asked> {
    const { owed, ...rest } = settled;
    const isPaid = !owed || (await isStopped({ ...rest, from: owed }, seen));
    if (owed) await ports.lookAgainAt(isPaid ? null : ports.now() + AGAIN);
    const kept = isPaid ? rest : settled;
    if (!before.done || (owed && isPaid)) await ports.saveAsked(kept);
    return kept;
  }

  async function obey(command: MusicCommand): Promise<Answer> {
    const seen = await ports.seen();
    if (!seen) return { is: 'refused', because: 'cannot-read' };
    const asked = await settle(seen, await ports.readAsked());
    if (!asked) return { is: 'refused', because: 'not-focusing' };
    if (command.do === 'volume') {
      const volume = Math.min(1, Math.max(0, command.to));
      const answer: Answer = command.kept
        ? await ports.remember({ ...settingOf(seen.doc, 'music'), volume })
        : { is: 'done' };
      const changed = { ...asked, volume: command.kept ? null : volume };
      await ports.saveAsked(changed);
      await settle((await ports.seen()) ?? seen, changed);
      return answer;
    }
    if (command.say === 'next') {
      const provider = asked.from === 'sound' ? undefined : ports.providers[asked.from];
      const playing = await provider?.next?.();
      if (playing) await tell(playing);
      return { is: 'done' };
    }
    const toggled = asked.wants === 'play' ? 'pause' : 'play';
    const changed: Asked = { ...asked, wants: command.say === 'mute' ? toggled : command.say, done: false };
    await ports.saveAsked(changed);
    await settle(seen, changed);
    return { is: 'done' };
  }

  return {
    look: (given) =>
      next(async () => {
        const seen = ports.isPrivate ? null : (given ?? (await ports.seen()));
        if (seen) await settle(seen, await ports.readAsked());
      }, undefined),
    obey: (command) =>
      ports.isPrivate
        ? Promise.resolve<Answer>({ is: 'refused', because: 'private-window' })
        : next(() => obey(command), { is: 'refused', because: 'cannot-save' }),
  };
}
