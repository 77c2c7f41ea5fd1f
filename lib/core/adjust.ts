import type { Doc, Entry } from './doc.ts';
import type { Holding } from './kept.ts';
import { merge } from './merge.ts';
import { outboxKey, unsentOf } from './outbox.ts';
import { phaseAt } from './phase.ts';
import { latestOf, stampAfter, timeOf } from './stamp.ts';
import { MINUTE } from './time.ts';

/** Less than this, in milliseconds, is how far such a measure is off by itself. */
const TRIFLE = 100;
/** Less than this moves no session: the clock it was begun by was right enough. */
const SLIGHT = 2000;

/** A record with its instants moved. */
function moved(entry: Entry, by: number): Entry {
  if (!entry.value) return entry;
  const value: Record<string, unknown> = { ...(entry.value as object) };
  for (const name of ['startedAt', 'endsAt', 'at']) if (typeof value[name] === 'number') value[name] += by;
  return { ...entry, value } as Entry;
}

/** Further ahead than this no relay takes a stamp, by the protocol: so nobody has heard of it. */
const AHEAD = MINUTE;

/**
 * What is held once it is known how far the machine's clock is behind the relay's. What no relay can have taken was
 * stamped by a wrong clock, and is stamped anew: in the order and, as far as can be told, at the time it came about,
 * but after all that was heard. A session that runs, and that nobody may have heard of, is moved, so that it goes on
 * with the time it has left. Returns the same where next to nothing is new, and where nothing is shared.
 */
export function adjusted(holding: Holding, offset: number, machineNow: number): Holding {
  const { clock } = holding;
  const by = offset - clock.shift;
  const now = machineNow + offset;
  const isAhead = (stamp: string) => timeOf(stamp) > now + AHEAD;
  if (holding.outbox === null || (Math.abs(by) < TRIFLE && !isAhead(holding.stamp))) return holding;
  // A relay that is behind what it took itself was set wrong; unless it is this machine that it agrees with now.
  if (isAhead(clock.heard ?? '') && Math.abs(offset) > Math.abs(clock.shift)) return holding;
  const phase = phaseAt(holding.doc, machineNow + clock.shift);
  const isOfSession = ({ kind, id, value }: Entry) =>
    phase.is === 'focusing' &&
    (kind === 'session' || kind === 'end'
      ? id === phase.id
      : (kind === 'extension' || kind === 'pass') && value?.session === phase.id);
  const unsent = unsentOf(holding).sort((one, other) => (one.stamp < other.stamp ? -1 : 1));
  const isUnsent = new Set(unsent.map(outboxKey));
  const isMoved = (entry: Entry) =>
    Math.abs(by) >= SLIGHT &&
    phase.is === 'focusing' &&
    isUnsent.has(`session/${phase.id}`) &&
    isOfSession(entry);

  let { stamp } = holding;
  if (isAhead(stamp))
    stamp = latestOf([...stampsOf(holding.doc), clock.heard ?? ''].filter((given) => !isAhead(given)));
  const anew: Entry[] = [];
  for (const entry of unsent) {
    const ahead = isAhead(entry.stamp);
    if (!ahead && !isMoved(entry)) continue;
    const at = ahead ? Math.min(now, timeOf(entry.stamp) + by) : now;
    stamp = stampAfter(stamp, at, holding.device);
    anew.push({ ...(isMoved(entry) ? moved(entry, by) : entry), stamp });
  }
  const doc = anew.length > 0 ? merge(without(holding.doc, anew), anew) : holding.doc;
  return { ...holding, stamp, doc, clock: { ...clock, seen: now, shift: offset, offset } };
}

const stampsOf = (doc: Doc): string[] =>
  Object.values(doc).flatMap((records) => Object.values(records).map(({ stamp }) => stamp));

/** So that what is stamped earlier than before can take its own place. */
function without(doc: Doc, entries: readonly Entry[]): Doc {
  const rest: Record<string, Record<string, unknown>> = {};
  for (const { kind, id } of entries) {
    rest[kind] ??= { ...doc[kind] };
    delete rest[kind][id];
  }
  return { ...doc, ...rest } as Doc;
}
