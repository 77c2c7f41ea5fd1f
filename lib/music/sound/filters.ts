/** One sample after another, with what came before in mind. */
export type Filter = (sample: number) => number;

/** Numbers from -1 to 1, for a seed always the same (mulberry32): what is measured once is so for everybody. */
export function whiteNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2147483648 - 1;
  };
}

/** 6 dB less for each octave above. */
function lowpass(rate: number, hertz: number): Filter {
  const share = 1 - Math.exp((-2 * Math.PI * hertz) / rate);
  let held = 0;
  return (sample) => {
    held += share * (sample - held);
    return held;
  };
}

/** 6 dB less for each octave below. */
function highpass(rate: number, hertz: number): Filter {
  const low = lowpass(rate, hertz);
  return (sample) => sample - low(sample);
}

/** 3 dB less for each octave above, within a twentieth of a dB (Paul Kellet's refined filter). */
function pinkFilter(): Filter {
  const poles = [0.99886, 0.99332, 0.969, 0.8665, 0.55, -0.7616] as const;
  const gains = [0.0555179, 0.0750759, 0.153852, 0.3104856, 0.5329522, -0.016898] as const;
  const held = [0, 0, 0, 0, 0, 0];
  let last = 0;
  return (sample) => {
    let sum = last + sample * 0.5362;
    last = sample * 0.115926;
    for (let at = 0; at < 6; at++) {
      held[at] = (held[at] ?? 0) * (poles[at] ?? 0) + sample * (gains[at] ?? 0);
      sum += held[at] ?? 0;
    }
    return sum;
  };
}

/** One after another. */
export const chained =
  (...filters: Filter[]): Filter =>
  (sample) => {
    let passed = sample;
    for (const filter of filters) passed = filter(passed);
    return passed;
  };

/** What makes white noise sound like something. Below 20 Hz nobody hears, and loudspeakers only suffer. */
export const COLOURS = {
  brown: (rate: number) => chained(highpass(rate, 20), lowpass(rate, 35)),
  pink: (rate: number) => chained(highpass(rate, 20), pinkFilter()),
  /** Rain on leaves, some way off. */
  rain: (rate: number) => chained(highpass(rate, 350), highpass(rate, 120), lowpass(rate, 5200)),
  /** The sea behind the waves. */
  depth: (rate: number) => chained(highpass(rate, 25), lowpass(rate, 90), lowpass(rate, 900)),
  /** A wave, and the hiss when it runs out. */
  wave: (rate: number) => chained(highpass(rate, 60), pinkFilter(), lowpass(rate, 1100)),
  wash: (rate: number) => chained(highpass(rate, 500), lowpass(rate, 3200)),
} as const;
export type Colour = keyof typeof COLOURS;
