import * as z from 'zod/mini';
import { End, Extension, Level, Pass, Session, Tries } from './session.ts';
import { STAMP } from './stamp.ts';

/** What a site or a category (`@social`) counts as for its owner. `communication` left out: as the catalogue says. */
export const Score = z.object({
  as: z.enum(['focus', 'other', 'meeting', 'personal']),
  communication: z.optional(z.boolean()),
});
export type Score = z.infer<typeof Score>;

/** What the next session starts from: the draft in the Assistant, saved as it is typed. */
export const Prep = z.object({ task: z.string(), minutes: z.number(), level: Level });
export type Prep = z.infer<typeof Prep>;

export const FIRST_PREP: Prep = { task: '', minutes: 25, level: 'distractions' };

/** Settings by their id. A later version's settings are carried along untouched. */
export const Setting = z.unknown();

const KINDS = {
  session: Session,
  extension: Extension,
  end: End,
  pass: Pass,
  tries: Tries,
  score: Score,
  setting: Setting,
};

export type Kind = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as Kind[];

type Held<Value> = { stamp: string; value: Value | null };
type Values = { [K in Kind]: z.infer<(typeof KINDS)[K]> };

/** A change: what one thing is from this stamp on; null when it is gone. */
export type Entry = { [K in Kind]: { kind: K; id: string } & Held<Values[K]> }[Kind];

/** A change before the loop has stamped it. */
export type Change = { [K in Kind]: { kind: K; id: string; value: Values[K] | null } }[Kind];

/** All that follows the user, as records by kind and id. */
export type Doc = { readonly [K in Kind]: Readonly<Record<string, Held<Values[K]>>> };

const held = <T extends z.core.$ZodType>(value: T) =>
  z.record(z.string(), z.object({ stamp: z.string().check(z.regex(STAMP)), value: z.nullable(value) }));

/** The part of a document that is kept on its own, by kind. */
export const Part = {
  session: held(Session),
  extension: held(Extension),
  end: held(End),
  pass: held(Pass),
  tries: held(Tries),
  score: held(Score),
  setting: held(Setting),
};

export const EMPTY: Doc = {
  session: {},
  extension: {},
  end: {},
  pass: {},
  tries: {},
  score: {},
  setting: {},
};

/**
 * Takes in entries, own and foreign alike, in any order and any number of times: of two entries for one
 * thing the later stamp stays. Parts that nothing new came to keep their identity, so that only changed
 * parts need saving; returns the same document when nothing is new.
 */
export function merge(doc: Doc, entries: Iterable<Entry>): Doc {
  const fresh: { [kind: string]: Record<string, Held<unknown>> } = {};
  for (const { kind, id, stamp, value } of entries) {
    const present = (fresh[kind] ?? doc[kind])[id];
    if (present && present.stamp >= stamp) continue;
    fresh[kind] ??= { ...doc[kind] };
    fresh[kind][id] = { stamp, value };
  }
  return Object.keys(fresh).length === 0 ? doc : ({ ...doc, ...fresh } as Doc);
}

/** The values of one kind that are not gone, with their ids. */
export function each<K extends Kind>(doc: Pick<Doc, K>, kind: K): [id: string, value: Values[K]][] {
  const present: [string, Values[K]][] = [];
  for (const [id, { value }] of Object.entries(doc[kind])) if (value !== null) present.push([id, value]);
  return present;
}

/** The setting `prep`, or what a first session is offered. */
export function prepOf(doc: Pick<Doc, 'setting'>): Prep {
  const kept = Prep.safeParse(doc.setting.prep?.value);
  return kept.success ? kept.data : FIRST_PREP;
}
