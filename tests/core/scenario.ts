import { expect } from 'vitest';
import { parseCatalogue } from '../../lib/core/catalogue.ts';
import type { Command } from '../../lib/core/commands.ts';
import { decide } from '../../lib/core/decide.ts';
import { type Change, type Doc, EMPTY, type Entry } from '../../lib/core/doc.ts';
import { merge } from '../../lib/core/merge.ts';
import type { Level, Session } from '../../lib/core/session.ts';
import { stampAfter } from '../../lib/core/stamp.ts';
import { MINUTE } from '../../lib/core/time.ts';

/** A small world to tell scenarios in: one host or path of each kind. */
export const CATALOGUE = parseCatalogue(`
[code focus]
code.example
docs.social.example
[social personal]
social.example
[video personal]
video.example/shorts
[chat other communication]
chat.example
mail.social.example
[reference other]
words.example
[dating personal communication]
dates.example
`);

/** The instant every scenario begins at; minutes are counted from it. */
export const T0 = Date.UTC(2026, 10, 21, 9);
export const at = (minutes: number): number => T0 + minutes * MINUTE;

/** A session record, in minutes. */
export const session = (
  from: number,
  to: number,
  level: Level = 'distractions',
  task = 'Draft',
): Session => ({
  task,
  level,
  startedAt: at(from),
  endsAt: at(to),
  device: 'here',
});

/** Stamps changes one after another, as the loop would. */
function stamped(changes: Change[], from = T0, device = 'here'): Entry[] {
  let stamp = '';
  return changes.map((change) => {
    stamp = stampAfter(stamp, from, device);
    return { ...change, stamp } as Entry;
  });
}

export const docOf = (...changes: Change[]): Doc => merge(EMPTY, stamped(changes));

/** `given(changes).when(command, { at: 5 }).gives(changes)` or `.refuses(word)`. */
export function given(...changes: Change[]) {
  const doc = docOf(...changes);
  return {
    doc,
    when(command: Command, { at: minutes, unnamed = false }: { at: number; unnamed?: boolean }) {
      const decision = decide(doc, CATALOGUE, command, {
        now: at(minutes),
        id: 'new',
        device: 'here',
        author: 'here',
        unnamed,
      });
      return {
        decision,
        gives: (...expected: Change[]) => expect(decision).toMatchObject({ is: 'done', changes: expected }),
        refuses: (because: string) => expect(decision).toEqual({ is: 'refused', because }),
      };
    },
  };
}

/** That a stretch of time was deleted at a minute. */
export const erased = (from: number, to: number, deletedAt: number, id = 'new'): Change => ({
  kind: 'erasure',
  id,
  value: { from: at(from), to: at(to), at: at(deletedAt), device: 'here' },
});

export const begun = (from: number, to: number, level?: Level): Change => ({
  kind: 'session',
  id: 's',
  value: session(from, to, level),
});
