import * as z from 'zod/mini';
import type { Day } from './day.ts';
import { Meeting } from './meeting.ts';
import { number, string } from './shapes.ts';
import { DAY, MINUTE } from './time.ts';

/** A calendar somebody added. Its address is a secret: who knows it can read the calendar. */
export const Calendar = z.object({
  id: string,
  name: string,
  /** Null: it came as a file. */
  address: z.nullable(string),
});
export type Calendar = z.infer<typeof Calendar>;

/** Why a calendar could not be read. */
export const Fault = z.enum([
  'not-a-calendar',
  'calendar-web-page',
  'calendar-cut-off',
  'calendar-too-large',
  'calendar-locked',
  'calendar-gone',
  'calendar-down',
  'calendar-slow',
  'calendar-unreachable',
]);
export type Fault = z.infer<typeof Fault>;

/** How it stands with one calendar. Nothing in it tells the address but the host. */
export const Feed = z.object({
  id: string,
  name: string,
  kind: z.enum(['address', 'file']),
  host: z.nullable(string),
  /** How the last attempt to read it went; `code` is what the server said. */
  status: z.union([z.literal('fine'), Fault]),
  code: z.nullable(number),
  /** When it was read last, and when that was last tried. */
  readAt: number,
  triedAt: number,
  /** Meetings in the week that begins with the reading, and events that could not be understood. */
  kept: number,
  skipped: number,
});
export type Feed = z.infer<typeof Feed>;

/** What pages know of calendars: the meetings around today, and how each calendar stands. */
export const Meetings = z.object({
  version: z.literal(1),
  /** The day and the time zone they were read for. */
  day: string,
  zone: string,
  meetings: z.array(Meeting),
  feeds: z.array(Feed),
});
export type Meetings = z.infer<typeof Meetings>;

/** The last text of a calendar that could be read, and what its server calls that version of it. */
export interface Copy {
  id: string;
  text: string;
  etag: string | null;
  modified: string | null;
  readAt: number;
}

/** What comes of reading a calendar's text. */
export type Reading =
  | { is: 'read'; name: string | null; meetings: Meeting[]; skipped: number }
  | { is: 'refused'; because: Fault };

/** What comes of asking for a calendar's text. */
export type Fetched =
  | { is: 'text'; text: string; etag: string | null; modified: string | null }
  | { is: 'same' }
  | { is: 'fault'; fault: Fault; code: number | null };

/** The largest text that is read, in characters. */
export const LARGEST = 5_000_000;

/** How long a copy is good for. A little less than an alarm's period, so that each alarm finds it due. */
const FRESH = 29 * MINUTE;

/** A clock that was set back makes nothing wait longer. */
export const isDue = ({ triedAt }: Pick<Feed, 'triedAt'>, now: number): boolean =>
  Math.abs(now - triedAt) >= FRESH;

/** The time around today that meetings are kept for. */
export const windowAround = (startOfToday: number): { from: number; to: number } => ({
  from: startOfToday - DAY,
  to: startOfToday + 9 * DAY,
});

/** Whether what pages know is of this day, this place and these calendars. */
export const isCurrent = (
  known: Meetings | null,
  calendars: readonly Calendar[],
  { day, zone }: { day: Day; zone: string },
): boolean =>
  known !== null &&
  known.day === day &&
  known.zone === zone &&
  known.feeds.map(({ id }) => id).join() === calendars.map(({ id }) => id).join();

const LOOPBACK = /^(localhost|127(\.\d+){3})$/;

/**
 * The address of a calendar as it is fetched; `webcal:` is another word for https. Null when it is none, or when
 * the calendar would travel readable by others: plain http is only for this machine.
 */
export function calendarAddress(typed: string): string | null {
  const text = typed.trim().replace(/^webcals?:/i, 'https:');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || text.length > 4000) return null;
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!isSafe || url.username || url.password) return null;
  url.hash = '';
  return url.href;
}

/** What a server's answer other than success means. */
export function faultOf(code: number): Fault {
  if (code === 401 || code === 403 || code === 407) return 'calendar-locked';
  return code === 404 || code === 410 ? 'calendar-gone' : 'calendar-down';
}
