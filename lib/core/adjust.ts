import type { Doc, Entry } from './doc.ts';
import type { Holding } from './kept.ts';
import { merge } from './merge.ts';
import { outboxKey, unsentOf } from './outbox.ts';
import { phaseAt } from './phase.ts';
import { latestOf, stampAfter, timeOf } from './stamp.ts';

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

/**
 * What is held once it is known how far the machine's clock is behind the relay's. What no other browser has heard of
 * yet was stamped by the wrong clock: stamps that are ahead are given anew, and a session that runs is moved, so that
 * it goes on with the time it has left. Returns the same where next to nothing is new.
 */
export function adjusted(holding: Holding, offset: number, machineNow: number): Holding {
  const { clock } = holding;
  const by = offset - clock.offset;
  if (Math.abs(by) < TRIFLE) return holding;
  const now = machineNow + offset;
  const phase = phaseAt(holding.doc, machineNow + clock.shift);
  const isOfSession = ({ kind, id, value }: Entry) =>
    phase.is === 'focusing' &&
    (kind === 'session' || kind === 'end'
      ? id === phase.id
      : (kind === 'extension' || kind === 'pass') && value?.session === phase.id);
  const unsent = unsentOf(holding).sort((one, other) => (one.stamp < other.stamp ? -1 : 1));
  const isUnsent = new Set(unsent.map(outboxKey));
  const isAhead = (stamp: string) => timeOf(stamp) > now;
  const isMoved = (entry: Entry) =>
    Math.abs(by) >= SLIGHT &&
    phase.is === 'focusing' &&
    isUnsent.has(`session/${phase.id}`) &&
    isOfSession(entry);

  let stamp = isAhead(holding.stamp)
    ? latestOf(stampsOf(holding.doc, (key, held) => !isAhead(held) || !isUnsent.has(key)))
    : holding.stamp;
  const anew: Entry[] = [];
  for (const entry of unsent) {
    const ahead = isAhead(entry.stamp);
    if (!ahead && !isMoved(entry)) continue;
    stamp = stampAfter(stamp, now, holding.device);
    anew.push({ ...(isMoved(entry) ? moved(entry, by) : entry), stamp });
  }
  const doc = anew.length > 0 ? merge(without(holding.doc, anew), anew) : holding.doc;
  return { ...holding, stamp, doc, clock: { seen: now, shift: offset, offset } };
}

function* stampsOf(doc: Doc, wanted: (key: string, stamp: string) => boolean): Generator<string> {
  for (const [kind, records] of Object.entries(doc))
    for (const [id, { stamp }] of Object.entries(records)) if (wanted(`${kind}/${id}`, stamp)) yield stamp;
}

/** So that what is stamped earlier than before can take its own place. */
function without(doc: Doc, entries: readonly Entry[]): Doc {
  const rest: Record<string, Record<string, unknown>> = {};
  for (const { kind, id } of entries) {
    rest[kind] ??= { ...doc[kind] };
    delete rest[kind][id];
  }
  return { ...doc, ...rest } as Doc;
}
