import type { Catalogue } from '../../lib/core/catalogue.ts';
import type { Day } from '../../lib/core/day.ts';
import { type Doc, each } from '../../lib/core/doc.ts';
import { seenIn, sessionsBegun, sessionsIn } from '../../lib/core/evidence.ts';
import { keptUpIn } from '../../lib/core/kept-up.ts';
import { longReport } from '../../lib/core/long-report.ts';
import { plannedBeside } from '../../lib/core/occasions.ts';
import { offlineBetween } from '../../lib/core/offline.ts';
import { pausesIn } from '../../lib/core/pause.ts';
import { boundsOfRange, rangeBeside } from '../../lib/core/range.ts';
import { createStandings, reportOn } from '../../lib/core/report.ts';
import type { Rollup } from '../../lib/core/rollup.ts';
import { streakOf } from '../../lib/core/streak.ts';
import type { DayShown } from './DayReport.tsx';
import type { LongShown } from './LongReport.tsx';
import type { Recorded } from './recorded.ts';

/** What is shown of what was recorded that does not go with the time. */
export function lastingOf(recorded: Recorded, doc: Doc, catalogue: Catalogue, today: Day) {
  const standingOf = createStandings(doc, catalogue);
  const offline = offlineBetween(each(doc, 'offline'), boundsOfRange(recorded.range));
  const common = { range: recorded.range, doc, standingOf, today, offline };
  if (recorded.is === 'day') {
    const { spans, andAfter } = recorded;
    return { ...common, is: 'day' as const, spans, andAfter, report: reportOn(spans, standingOf, offline) };
  }
  const { sums, spans } = recorded;
  const report = longReport(doc, recorded.range, sums, standingOf, today);
  return { ...common, is: 'long' as const, sums, spans, report };
}
type Lasting = ReturnType<typeof lastingOf>;

/** The same with what goes with the time: sessions, pauses, the streak. `seen`: the sums of the sessions read so far. */
export function shownAt(lasting: Lasting, seen: ReadonlyMap<string, Rollup>, now: number) {
  const { doc, range, standingOf } = lasting;
  const whole = { ...boundsOfRange(range), now };
  const planned = plannedBeside(doc, whole);
  if (lasting.is === 'day') {
    const sessions = sessionsIn(doc, lasting.andAfter, standingOf, whole);
    const pauses = pausesIn(each(doc, 'pause'), whole);
    return { ...lasting, sessions, planned, pauses } satisfies DayShown;
  }
  const seenOf: LongShown['seenOf'] = (session) => {
    const sum = seen.get(session.id);
    return sum ? seenIn(session, sum, standingOf) : null;
  };
  const sessions = sessionsBegun(doc, whole);
  const streak = streakOf(doc, Math.min(now, whole.to));
  const keptUp = keptUpIn(doc, sessions);
  const previous = { ...boundsOfRange(rangeBeside(range, -1)), now };
  const before = keptUpIn(doc, sessionsBegun(doc, previous));
  return { ...lasting, sessions, planned, seenOf, streak, keptUp, before } satisfies LongShown;
}
