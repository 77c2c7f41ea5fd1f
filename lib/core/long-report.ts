import type { Day } from './day.ts';
import type { Doc } from './doc.ts';
import { focusGoals, offlineOn } from './goal.ts';
import { partsOf, type Range } from './range.ts';
import { type Shares, type Standing, type Sum, sumBy, sumOf, timesBy } from './report.ts';
import { joinedRollup, type Rollup } from './rollup.ts';
import type { Site } from './site.ts';

/** A day, or a month of a year, in the report of something longer. */
export interface Part {
  range: Range;
  shares: Shares;
  /** Meetings seen here, and those away from the browser. */
  meetings: number;
  /** Focus Work that counts towards the goals of its days, and these goals, up to today. */
  towards: number;
  goal: number;
  /** Of its days up to today with a goal and anything recorded: all, and those on which it was met. */
  days: { wanted: number; met: number };
  sums: Rollup[];
}

/** What a week, a month or a year was made of. */
export interface LongReport extends Sum {
  shares: Shares;
  parts: Part[];
}

interface DayPart {
  shares: Shares;
  meetings: number;
  towards: number;
  goal: number;
  isEmpty: boolean;
}

function dayPart(
  doc: Pick<Doc, 'offline'>,
  day: Day,
  sum: Rollup | undefined,
  wanted: number,
  standingOf: (site: Site) => Standing,
): DayPart {
  const { times, goal } = timesBy(sum?.sites ?? [], standingOf);
  const { focus, other, meeting } = offlineOn(doc, day);
  const shares = { ...times, offline: focus + other + meeting };
  return {
    shares,
    meetings: times.meeting + meeting,
    towards: goal + focus,
    goal: wanted,
    isEmpty: sumOf(shares) === 0,
  };
}

const added = (all: readonly Shares[]): Shares => {
  const sum: Shares = { focus: 0, other: 0, meeting: 0, personal: 0, offline: 0 };
  for (const shares of all) for (const as of Object.keys(sum) as (keyof Shares)[]) sum[as] += shares[as];
  return sum;
};

/** Adds the sums of the days of a range up, by the scores and the goals of today. */
export function longReport(
  doc: Pick<Doc, 'setting' | 'offline'>,
  range: Range,
  sums: readonly Rollup[],
  standingOf: (site: Site) => Standing,
  today: Day,
): LongReport {
  const byDay = new Map(sums.map((sum) => [sum.day, sum]));
  const goalOn = focusGoals(doc);
  const parts = partsOf(range).map((part): Part => {
    const all = (part.is === 'day' ? [part] : partsOf(part)).map(({ first }) => first);
    const days = all.filter((day) => day <= today);
    const each = days.map((day) => dayPart(doc, day, byDay.get(day), goalOn(day), standingOf));
    const wanted = each.filter(({ goal, isEmpty }) => goal > 0 && !isEmpty);
    const sumUp = (of: (day: DayPart) => number) => each.reduce((sum, day) => sum + of(day), 0);
    return {
      range: part,
      shares: added(each.map(({ shares }) => shares)),
      meetings: sumUp(({ meetings }) => meetings),
      towards: sumUp(({ towards }) => towards),
      goal: sumUp(({ goal }) => goal),
      days: { wanted: wanted.length, met: wanted.filter(({ towards, goal }) => towards >= goal).length },
      sums: days.flatMap((day) => byDay.get(day) ?? []),
    };
  });
  const shares = added(parts.map((part) => part.shares));
  return { ...sumBy(joinedRollup(sums), standingOf), shares, parts };
}
