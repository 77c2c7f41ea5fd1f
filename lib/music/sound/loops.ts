import { COLOURS, type Colour, whiteNoise } from './filters.ts';
import { setPower } from './loudness.ts';

/** The next prime: loops of so many samples each never meet again within a session. */
function primeFrom(least: number): number {
  const isPrime = (candidate: number) => {
    for (let by = 2; by * by <= candidate; by++) if (candidate % by === 0) return false;
    return true;
  };
  let candidate = Math.ceil(least);
  while (!isPrime(candidate)) candidate++;
  return candidate;
}

function emptyLoop(context: BaseAudioContext, seconds: number): AudioBuffer {
  const { sampleRate } = context;
  return context.createBuffer(1, primeFrom(seconds * sampleRate), sampleRate);
}

interface LoopWish {
  seconds: number;
  seed: number;
  /** As for `setPower`. */
  power: number;
}

/**
 * Noise that goes round without a seam: what is filtered is the same round and round, so by its second round the
 * filter answers with a loop too.
 */
export function noiseLoop(
  context: BaseAudioContext,
  colour: Colour,
  { seconds, seed, power }: LoopWish,
): AudioBuffer {
  const loop = emptyLoop(context, seconds);
  const samples = loop.getChannelData(0);
  const random = whiteNoise(seed);
  for (let at = 0; at < samples.length; at++) samples[at] = random();
  const filter = COLOURS[colour](context.sampleRate);
  // No filter here remembers a second.
  for (const sample of samples.slice(-context.sampleRate)) filter(sample);
  for (let at = 0; at < samples.length; at++) samples[at] = filter(samples[at] ?? 0);
  setPower(samples, context.sampleRate, power);
  return loop;
}

/**
 * Drops that fall here and there: each a short ring, higher the smaller it is. One that falls at the end rings on at
 * the beginning.
 */
export function dropLoop(
  context: BaseAudioContext,
  { seconds, seed, power, perSecond }: LoopWish & { perSecond: number },
): AudioBuffer {
  const loop = emptyLoop(context, seconds);
  const samples = loop.getChannelData(0);
  const { sampleRate } = context;
  const random = whiteNoise(seed);
  const between = (least: number, most: number) => least * (most / least) ** ((random() + 1) / 2);
  const drops = Math.round(perSecond * seconds);
  for (let drop = 0; drop < drops; drop++) {
    const from = Math.floor(((random() + 1) / 2) * samples.length);
    const size = between(0.25, 1);
    const hertz = Math.min(between(1100, 2600) / size, sampleRate * 0.4);
    const decay = between(0.0025, 0.007) * size;
    const swell = 0.0006;
    for (let at = 0; at < 7 * decay * sampleRate; at++) {
      const time = at / sampleRate;
      const ring = Math.exp(-time / decay) * (1 - Math.exp(-time / swell));
      const place = (from + at) % samples.length;
      samples[place] = (samples[place] ?? 0) + size * ring * Math.sin(2 * Math.PI * hertz * time);
    }
  }
  setPower(samples, sampleRate, power);
  return loop;
}
