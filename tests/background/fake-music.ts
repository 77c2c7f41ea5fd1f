import { createPlayer } from '../../lib/background/player.ts';
import type { Asked } from '../../lib/core/asked.ts';
import { type Change, EMPTY } from '../../lib/core/doc.ts';
import { type Music, SILENCE } from '../../lib/core/music.ts';
import type { Playing, Silent } from '../../lib/core/playing.ts';
import type { Sounding } from '../../lib/core/sounding.ts';
import { SOUND_NAMES, SOURCES } from '../../lib/ui/music-words.ts';
import { keyOf, speak, t } from '../../lib/words/t.ts';
import { at, docOf, session } from '../core/scenario.ts';

const GERMAN = { [keyOf('Rain')]: 'Regen', [keyOf('On this device')]: 'Auf diesem Gerät' };

/** What a worker that was stopped does not live to see. */
const STOPPED = new Error('The worker was stopped.');

/** A browser with a loudspeaker, and a service that plays elsewhere; what is stored survives the worker. */
export function fakeMusic(chosen: Partial<Music> = { from: 'sound' }) {
  const world = {
    time: at(0),
    doc: EMPTY,
    /** Which sound is heard here. */
    sounding: null as Sounding | null,
    /** Whether the service plays, and what was asked of it. */
    plays: false,
    calls: [] as string[],
    /** Why it cannot. */
    silent: null as Silent | null,
    canSound: true,
    asked: null as Asked | null,
    playing: null as Playing | null,
    /** How many more things the worker does before it is stopped. */
    lives: Number.POSITIVE_INFINITY,
    faults: [] as unknown[],
    /** Which languages it was asked to speak. */
    spoken: [] as string[],
    isPrivate: false,
    /** When somebody looks again, though nothing happens. */
    again: null as number | null,
    player: undefined as unknown as ReturnType<typeof createPlayer>,
    music: { ...SILENCE, ...chosen },
    /** The records of this world: its music, and these. */
    given(...changes: Change[]) {
      world.doc = docOf({ kind: 'setting', id: 'music', value: world.music }, ...changes);
    },
    start,
    look: () => world.player.look(),
    say: (say: 'play' | 'pause' | 'mute' | 'next') => world.player.obey({ do: 'music', say }),
  };
  const live = () => {
    if (world.lives-- <= 0) throw STOPPED;
  };
  const elsewhere = (): Playing =>
    world.silent
      ? { is: 'silent', because: world.silent, source: 'Spotify' }
      : { is: world.plays ? 'playing' : 'paused', title: 'A piece', source: 'Spotify', hasNext: true };
  const called = async (name: string, plays: boolean) => {
    live();
    world.calls.push(name);
    world.plays = plays && !world.silent;
    return elsewhere();
  };

  /** A worker begins, with nothing in mind. */
  function start(): void {
    world.lives = Number.POSITIVE_INFINITY;
    world.player = createPlayer({
      seen: async () => ({ doc: world.doc, device: 'here', now: world.time, shift: 0 }),
      async readAsked() {
        live();
        return world.asked;
      },
      async saveAsked(asked) {
        live();
        world.asked = asked;
      },
      readPlaying: async () => world.playing,
      async savePlaying(playing) {
        live();
        world.playing = playing;
      },
      async setSound(sounding) {
        live();
        world.sounding = sounding;
        return world.canSound;
      },
      providers: {
        spotify: {
          play: () => called('play', true),
          pause: () => called('pause', false),
          next: () => called('next', world.plays),
          async letGo() {
            world.calls.push('let go');
          },
          async stop() {
            const wasPlaying = world.plays;
            await called('stop', false);
            if (world.silent) world.plays = wasPlaying;
            return world.silent === null;
          },
        },
      },
      now: () => world.time,
      async lookAgainAt(when) {
        live();
        world.again = when;
      },
      async remember(music) {
        live();
        world.music = music;
        return { is: 'done' };
      },
      async speakIn(language) {
        world.spoken.push(language);
        speak(language === 'de' ? 'de' : 'en', language === 'de' ? GERMAN : null);
      },
      titleOf: (sound) => t(SOUND_NAMES[sound]),
      sourceOf: (from) => t(SOURCES[from]),
      isPrivate: world.isPrivate,
      report: (fault) => {
        if (fault !== STOPPED) world.faults.push(fault);
      },
    });
  }
  start();
  world.given();
  return world;
}

export const begunHere = (from: number, to: number, id = 's'): Change => ({
  kind: 'session',
  id,
  value: session(from, to),
});
export const begunElsewhere = (from: number, to: number): Change => ({
  kind: 'session',
  id: 's',
  value: { ...session(from, to), device: 'another' },
});
export const endedAt = (minutes: number, id = 's'): Change => ({
  kind: 'end',
  id,
  value: { at: at(minutes), as: 'ended', device: 'here' },
});
