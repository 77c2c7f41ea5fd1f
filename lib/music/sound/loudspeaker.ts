import type { Sounding } from '../../core/sounding.ts';
import { SECOND } from '../../core/time.ts';
import { soundOn } from './sounds.ts';
import type { Voice } from './voice.ts';
import { gainOf } from './volume.ts';

export interface LoudspeakerPorts {
  open(): AudioContext;
  /** Whether something else is heard in this browser. */
  isOtherHeard(): Promise<boolean>;
  /** Nothing has sounded for a while, and nothing is about to. */
  onQuiet?(): void;
  report(fault: unknown): void;
}

export interface Loudspeaker {
  /** Makes it sound so; null: nothing. Any number of times. Answers whether it is so. */
  set(sounding: Sounding | null): Promise<boolean>;
}

/** How much is left under other sound, as people hear it. */
const UNDER = 0.25;
/** How long it stays so when the other is over: between two sentences nothing rises. */
const HOLD = 2 * SECOND;
/** Time constants in seconds: four of them are the whole way, to 2 %. */
const FADE = 0.5;
const UNDER_FADE = 0.25;
const BY_HAND = 0.03;
/** By then a fade has left nothing to be heard. */
const FADED = 8 * FADE;
/** Somebody who paused may go on at once. */
const QUIET = 12 * SECOND;
/** A context that does not start in this time is not allowed to. */
const PATIENCE = 2 * SECOND;

interface Playing {
  context: AudioContext;
  level: GainNode;
  voice: { is: Sounding['sound']; fade: GainNode; parts: Voice } | null;
}

/** The 48 kHz that all is made for, in long buffers: nothing here has to be quick, and it must never stutter. */
export const openAudio = (): AudioContext =>
  new AudioContext({ sampleRate: 48_000, latencyHint: 'playback' });

/**
 * What sounds, wherever there is an AudioContext. Nothing here begins or ends at once. It ends by itself when its time
 * has come, so that nobody has to be awake to end it.
 */
export function createLoudspeaker(ports: LoudspeakerPorts): Loudspeaker {
  let wanted: Sounding | null = null;
  let playing: Playing | null = null;
  let heardAt = Number.NEGATIVE_INFINITY;
  let ticking: ReturnType<typeof setTimeout> | undefined;
  let closing: ReturnType<typeof setTimeout> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  let gainAsked = 0;

  function begin(): Playing {
    const context = ports.open();
    const level = context.createGain();
    gainAsked = gainNow();
    level.gain.value = gainAsked;
    level.connect(context.destination);
    return { context, level, voice: null };
  }

  const gainNow = () => {
    const isUnder = Date.now() - heardAt < HOLD;
    return wanted ? gainOf(wanted.volume * (isUnder ? UNDER : 1)) : 0;
  };

  function fadeOut({ context, voice }: Playing): void {
    if (!voice) return;
    voice.fade.gain.setTargetAtTime(0, context.currentTime, FADE);
    voice.parts.stop(context.currentTime + FADED);
    setTimeout(() => voice.fade.disconnect(), FADED * SECOND);
  }

  function fadeIn({ context, level }: Playing, is: Sounding['sound']): NonNullable<Playing['voice']> {
    const fade = context.createGain();
    const parts = soundOn(context, is);
    fade.gain.value = 0;
    fade.gain.setTargetAtTime(1, context.currentTime, FADE);
    parts.output.connect(fade).connect(level);
    parts.start();
    return { is, fade, parts };
  }

  function setLevel(constant: number): void {
    const gain = gainNow();
    if (!playing || !wanted || gain === gainAsked) return;
    gainAsked = gain;
    playing.level.gain.setTargetAtTime(gain, playing.context.currentTime, constant);
  }

  /** Once a second, and at the end: whether it is over, and whether something else is heard. */
  function tick(): void {
    clearTimeout(ticking);
    if (!wanted) return;
    const left = wanted.until - Date.now();
    if (left <= 0) {
      end();
      return;
    }
    ticking = setTimeout(tick, Math.min(SECOND, left));
    ports.isOtherHeard().then((isHeard) => {
      if (isHeard) heardAt = Date.now();
      setLevel(UNDER_FADE);
    }, ports.report);
  }

  function end(): void {
    wanted = null;
    clearTimeout(ticking);
    const ending = playing;
    clearTimeout(leaving);
    leaving = setTimeout(() => ports.onQuiet?.(), QUIET);
    if (!ending?.voice) return;
    fadeOut(ending);
    ending.voice = null;
    closing = setTimeout(() => {
      playing = null;
      void ending.context.close();
    }, FADED * SECOND);
  }

  return {
    async set(sounding) {
      wanted = sounding && sounding.until > Date.now() ? sounding : null;
      if (!wanted) {
        end();
        return true;
      }
      clearTimeout(closing);
      clearTimeout(leaving);
      if (playing?.context.state === 'closed') playing = null;
      playing ??= begin();
      const { context } = playing;
      if (playing.voice?.is !== wanted.sound) {
        fadeOut(playing);
        playing.voice = fadeIn(playing, wanted.sound);
      }
      setLevel(BY_HAND);
      tick();
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
      if (context.state !== 'running') await Promise.race([context.resume(), late]);
      return context.state === 'running';
    },
  };
}
