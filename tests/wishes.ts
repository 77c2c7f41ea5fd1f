import { dayOf } from '../lib/core/day.ts';
import type { Wish } from '../lib/core/planned.ts';

/** The minute of its day, by the clock on the wall. */
export const minuteOf = (instant: number): number =>
  new Date(instant).getHours() * 60 + new Date(instant).getMinutes();

export const TASK = 'Write report';

/** A session that is to begin once, in the minute of an instant. */
export const wishAt = (instant: number, more: Partial<Wish> = {}): Wish => ({
  task: TASK,
  minutes: 25,
  level: 'distractions',
  when: { is: 'once', day: dayOf(instant) },
  minute: minuteOf(instant),
  ...more,
});
