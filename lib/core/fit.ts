import type { Meeting } from './meeting.ts';
import { LONGEST, PRESETS, SHORTEST } from './session.ts';
import { MINUTE } from './time.ts';

/** How a length stands to the next meeting: it is over before, or goes on into it, by so many milliseconds. */
export type Fit = { is: 'fits'; meeting: Meeting } | { is: 'runs-into'; meeting: Meeting; by: number };

/** Null where no meeting is near enough to matter to any session. */
export function fitBefore(meetings: readonly Meeting[], now: number, length: number): Fit | null {
  const ahead = meetings.filter(({ from }) => from > now && from - now <= LONGEST * MINUTE);
  const meeting = ahead.sort((one, other) => one.from - other.from)[0];
  if (!meeting) return null;
  const by = now + length - meeting.from;
  return by > 0 ? { is: 'runs-into', meeting, by } : { is: 'fits', meeting };
}

/** The longest of the usual lengths that a stretch of time has room for; null where it has room for none. */
export function lengthFor(stretch: number): number | null {
  const minutes = Math.floor(stretch / MINUTE);
  return PRESETS.findLast((preset) => preset <= minutes) ?? (minutes >= SHORTEST ? minutes : null);
}
