/** So many at once, and so many more in each time. */
export type Rate = { burst: number; every: number };

/**
 * What is left of a rate, as one instant: the one at which all of it is there again (the generic cell rate
 * algorithm, ITU-T I.371). So a bucket costs a number, and one that is full again can be thrown away.
 */
export type Bucket = { fullAt: number };

export const fullBucket = (): Bucket => ({ fullAt: 0 });

/** How long it takes until one more is there: 0 when there is one now. */
export function waitFor(bucket: Bucket, { burst, every }: Rate, now: number): number {
  // Never more than a whole bucket, though the clock be set back.
  const due = Math.min(Math.max(bucket.fullAt - now, 0), burst * every);
  return Math.max(0, due - (burst - 1) * every);
}

/** Takes one where there is one; answers as `waitFor`. */
export function take(bucket: Bucket, rate: Rate, now: number): number {
  const wait = waitFor(bucket, rate, now);
  if (wait === 0) bucket.fullAt = Math.max(bucket.fullAt, now) + rate.every;
  return wait;
}
