import { countsOf, type Ran } from './evidence.ts';
import { MINUTE } from './time.ts';

/** Sessions up to so many minutes planned; the last band has no end. RescueTime's own: rebuilding, decent, longer. */
const BANDS = [20, 30, 50, 90, null] as const;

/** Which band a length is in, by its place among them. */
export const bandOf = (minutes: number): number =>
  BANDS.findIndex((upTo) => upTo === null || minutes <= upTo);

/** Sessions of like length: how many were begun, and what became of them. */
export interface Band {
  /** In minutes, the upper end included; null: no end. */
  over: number;
  upTo: number | null;
  finished: number;
  ended: number;
  /** They do not count, and stay to be seen. */
  cancelled: number;
  /** Planned and real time of those that count, in milliseconds. */
  planned: number;
  real: number;
}

/** What became of sessions by their planned length; bands without any are left out, and sessions that still run. */
export function finishRates(sessions: readonly Ran[]): Band[] {
  return BANDS.flatMap((upTo, at) => {
    const over = BANDS[at - 1] ?? 0;
    const some = sessions.filter(({ startedAt, plannedEnd, outcome }) => {
      const minutes = (plannedEnd - startedAt) / MINUTE;
      return outcome !== 'running' && minutes > over && (upTo === null || minutes <= upTo);
    });
    if (some.length === 0) return [];
    const times = (outcome: Ran['outcome']) => some.filter((session) => session.outcome === outcome).length;
    const counted = some.filter(countsOf);
    const sum = (of: (session: Ran) => number) => counted.reduce((all, session) => all + of(session), 0);
    return [
      {
        over,
        upTo,
        finished: times('completed'),
        ended: times('ended'),
        cancelled: times('cancelled'),
        planned: sum(({ startedAt, plannedEnd }) => plannedEnd - startedAt),
        real: sum(({ startedAt, endedAt }) => endedAt - startedAt),
      },
    ];
  });
}
