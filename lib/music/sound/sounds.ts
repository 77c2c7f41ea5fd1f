import type { Sound } from '../../core/music.ts';
import type { Colour } from './filters.ts';
import { dropLoop, noiseLoop } from './loops.ts';
import { POWER } from './loudness.ts';
import { type Bench, type Voice, voiceOf } from './voice.ts';

/** The mean of the square of `1 + depth * sine`. */
const swayed = (depth: number): number => 1 + depth ** 2 / 2;

/**
 * Noise all around: one loop for each ear, and one for both. Their lengths are such that what one ear hears takes
 * months to come round.
 */
function around(
  { context, loop, output }: Bench,
  colour: Colour,
  power: number,
  to: AudioNode = output,
): void {
  const merger = context.createChannelMerger(2);
  const noise = (seconds: number, seed: number) =>
    loop(noiseLoop(context, colour, { seconds, seed, power: power / 2 }));
  const both = noise(14.3, 3);
  noise(9.7, 1).connect(merger, 0, 0);
  noise(12.1, 2).connect(merger, 0, 1);
  both.connect(merger, 0, 0);
  both.connect(merger, 0, 1);
  merger.connect(to);
}

function placed({ context, output }: Bench, from: AudioNode, pan: number): void {
  const panner = context.createStereoPanner();
  panner.pan.value = pan;
  from.connect(panner).connect(output);
}

/** Rain that comes and goes a little, and drops close by. */
function rain(bench: Bench): void {
  const { context, loop, gain, sway, output } = bench;
  const depth = 0.05;
  const drops = 0.12;
  const bed = gain(1);
  sway(bed.gain, depth, 23);
  sway(bed.gain, depth, 37);
  around(bench, 'rain', (POWER * (1 - 2 * drops)) / swayed(depth * Math.SQRT2), bed);
  bed.connect(output);
  const falling = [
    { seconds: 23.3, seed: 21, perSecond: 45, pan: -0.6 },
    { seconds: 29.1, seed: 22, perSecond: 38, pan: 0.7 },
  ];
  for (const { pan, ...wish } of falling)
    placed(bench, loop(dropLoop(context, { ...wish, power: 2 * POWER * drops })), pan);
}

/** A wave comes faster than it goes: a sine with a third of its first overtone. */
const WAVE = { overtone: 0.35, highest: 1.158 };

/** Waves of three kinds that are never in step for long, over the sound of the deep. */
function sea(bench: Bench): void {
  const { context, loop, gain, sway } = bench;
  const depth = 0.46;
  const still = 0.54;
  const crest = depth / WAVE.highest;
  const square = still ** 2 + (crest ** 2 * (1 + WAVE.overtone ** 2)) / 2;
  around(bench, 'depth', POWER * 0.2);
  const waves = [
    { colour: 'wave', seconds: 9.7, length: 23.1, seed: 31, pan: -0.5, share: 0.35 },
    { colour: 'wave', seconds: 13.1, length: 26.7, seed: 32, pan: 0.5, share: 0.28 },
    { colour: 'wash', seconds: 11.3, length: 21.9, seed: 33, pan: 0.1, share: 0.17 },
  ] as const;
  for (const { colour, seconds, length, seed, pan, share } of waves) {
    const power = (2 * POWER * share) / square;
    const wave = gain(still);
    sway(wave.gain, crest, seconds);
    sway(wave.gain, crest * WAVE.overtone, seconds / 2);
    loop(noiseLoop(context, colour, { seconds: length, seed, power })).connect(wave);
    placed(bench, wave, pan);
  }
}

/** An open chord (A E A B E F#) whose tones come and go each in its own time; the ears are a little apart. */
const CHORD = [
  { hertz: 110, share: 0.24, seconds: 31 },
  { hertz: 164.81, share: 0.22, seconds: 23 },
  { hertz: 220, share: 0.2, seconds: 37 },
  { hertz: 246.94, share: 0.12, seconds: 29 },
  { hertz: 329.63, share: 0.14, seconds: 19 },
  { hertz: 369.99, share: 0.08, seconds: 41 },
] as const;

function tones(bench: Bench): void {
  const { context, oscillator, gain, sway, output } = bench;
  const partials = new Float32Array([0, 1, 0.2, 0.07]);
  const timbre = context.createPeriodicWave(new Float32Array(partials.length), partials, {
    disableNormalization: true,
  });
  const depth = 0.5;
  const square = (partials.reduce((sum, one) => sum + one ** 2, 0) / 2) * swayed(depth);
  for (const { hertz, share, seconds } of CHORD) {
    const loud = Math.sqrt((POWER * share) / square);
    const tone = gain(loud);
    sway(tone.gain, loud * depth, seconds);
    const ears = context.createChannelMerger(2);
    for (const [ear, apart] of [-0.06, 0.06].entries()) {
      const one = oscillator(hertz + apart);
      one.setPeriodicWave(timbre);
      one.connect(ears, 0, ear);
    }
    ears.connect(tone).connect(output);
  }
}

const BUILD: Record<Sound, (bench: Bench) => void> = {
  brown: (bench) => around(bench, 'brown', POWER),
  pink: (bench) => around(bench, 'pink', POWER),
  rain,
  sea,
  tones,
};

/**
 * A sound on any context, also one that renders into a file. All are as loud as each other, and no sample of any comes
 * near 1.
 */
export const soundOn = (context: BaseAudioContext, sound: Sound): Voice => voiceOf(context, BUILD[sound]);
