import type { Span } from '../../lib/core/activity.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { type Ran, sessionsBegun } from '../../lib/core/evidence.ts';
import { boundsOfRange, type Range } from '../../lib/core/range.ts';
import { joinedRollup, type Rollup, rollupsOf } from '../../lib/core/rollup.ts';
import { LONGEST } from '../../lib/core/session.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { rollupsBetween, spansBetween, spansWithin } from '../../lib/store/spans.ts';

/** What is read of a range: of a day its spans, of something longer the sums of its days. */
export type Recorded =
  | { is: 'day'; range: Range; spans: Span[]; andAfter: Span[] }
  | { is: 'long'; range: Range; sums: Rollup[]; spans: Span[] | null };

/** A session may go on after its day. */
const LONGEST_SESSION = LONGEST * 2 * MINUTE;

export async function readRecorded(range: Range): Promise<Recorded> {
  const { from, to } = boundsOfRange(range);
  if (range.is === 'day') {
    const andAfter = await spansBetween(from, to + LONGEST_SESSION);
    return { is: 'day', range, spans: andAfter.filter((span) => span.from < to), andAfter };
  }
  const [sums, spans] = await Promise.all([
    rollupsBetween(range.first, range.last),
    range.is === 'week' ? spansBetween(from, to) : null,
  ]);
  return { is: 'long', range, sums, spans };
}

/** The rest comes first to the eye; a page nobody looks at paints nothing, and waits. */
const painted = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** So many sessions are read at once, so that the page stays quick meanwhile. */
const AT_ONCE = 100;

/** The sums of what was in front in each session of a range, by its id. Stops early when it is not wanted any more. */
export async function readSessions(
  doc: Doc,
  range: Range,
  now: number,
  isWanted: () => boolean,
): Promise<Map<string, Rollup>> {
  await painted();
  const sessions = sessionsBegun(doc, { ...boundsOfRange(range), now });
  const seen = new Map<string, Rollup>();
  for (let at = 0; at < sessions.length && isWanted(); at += AT_ONCE) {
    const some = sessions.slice(at, at + AT_ONCE);
    const spans = await spansWithin(some.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt })));
    for (const [place, { id }] of some.entries()) seen.set(id, joinedRollup(rollupsOf(spans[place] ?? [])));
  }
  return seen;
}

/** What was in front while some sessions ran, in order. */
export async function spansOf(sessions: readonly Ran[]): Promise<Span[]> {
  const stretches = sessions.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt }));
  return (await spansWithin(stretches)).flat();
}
