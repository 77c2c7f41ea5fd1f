import * as z from 'zod/mini';
import { Absence } from './absence.ts';
import { Adjourned, Alert, Dismissal } from './alert.ts';
import { Alongside } from './alongside.ts';
import { Browser } from './browsers.ts';
import { Erasure } from './erasure.ts';
import { loose } from './loose.ts';
import { Offline } from './offline.ts';
import { Pause } from './pause.ts';
import { Occasion, Planned, Skip } from './planned.ts';
import { Reflection } from './reflection.ts';
import { End, Extension, Level, Pass, Session, Tries } from './session.ts';
import { boolean, number, string, unknown } from './shapes.ts';
import { STAMP } from './stamp.ts';
import { Total, Witness } from './total.ts';

/** What a site or a category (`@social`) counts as for its owner. What is left out is as the catalogue says. */
const Score = z.object({
  as: z.optional(z.enum(['focus', 'other', 'meeting', 'personal'])),
  communication: z.optional(boolean),
});
export type Score = z.infer<typeof Score>;

/** What the next session starts from: as the last one was begun. */
export const Prep = loose(
  z.object({
    task: string,
    minutes: number,
    level: Level,
    /** The length follows from the work hours, wherever they are known. */
    untilWorkEnds: z.optional(boolean),
    project: z.optional(string),
    strict: z.optional(boolean),
  }),
);
export type Prep = z.infer<typeof Prep>;

const FIRST_PREP: Prep = { task: '', minutes: 25, level: 'distractions' };

const Stamp = z.string().check(z.regex(STAMP));

/*@__NO_SIDE_EFFECTS__*/
const held = <T extends z.core.$ZodType>(value: () => T) =>
  z.record(
    string,
    // Wrapped once there is one: a page waits for each schema, and most kinds are empty most of the time.
    z.lazy(() => z.object({ stamp: Stamp, value: z.nullable(value()) })),
  );

/** The same for records that are objects. */
/*@__NO_SIDE_EFFECTS__*/
const record = <T extends z.ZodMiniObject>(value: T) => held(() => loose(value));

/** The parts that a page in a session shows. */
export const InSession = {
  session: record(Session),
  extension: record(Extension),
  end: record(End),
  pass: record(Pass),
  /** By their names. A later version's settings are carried along untouched. */
  setting: held(() => unknown),
};

/*@__NO_SIDE_EFFECTS__*/
function parts() {
  return {
    ...InSession,
    tries: record(Tries),
    score: record(Score),
    pause: record(Pause),
    offline: record(Offline),
    adjourned: record(Adjourned),
    alert: record(Alert),
    dismissal: record(Dismissal),
    browser: record(Browser),
    total: record(Total),
    witness: record(Witness),
    absence: record(Absence),
    reflection: record(Reflection),
    alongside: record(Alongside),
    planned: record(Planned),
    occasion: record(Occasion),
    skip: record(Skip),
    erasure: record(Erasure),
  };
}

/** The document's schema, part by part: records by their id, each with the stamp of its last change. */
export const Part = parts();

export type Kind = keyof typeof Part;

/** All that follows the user. */
export type Doc = { readonly [K in Kind]: Readonly<z.infer<(typeof Part)[K]>> };

/** Without the scores, of which there may be thousands: what needs none of them need not wait until they are read. */
export type Unscored = Omit<Doc, 'score'>;

type Held<K extends Kind> = Doc[K][string];
type Value<K extends Kind> = NonNullable<Held<K>['value']>;

/** A change: what one thing is from this stamp on; null when it is gone. */
export type Entry = { [K in Kind]: { kind: K; id: string } & Held<K> }[Kind];

/** A change before the loop has stamped it. */
export type Change = { [K in Kind]: { kind: K; id: string; value: Value<K> | null } }[Kind];

/** Nothing of any kind. Written out, so that a page that needs no schemas carries none. */
export const EMPTY: Doc = {
  session: {},
  extension: {},
  end: {},
  pass: {},
  setting: {},
  tries: {},
  score: {},
  pause: {},
  offline: {},
  adjourned: {},
  alert: {},
  dismissal: {},
  browser: {},
  total: {},
  witness: {},
  absence: {},
  reflection: {},
  alongside: {},
  planned: {},
  occasion: {},
  skip: {},
  erasure: {},
};

/** The values of one kind that are not gone, with their ids. */
export function each<K extends Kind>(doc: Pick<Doc, K>, kind: K): [id: string, value: Value<K>][] {
  const present: [string, Value<K>][] = [];
  for (const [id, { value }] of Object.entries(doc[kind])) if (value !== null) present.push([id, value]);
  return present;
}

/** The setting `prep`, or what a first session is offered. */
export function prepOf(doc: Pick<Doc, 'setting'>): Prep {
  const kept = Prep.safeParse(doc.setting.prep?.value);
  return kept.success ? kept.data : FIRST_PREP;
}
