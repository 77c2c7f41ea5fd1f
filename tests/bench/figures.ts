/** One line of the table. */
export interface Figure {
  name: string;
  unit: 'µs' | 'ms' | 's' | 'MB' | 'kB' | '%' | '';
  sundial: number;
  /** What the bare extension needs for the same; null where it has nothing of the kind. */
  bare: number | null;
  /** Sundial against the baseline. */
  compared: Compared | null;
  /** The bare extension against itself in another browser: what a difference of nothing looks like here. */
  noise: Compared | null;
  target: Target | null;
}

export interface Compared {
  by: 'ratio' | 'difference';
  value: number;
  /** Half of the interval that holds the value with 95 %; 0 for what does not vary. */
  within: number;
}

/** At most this, of the figure itself or of its comparison. `aim` is what would be better still. */
export interface Target {
  of: 'sundial' | 'compared';
  most: number;
  aim?: number;
}

export const isMet = ({ target, sundial, compared }: Figure): boolean | null =>
  target && (target.of === 'sundial' ? sundial : (compared?.value ?? Number.NaN)) <= target.most;

/**
 * The middle of some samples: the mean of their middle half. A median in steadiness, but not bound to the
 * steps of a clock; Chromium tells paints in steps of 4 ms.
 */
export function middleOf(samples: readonly number[]): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const cut = Math.floor(sorted.length / 4);
  const half = sorted.slice(cut, sorted.length - cut);
  return half.reduce((sum, sample) => sum + sample, 0) / half.length;
}

/** Compares samples taken in the same rounds, round by round, so that a busy moment of the machine counts for both. */
export function compare(by: Compared['by'], these: readonly number[], those: readonly number[]): Compared {
  const pairs = these.map((value, round) => {
    const other = those[round] ?? Number.NaN;
    return by === 'ratio' ? value / other : value - other;
  });
  return { by, value: middleOf(pairs), within: within(pairs) };
}

/** Half of the 95 % interval of the middle, by drawing from the samples anew 400 times (Efron's bootstrap). */
function within(samples: readonly number[]): number {
  const drawn = Array.from({ length: 400 }, () =>
    middleOf(samples.map(() => samples[Math.floor(Math.random() * samples.length)] ?? 0)),
  ).sort((one, other) => one - other);
  return ((drawn[389] ?? 0) - (drawn[10] ?? 0)) / 2;
}
