import * as z from 'zod/mini';
import { Feeling } from './reflection.ts';
import { number, string } from './shapes.ts';
import { DAY, MINUTE } from './time.ts';

/** What a session keeps out. */
export const Level = z.enum(['nothing', 'distractions', 'communication']);
export type Level = z.infer<typeof Level>;

/** Session lengths a person can ask for, in minutes. */
export const SHORTEST = 5;
export const LONGEST = 240;

/** The longest task, in characters as people count them. */
export const TASK_LENGTH = 85;
/** The longest name of a project, counted alike. */
export const PROJECT_LENGTH = 40;
export const PRESETS = [15, 25, 45, 60, 90] as const;

/** A Focus Session as it was begun. Never changed: extensions, end and passes are records of their own. */
export const Session = z.object({
  task: string,
  level: Level,
  startedAt: number,
  /** Planned when it began; see `endsAt` for the plan as it stands. */
  endsAt: number,
  device: string,
  /** What the task belongs to, in its owner's words. */
  project: z.optional(string),
  /** How its owner felt before. */
  feeling: z.optional(Feeling),
  /** Nothing is let through and it does not end before its time, but by the emergency exit. */
  strict: z.optional(z.literal(true)),
  /** The time of a planned session that it is; see `occasionName`. */
  planned: z.optional(string),
});
export type Session = z.infer<typeof Session>;

/** "+ 15 min": a choice of its own, kept and added. */
export const Extension = z.object({
  session: string,
  by: number,
  at: number,
  device: string,
});
export type Extension = z.infer<typeof Extension>;

/** The end before time, under the session's own id. A session that ran to its planned end has none. */
export const End = z.object({
  at: number,
  as: z.enum(['cancelled', 'ended']),
  device: string,
  /** By the emergency exit of a strict session. */
  emergency: z.optional(z.literal(true)),
});
export type End = z.infer<typeof End>;

/** What is open although the session's level shuts it, for the rest of the session. */
export const Pass = z.object({
  session: string,
  /** A site, or all communication. */
  opens: z.union([z.object({ site: string }), z.object({ communication: z.literal(true) })]),
  at: number,
  device: string,
});
export type Pass = z.infer<typeof Pass>;

/** Visits kept out of one session in one worker, which alone writes it. `elsewhere` counts those of private windows: no names. */
export const Tries = z.object({ sites: z.record(string, number), elsewhere: number });
export type Tries = z.infer<typeof Tries>;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/**
 * How long a session can be cancelled, from its start: a fifth of the planned length, at least 5 and at
 * most 10 minutes; half of it when it is shorter than 10 minutes. After that it is ended, and counts.
 */
export function cancellableFor({ startedAt, endsAt }: Pick<Session, 'startedAt' | 'endsAt'>): number {
  const planned = endsAt - startedAt;
  return planned < 10 * MINUTE ? planned / 2 : clamp(planned / 5, 5 * MINUTE, 10 * MINUTE);
}

/** A strict session can be cancelled for so long: it was begun by mistake. */
const SECOND_THOUGHTS = MINUTE;

/** The word on the button: "Cancel session" or "End session"; of a strict one only the emergency exit is left. */
export function wayOutAt(
  session: Pick<Session, 'startedAt' | 'endsAt' | 'strict'>,
  now: number,
): 'cancel' | 'end' | 'emergency-exit' {
  const since = now - session.startedAt;
  if (session.strict) return since < SECOND_THOUGHTS ? 'cancel' : 'emergency-exit';
  return since < cancellableFor(session) ? 'cancel' : 'end';
}

/** The emergency exit is there once in so long. */
const EXIT_EVERY = 7 * DAY;

/** Whether an end keeps the emergency exit shut. */
export const shutsExit = (end: End, now: number): boolean =>
  end.emergency === true && end.at <= now && end.at + EXIT_EVERY > now;

/** When the emergency exit can be taken again; null: now. */
export function exitFreeAt(ends: Iterable<End | null>, now: number): number | null {
  const taken = [...ends].flatMap((end) => (end?.emergency && end.at <= now ? [end.at] : []));
  const free = Math.max(0, ...taken) + EXIT_EVERY;
  return free > now ? free : null;
}
