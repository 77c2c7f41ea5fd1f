/**
 * Hybrid logical clock as text that sorts: milliseconds, a counter for entries of the same
 * millisecond, the device that wrote it. Kulkarni et al., "Logical Physical Clocks", 2014.
 */
export const STAMP = /^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-z]{1,32}$/;

const MOST = 36 ** 4 - 1;
const LATEST = 36 ** 9 - 1;

/** The instant a stamp was given at, by the clock of who gave it. */
export const timeOf = (stamp: string): number => Number.parseInt(stamp.slice(0, 9), 36) || 0;

const text = (time: number, count: number, device: string): string =>
  `${Math.max(0, Math.floor(time)).toString(36).padStart(9, '0')}-${count.toString(36).padStart(4, '0')}-${device}`;

/** The latest of some stamps; '' of none. */
export function latestOf(stamps: Iterable<string>): string {
  let latest = '';
  for (const stamp of stamps) if (stamp > latest) latest = stamp;
  return latest;
}

/**
 * The next stamp of this device: later than `last` even when the clock stands still or went back. After the last
 * one there can be, in the year 5188, comes none later.
 */
export function stampAfter(last: string, now: number, device: string): string {
  const time = timeOf(last);
  const count = Number.parseInt(last.slice(10, 14), 36) || 0;
  if (now > time && time < LATEST) return text(Math.min(now, LATEST), 0, device);
  if (count < MOST) return text(time, count + 1, device);
  return time < LATEST ? text(time + 1, 0, device) : text(LATEST, MOST, device);
}
