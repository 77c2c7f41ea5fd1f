import { SECOND } from '../core/time.ts';

/** A question and its answer: when it was sent and heard by this machine's clock, and the relay's time between. */
export interface Sample {
  sent: number;
  heard: number;
  time: number;
}

/** Of so many samples the one with the shortest way is believed. */
const KEPT = 8;
/** Nobody waits longer for an answer: a clock that says so was set meanwhile, or the machine slept. */
const LONGEST = 10 * SECOND;
/** Samples that are further apart than their ways explain were taken by two clocks: this one was set meanwhile. */
const SET = 1000;

const roundTripOf = ({ sent, heard }: Sample): number => heard - sent;
/** How far this machine's clock is behind, half the way taken off (NTP, RFC 5905, section 8). */
const behind = ({ sent, heard, time }: Sample): number => time - (sent + heard) / 2;

/** The samples with one more. One during which the clock was set, back or forward, tells nothing. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  if (roundTripOf(sample) < 0 || roundTripOf(sample) > LONGEST) return samples;
  const sameClock = samples.filter(
    (one) => Math.abs(behind(one) - behind(sample)) <= SET + (roundTripOf(one) + roundTripOf(sample)) / 2,
  );
  return [...sameClock, sample].slice(-KEPT);
}

/** How far this machine's clock is behind the relay's, in milliseconds, by the shortest way there and back. */
export function offsetOf(samples: readonly Sample[]): { offset: number; roundTrip: number } | null {
  let best: Sample | null = null;
  for (const sample of samples) if (!best || roundTripOf(sample) < roundTripOf(best)) best = sample;
  return best && { offset: Math.round(behind(best)), roundTrip: roundTripOf(best) };
}
