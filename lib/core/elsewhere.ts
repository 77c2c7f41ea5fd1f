import { type Day, dayOf } from './day.ts';
import { type Change, type Doc, each } from './doc.ts';
import type { Evidence } from './evidence.ts';
import { timeOf } from './stamp.ts';
import { MINUTE } from './time.ts';
import type { Today } from './today.ts';
import type { Total, Witness } from './total.ts';

/** The others are told this often while a day fills, and when somebody leaves the browser. */
export const OFTEN = 5 * MINUTE;
/** Less than this is not worth telling. */
const WORTH = MINUTE;

const sumOf = ({ focus, other, meeting, personal }: Total['times']): number =>
  focus + other + meeting + personal;

/** What the others are to be told of a day; nothing where they were told lately, or next to nothing is new. */
export function totalDue(
  doc: Pick<Doc, 'total'>,
  { day, times, goal }: Pick<Today, 'day' | 'times' | 'goal'>,
  device: string,
  isLeaving: boolean,
  now: number,
): Change[] {
  const id = `${day}/${device}`;
  const told = doc.total[id];
  // A day that is over and was deleted stays so.
  if (told?.value === null && day !== dayOf(now)) return [];
  const before = told?.value ? sumOf(told.value.times) : 0;
  const isLate = isLeaving || day !== dayOf(now) || !told || now - timeOf(told.stamp) >= OFTEN;
  const isSame = told?.value?.goal === goal && Math.abs(sumOf(times) - before) < 1;
  const isWorth =
    Math.abs(sumOf(times) - before) >= WORTH || Math.abs(goal - (told?.value?.goal ?? 0)) >= WORTH;
  if (isSame || !isLate || (!isWorth && day === dayOf(now))) return [];
  return [{ kind: 'total', id, value: { day, device, times, goal } }];
}

/** What the others are to be told of sessions that are over, by what this browser saw of them. */
export const witnessesDue = (
  doc: Pick<Doc, 'witness'>,
  sessions: readonly Evidence[],
  device: string,
): Change[] =>
  sessions
    .filter(
      ({ id, outcome, observed }) => outcome !== 'running' && observed > 0 && !doc.witness[`${id}/${device}`],
    )
    .map(({ id, times, away, observed }) => ({
      kind: 'witness',
      id: `${id}/${device}`,
      value: { session: id, device, times, away, observed },
    }));

/** What other browsers than this one saw of some days, one after the other. */
export const totalsElsewhere = (
  doc: Pick<Doc, 'total'>,
  { first, last }: { first: Day; last: Day },
  own: string,
): Total[] =>
  each(doc, 'total')
    .map(([, total]) => total)
    .filter(({ day, device }) => device !== own && day >= first && day <= last);

/** The Focus Work towards a day's goal in other browsers than this one. */
export const goalElsewhere = (doc: Pick<Doc, 'total'>, day: Day, own: string): number =>
  totalsElsewhere(doc, { first: day, last: day }, own).reduce((sum, { goal }) => sum + goal, 0);

/** What other browsers than this one saw of a session. */
export const witnessesElsewhere = (doc: Pick<Doc, 'witness'>, session: string, own: string): Witness[] =>
  each(doc, 'witness')
    .map(([, witness]) => witness)
    .filter((witness) => witness.session === session && witness.device !== own);
