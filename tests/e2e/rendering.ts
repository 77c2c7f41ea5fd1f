import type { Sound } from '../../lib/core/music.ts';
import { soundOn } from '../../lib/music/sound/sounds.ts';

/** Runs in a page of the extension: what a sound is like when nobody has to listen to it. */

async function rendered(
  sound: Sound,
  rate: number,
  seconds: number,
  isWeighted = false,
): Promise<Float32Array[]> {
  const context = new OfflineAudioContext(2, rate * seconds, rate);
  const { output, start } = soundOn(context, sound);
  if (isWeighted) {
    // As ITU-R BS.1770 prints them, for 48 kHz.
    const shelf = context.createIIRFilter(
      [1.53512485958697, -2.69169618940638, 1.19839281085285],
      [1, -1.69065929318241, 0.73248077421585],
    );
    const rumble = context.createIIRFilter([1, -2, 1], [1, -1.99004745483398, 0.99007225036621]);
    output.connect(shelf).connect(rumble).connect(context.destination);
  } else output.connect(context.destination);
  start();
  const buffer = await context.startRendering();
  return [buffer.getChannelData(0), buffer.getChannelData(1)];
}

const decibels = (power: number): number => 10 * Math.log10(power);

/** The level of each stretch of so many seconds, in decibels, both ears together. */
async function levels(
  sound: Sound,
  { rate, seconds, window }: Record<'rate' | 'seconds' | 'window', number>,
) {
  const ears = await rendered(sound, rate, seconds);
  const length = rate * window;
  return Array.from({ length: Math.floor(seconds / window) }, (_, at) => {
    let sum = 0;
    for (const ear of ears)
      for (const sample of ear.subarray(at * length, (at + 1) * length)) sum += sample ** 2;
    return decibels(sum / length);
  });
}

/** As ears hear it, in LUFS; and the highest sample. */
async function loudness(sound: Sound, seconds: number) {
  const [weighted, plain] = [
    await rendered(sound, 48_000, seconds, true),
    await rendered(sound, 48_000, seconds),
  ];
  let sum = 0;
  let peak = 0;
  for (const ear of weighted) for (const sample of ear) sum += sample ** 2;
  for (const ear of plain) for (const sample of ear) peak = Math.max(peak, Math.abs(sample));
  return { lufs: decibels(sum / (48_000 * seconds)) - 0.691, peak };
}

/** In place, for a power of two. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const length = real.length;
  for (let at = 1, other = 0; at < length; at++) {
    let bit = length >> 1;
    for (; other & bit; bit >>= 1) other ^= bit;
    other ^= bit;
    if (at >= other) continue;
    for (const part of [real, imaginary]) {
      const held = part[at] ?? 0;
      part[at] = part[other] ?? 0;
      part[other] = held;
    }
  }
  for (let size = 2; size <= length; size *= 2)
    for (let from = 0; from < length; from += size)
      for (let at = 0; at < size / 2; at++) {
        const angle = (-2 * Math.PI * at) / size;
        const [low, high] = [from + at, from + at + size / 2];
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const re = (real[high] ?? 0) * c - (imaginary[high] ?? 0) * s;
        const im = (real[high] ?? 0) * s + (imaginary[high] ?? 0) * c;
        real[high] = (real[low] ?? 0) - re;
        imaginary[high] = (imaginary[low] ?? 0) - im;
        real[low] = (real[low] ?? 0) + re;
        imaginary[low] = (imaginary[low] ?? 0) + im;
      }
}

/** Decibels per octave from 100 Hz to 8 kHz, and how far the third of an octave that is farthest off is off that line. */
async function slope(sound: Sound, seconds: number) {
  const rate = 48_000;
  const size = 8192;
  const [ear = new Float32Array()] = await rendered(sound, rate, seconds);
  const spectrum = new Float64Array(size / 2);
  for (let from = 0; from + size <= ear.length; from += size) {
    const real = Float64Array.from(
      ear.subarray(from, from + size),
      (sample, at) => sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / size)),
    );
    const imaginary = new Float64Array(size);
    transform(real, imaginary);
    for (let at = 0; at < spectrum.length; at++)
      spectrum[at] = (spectrum[at] ?? 0) + (real[at] ?? 0) ** 2 + (imaginary[at] ?? 0) ** 2;
  }
  const points: { octave: number; level: number }[] = [];
  for (let hertz = 100; hertz < 8000; hertz *= 2 ** (1 / 3)) {
    const [from, to] = [hertz * 2 ** (-1 / 6), hertz * 2 ** (1 / 6)].map((edge) =>
      Math.round((edge * size) / rate),
    );
    const bins = spectrum.subarray(from, (to ?? 0) + 1);
    points.push({
      octave: Math.log2(hertz),
      level: decibels(bins.reduce((sum, one) => sum + one, 0) / bins.length),
    });
  }
  const mean = (of: 'octave' | 'level') => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean('octave'), mean('level')];
  const rise =
    points.reduce((sum, { octave, level }) => sum + (octave - x) * (level - y), 0) /
    points.reduce((sum, { octave }) => sum + (octave - x) ** 2, 0);
  const off = Math.max(...points.map(({ octave, level }) => Math.abs(level - y - rise * (octave - x))));
  return { perOctave: rise, off };
}

/** How alike a sound is to itself later on, at worst: 1 would be a loop that can be heard. */
async function likeness(sound: Sound, seconds: number) {
  const rate = 8000;
  const size = 2 ** Math.ceil(Math.log2(2 * rate * seconds));
  const [ear = new Float32Array()] = await rendered(sound, rate, seconds);
  const real = new Float64Array(size);
  real.set(ear);
  const imaginary = new Float64Array(size);
  transform(real, imaginary);
  for (let at = 0; at < size; at++) {
    real[at] = (real[at] ?? 0) ** 2 + (imaginary[at] ?? 0) ** 2;
    imaginary[at] = 0;
  }
  transform(real, imaginary);
  let worst = 0;
  for (let at = rate; at < (ear.length * 2) / 3; at++)
    worst = Math.max(worst, Math.abs(((real[at] ?? 0) / (ear.length - at)) * (ear.length / (real[0] ?? 1))));
  return worst;
}

Object.assign(globalThis, { rendering: { levels, loudness, slope, likeness } });

export type Rendering = {
  levels: typeof levels;
  loudness: typeof loudness;
  slope: typeof slope;
  likeness: typeof likeness;
};
