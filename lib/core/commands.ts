import * as z from 'zod/mini';
import type { Fault } from './calendar.ts';
import { type Entry, Prep } from './doc.ts';
import { Draft } from './draft.ts';
import { entryFrom } from './entry.ts';
import { loose } from './loose.ts';
import { Pairing } from './pairing.ts';
import { AskedBy, Planned, Wish } from './planned.ts';
import { Feeling, Finished } from './reflection.ts';
import { Level } from './session.ts';
import { boolean, number, string, unknown } from './shapes.ts';

const Minutes = number;
const Address = z.string().check(z.maxLength(100_000));

/** So many sites are scored in one command at most. */
export const MOST_SCORES = 10_000;

const Rescore = z.object({
  site: string,
  as: z.optional(z.enum(['focus', 'other', 'meeting', 'personal', 'catalogue'])),
  communication: z.optional(z.nullable(boolean)),
});
export type Rescore = z.infer<typeof Rescore>;

/** All a page can ask for, in a person's words. The one union; `decide` answers each. */
export const Command = z.discriminatedUnion('do', [
  /** What sessions start from. */
  z.object({ do: z.literal('prepare'), prep: Prep }),
  /**
   * What is on the page of prep: kept by this browser until it is closed, because a popup goes away with a click beside
   * it. Null: somebody left, and nothing stays.
   */
  z.object({ do: z.literal('draft'), draft: z.nullable(Draft) }),
  z.object({
    do: z.literal('start'),
    task: string,
    minutes: Minutes,
    level: Level,
    untilWorkEnds: z.optional(boolean),
    project: z.optional(string),
    feeling: z.optional(z.nullable(Feeling)),
    strict: z.optional(boolean),
    /** The level to start from next time, where this one cannot be had now. */
    wanted: z.optional(Level),
    /** To see what it is like: the next one does not begin with it. */
    isTrial: z.optional(boolean),
    /** The time of a planned session that it is. */
    planned: z.optional(string),
  }),
  /** Plans a session for later, or in the place of the one with this id. `event`: of a calendar, which asked for it. */
  z.object({
    do: z.literal('plan'),
    id: z.nullable(string),
    wish: Wish,
    event: z.optional(z.extend(z.pick(AskedBy, { calendar: true, from: true, to: true }), { id: string })),
  }),
  /** Not at all; of what a calendar asks for: not that one. `back`: after all, as it was. */
  z.object({ do: z.literal('unplan'), planned: string, back: z.optional(loose(Planned)) }),
  /** One time of it is let go by, or is not after all. */
  z.object({ do: z.literal('skip-planned'), occasion: string, skipped: boolean }),
  /** "In 5 minutes". */
  z.object({ do: z.literal('put-off'), occasion: string }),
  /** Begins what is planned, as it is planned. */
  z.object({ do: z.literal('begin-planned'), occasion: string }),
  /** What somebody says after a session: answers given take the place of those given before. */
  z.object({
    do: z.literal('reflect'),
    session: string,
    feeling: z.optional(z.nullable(Feeling)),
    finished: z.optional(z.nullable(Finished)),
    next: z.optional(string),
  }),
  z.object({ do: z.literal('extend'), minutes: Minutes }),
  z.object({ do: z.literal('cancel') }),
  z.object({ do: z.literal('end') }),
  /** Out of a strict session, once in seven days. */
  z.object({ do: z.literal('emergency-exit') }),
  /** A block page was opened for this address; `fresh` unless it was only reloaded, restored or put there by us. */
  z.object({ do: z.literal('visit'), address: Address, fresh: boolean }),
  z.object({ do: z.literal('not-a-distraction'), address: Address }),
  z.object({ do: z.literal('unblock-site'), address: Address }),
  z.object({ do: z.literal('unblock-communication') }),
  /**
   * What sites and categories (`@social`) count as, and whether they are communication: as the catalogue says
   * again by `catalogue` and null. What is left out stays as it is.
   */
  z.object({ do: z.literal('score'), sites: z.array(Rescore).check(z.maxLength(MOST_SCORES)) }),
  /** Puts a setting to a value that fits it; see `SETTINGS`. */
  z.object({ do: z.literal('set'), setting: string, to: unknown }),
  /** Records nothing from now on, until an instant or until somebody says otherwise. Asked again, it changes the end. */
  z.object({ do: z.literal('pause'), until: z.nullable(number) }),
  z.object({ do: z.literal('resume') }),
  /** Work away from the browser: a new entry, or in the place of the one with this id. */
  z.object({
    do: z.literal('offline'),
    id: z.nullable(string),
    what: string,
    as: z.enum(['focus', 'other', 'meeting']),
    from: number,
    to: number,
    /** Put in by the background: how much of that time pages were recorded. */
    recorded: z.optional(number),
  }),
  z.object({ do: z.literal('offline-remove'), id: string }),
  /** "This meeting ended early". */
  z.object({ do: z.literal('adjourn'), meeting: string }),
  /** Done with an alert. */
  z.object({ do: z.literal('dismiss'), alert: string }),
  /** Takes away what was recorded in a stretch of time, of one site or of all, with the sessions begun in it. */
  z.object({ do: z.literal('forget'), from: number, to: number, site: z.nullable(string) }),
  /** Takes away everything there is: as if just installed. */
  z.object({ do: z.literal('forget-all') }),
  /** Adds a calendar, by its secret address or by what is in a file. Without a name it is called what it calls itself. */
  z.object({
    do: z.literal('calendar-add'),
    name: z.string().check(z.maxLength(80)),
    from: z.union([z.object({ address: Address }), z.object({ text: string })]),
  }),
  z.object({ do: z.literal('calendar-remove'), id: string }),
  /** Reads all calendars anew, however lately that was done. */
  z.object({ do: z.literal('calendar-refresh') }),
  /** Takes in records of a file, as if another browser had sent them. Without any: spans came in, so add up anew. */
  z.object({
    do: z.literal('bring-in'),
    entries: z.array(z.custom<Entry>((value) => entryFrom(value) !== null)).check(z.maxLength(10_000)),
  }),
  /** Shares all with a room from now on. */
  z.object({ do: z.literal('share'), pairing: Pairing }),
  z.object({ do: z.literal('unshare') }),
  z.object({ do: z.literal('name-browser'), device: string, name: string }),
  z.object({ do: z.literal('remove-browser'), device: string }),
  /** Of the music of the session that was begun in this browser; `mute` stills it or has it sound again. */
  z.object({ do: z.literal('music'), say: z.enum(['play', 'pause', 'mute', 'next']) }),
  /** How loud, as people hear it; `kept` once it is let go of, and remembered from then on. */
  z.object({ do: z.literal('volume'), to: number, kept: boolean }),
  /** Asked by the page that sounds: whether a tab is heard. */
  z.object({ do: z.literal('listen') }),
  /** Notes down those of these tabs that can be opened again, and closes them; and opens all that are noted down. */
  z.object({ do: z.literal('set-aside'), tabs: z.array(z.int()) }),
  z.object({ do: z.literal('give-back') }),
  /** Look again: asked by a page whose session is over while the rules still stand, and by "Check again". */
  z.object({ do: z.literal('look') }),
]);
export type Command = z.infer<typeof Command>;

/** What the product answers when it does not do as asked; the page turns it into a sentence. */
export type Refusal =
  | Fault
  | 'no-calendar-address'
  | 'calendar-there'
  | 'already-focusing'
  | 'not-focusing'
  | 'no-session'
  | 'too-short-or-long'
  | 'long-enough'
  | 'task-too-long'
  | 'too-late-to-cancel'
  | 'too-early-to-end'
  | 'strict'
  | 'youtube-in-session'
  | 'not-strict'
  | 'exit-used'
  | 'project-too-long'
  | 'not-shut'
  | 'no-site'
  | 'pause-in-session'
  | 'not-in-future'
  | 'too-far-ahead'
  | 'too-many-planned'
  | 'no-such-time'
  | 'no-weekday'
  | 'not-planned'
  | 'planned-over'
  | 'not-paused'
  | 'bad-setting'
  | 'what-too-long'
  | 'backwards'
  | 'too-long-offline'
  | 'in-future'
  | 'too-long-ago'
  | 'overlaps'
  | 'name-too-long'
  | 'no-browser'
  | 'no-host-access'
  | 'not-heard'
  | 'private-window'
  | 'partly-forgotten'
  | 'not-all-back'
  | 'cannot-read'
  | 'cannot-save';
