import * as z from 'zod/mini';
import { dayOf } from './day.ts';
import { type Doc, each } from './doc.ts';
import type { Call } from './mode.ts';
import { number, string } from './shapes.ts';
import type { Site } from './site.ts';
import type { Today } from './today.ts';

/**
 * One occurrence of an event of a calendar. `id` is the event's own name with the instant it was first set for, so
 * that it stays when the occurrence is moved, and is the same in every calendar that holds it.
 */
export const Meeting = z.object({
  id: string,
  title: string,
  from: number,
  to: number,
  /** Where to join it; always https. */
  link: z.nullable(string),
  /** The calendar it was read from. */
  calendar: string,
  /** It asks for a Focus Session: then it is no meeting. */
  proposes: z.optional(z.literal('focus')),
});
export type Meeting = z.infer<typeof Meeting>;

/** When the person said that a meeting was over before its time, by its id. */
export type Left = Readonly<Record<string, number>>;

interface Stretch {
  from: number;
  to: number;
}

/** What the document says of meetings that were over early. */
export const leftOf = (doc: Pick<Doc, 'adjourned'>): Left =>
  Object.fromEntries(each(doc, 'adjourned').map(([id, { at }]) => [id, at]));

/** When a meeting is over for its person. What was said before it was moved says nothing. */
function endOf({ id, from, to }: Meeting, left: Left): number {
  const at = left[id];
  return at !== undefined && at >= from && at < to ? at : to;
}

const isMeeting = ({ proposes }: Meeting): boolean => proposes === undefined;

/** The meetings of which a part falls into a stretch of time, first things first. */
export const meetingsIn = (meetings: readonly Meeting[], { from, to }: Stretch): Meeting[] =>
  meetings
    .filter((meeting) => isMeeting(meeting) && meeting.from < to && meeting.to > from)
    .sort((one, other) => one.from - other.from || one.to - other.to);

/** The meeting that is on; of several the one that began last, for that is where one is asked to be. */
export function meetingAt(meetings: readonly Meeting[], now: number, left: Left = {}): Meeting | null {
  const on = meetings.filter(
    (meeting) => isMeeting(meeting) && meeting.from <= now && now < endOf(meeting, left),
  );
  return on.sort((one, other) => other.from - one.from || one.to - other.to)[0] ?? null;
}

/** The first meeting that has not begun. */
export const nextMeeting = (meetings: readonly Meeting[], now: number): Meeting | null =>
  meetingsIn(meetings, { from: now, to: Number.POSITIVE_INFINITY }).find(({ from }) => from > now) ?? null;

/** How long meetings take of a day, done by `now` and to come. Two at once take their time once. */
export function meetingTime(
  meetings: readonly Meeting[],
  day: Stretch,
  now: number,
  left: Left = {},
): { done: number; toCome: number } {
  const time = { done: 0, toCome: 0 };
  let counted = day.from;
  for (const meeting of meetingsIn(meetings, day)) {
    const from = Math.max(meeting.from, counted);
    const to = Math.min(endOf(meeting, left), day.to);
    if (to <= from) continue;
    const past = Math.min(Math.max(now, from), to);
    time.done += past - from;
    time.toCome += to - past;
    counted = to;
  }
  return time;
}

/** Each occurrence once, however many calendars hold it; the first of them is where it is from. In order. */
export function onceEach(meetings: readonly Meeting[]): Meeting[] {
  const seen = new Map<string, Meeting>();
  for (const meeting of meetings) if (!seen.has(meeting.id)) seen.set(meeting.id, meeting);
  return [...seen.values()].sort((one, other) => one.from - other.from || (one.id < other.id ? -1 : 1));
}

/** The meetings as they are held: those that were over early end then, and what is no meeting is left out. */
export const heldMeetings = (meetings: readonly Meeting[], left: Left): Meeting[] =>
  meetings.filter(isMeeting).map((meeting) => ({ ...meeting, to: endOf(meeting, left) }));

/** The meeting that is on: one of a calendar, or else a page of one that is in front. */
export function callAt(
  held: readonly Meeting[],
  today: Pick<Today, 'day' | 'call'> | null,
  now: number,
): Call | null {
  const call = today?.day === dayOf(now) ? today.call : null;
  return meetingAt(held, now) ?? (call && callOnPage(call));
}

/** A meeting that is known only by the page of it that is in front. */
export const callOnPage = ({ site, from }: { site: Site; from: number }): Call => ({
  id: null,
  title: site,
  from,
  to: null,
  link: null,
});
