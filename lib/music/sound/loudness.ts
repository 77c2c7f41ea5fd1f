import { chained, type Filter } from './filters.ts';

/** Full volume, in LUFS: well below music, so that peaks have room, and for hours it is loud enough. */
const LOUDNESS = -20;

/** The mean square of each of two channels, weighted, that is as loud as that (ITU-R BS.1770). */
export const POWER = 10 ** ((LOUDNESS + 0.691) / 10) / 2;

type Coefficients = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];

function biquad([b0, b1, b2, a1, a2]: Coefficients): Filter {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return (x) => {
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    return y;
  };
}

/** As ears weigh what they hear: the two filters of BS.1770, for any sample rate. */
function weighting(rate: number): Filter {
  const shelf = (): Coefficients => {
    const k = Math.tan((Math.PI * 1681.974450955533) / rate);
    const q = 0.7071752369554196;
    const high = 10 ** (3.999843853973347 / 20);
    const band = high ** 0.4996667741545416;
    const a0 = 1 + k / q + k * k;
    return [
      (high + (band * k) / q + k * k) / a0,
      (2 * (k * k - high)) / a0,
      (high - (band * k) / q + k * k) / a0,
      (2 * (k * k - 1)) / a0,
      (1 - k / q + k * k) / a0,
    ];
  };
  const rumble = (): Coefficients => {
    const k = Math.tan((Math.PI * 38.13547087602444) / rate);
    const q = 0.5003270373238773;
    const a0 = 1 + k / q + k * k;
    return [1, -2, 1, (2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0];
  };
  return chained(biquad(shelf()), biquad(rumble()));
}

/** Makes a loop as loud as this: its weighted mean square, while it goes round and round, is `power`. */
export function setPower(loop: Float32Array, rate: number, power: number): void {
  const weighted = weighting(rate);
  for (const sample of loop.subarray(-Math.min(loop.length, rate))) weighted(sample);
  let sum = 0;
  for (const sample of loop) sum += weighted(sample) ** 2;
  const gain = Math.sqrt((power * loop.length) / sum);
  for (let at = 0; at < loop.length; at++) loop[at] = (loop[at] ?? 0) * gain;
}
