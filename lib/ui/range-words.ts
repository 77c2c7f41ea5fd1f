import { boundsOf, type Day } from '../core/day.ts';
import type { Band } from '../core/finish-rate.ts';
import type { KeptUp } from '../core/kept-up.ts';
import type { LongReport, Part } from '../core/long-report.ts';
import { boundsOfRange, type Range } from '../core/range.ts';
import { allOf } from '../core/report.ts';
import { HOUR } from '../core/time.ts';
import { counted, dayName, shortLength } from './words.ts';

export const RANGE_NAMES: Record<Range['is'], string> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  year: 'Year',
};

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(undefined, options);
const weekThisYear = format({ day: 'numeric', month: 'long' });
const week = format({ day: 'numeric', month: 'long', year: 'numeric' });
const month = format({ month: 'long' });
const monthAndYear = format({ month: 'long', year: 'numeric' });
const weekday = format({ weekday: 'long' });
const dayAndWeekday = format({ weekday: 'short', day: 'numeric' });
const dayAndMonth = format({ day: 'numeric', month: 'short' });
const shortMonth = format({ month: 'short' });

/** "Tuesday, 17 November", "16 – 22 November", "November", "2026"; the year where it is another. */
export function rangeName(range: Range, today: Day): string {
  const { from, to } = boundsOfRange(range);
  const isThisYear =
    range.first.slice(0, 4) === today.slice(0, 4) && range.last.slice(0, 4) === today.slice(0, 4);
  switch (range.is) {
    case 'day':
      return dayName(from, isThisYear);
    case 'week':
      return (isThisYear ? weekThisYear : week).formatRange(from, to - 1);
    case 'month':
      return monthAndYear.format(from);
    case 'year':
      return range.first.slice(0, 4);
  }
}

/** A part as it is called within something longer: "Tuesday", "17 November", "March". */
export function partName({ is, first }: Range, within: Range['is']): string {
  const { from } = boundsOf(first);
  if (is === 'month') return month.format(from);
  return (within === 'week' ? weekday : weekThisYear).format(from);
}

/** A part as it stands below its column: "Tue 17", "17", "Mar". */
export function partLabel({ is, first }: Range, within: Range['is']): string {
  const { from } = boundsOf(first);
  if (is === 'month') return shortMonth.format(from);
  return within === 'week' ? shortDay(from, within) : String(Number(first.slice(8)));
}

/** "Tue 17"; in a year "17 Nov". */
export const shortDay = (instant: number, within: Range['is']): string =>
  (within === 'year' ? dayAndMonth : dayAndWeekday).format(instant);

const mostFocused = (parts: readonly Part[]): Part | null =>
  parts.reduce<Part | null>(
    (most, part) => (part.shares.focus > (most?.shares.focus ?? 0) ? part : most),
    null,
  );

/** A week, a month or a year in one sentence or two. */
export function longInWords(
  { times, shares, parts }: LongReport,
  { is }: Range,
  isNow: boolean,
): { lead: string; rest: string } {
  const all = allOf(times);
  if (all === 0)
    return {
      lead: 'No activity recorded.',
      rest: shares.offline > 0 ? ` ${shortLength(shares.offline)} away from the browser.` : '',
    };
  const lead = times.focus > 0 ? `${shortLength(times.focus)} of Focus Work` : 'No Focus Work';
  const of = `, out of ${shortLength(all)} in the browser${isNow ? ' so far' : ''}.`;
  const said: string[] = [];
  const wanted = parts.reduce((sum, { days }) => sum + days.wanted, 0);
  const met = parts.reduce((sum, { days }) => sum + days.met, 0);
  if (wanted > 0 && met === wanted)
    said.push(wanted === 1 ? 'you met your goal' : `you met your goal on all ${wanted} days`);
  else if (met > 0) said.push(`you met your goal on ${met} of ${wanted} days`);
  const most = mostFocused(parts);
  if (most && times.focus > HOUR && most.shares.focus < times.focus)
    said.push(`${partName(most.range, is)} had the most`);
  const sentence = said.join(', and ').replace(/^./, (first) => first.toUpperCase());
  return { lead, rest: `${of}${sentence ? ` ${sentence}.` : ''}` };
}

/** "Up to 20 min", "21 to 30 min", "Over 90 min". */
export const bandName = ({ over, upTo }: Pick<Band, 'over' | 'upTo'>): string =>
  upTo === null ? `Over ${over} min` : over === 0 ? `Up to ${upTo} min` : `${over + 1} to ${upTo} min`;

/** "3 of 4 finished, 1 cancelled". */
export function bandInWords({ finished, ended, cancelled }: Band): string {
  const counts = finished + ended;
  const kept = counts > 0 ? `${finished} of ${counts} finished` : '';
  return [kept, cancelled > 0 && `${cancelled} cancelled`].filter(Boolean).join(', ');
}

/** "12 work days in a row with a session." */
export function streakInWords(streak: number, hasSchedule: boolean): string {
  const days = counted(streak, hasSchedule ? 'work day' : 'day');
  return streak === 0
    ? `No streak yet. A session on a ${hasSchedule ? 'work day' : 'day'} begins one.`
    : `${days} in a row with a session.`;
}

/** "8 of 10 sessions finished. In the week before 6 of 9." */
export function finishedInWords(now: KeptUp, before: KeptUp, is: Range['is']): string {
  const finished = `${now.finished} of ${counted(now.counted, 'session')} finished.`;
  return before.counted === 0
    ? finished
    : `${finished} In the ${is} before ${before.finished} of ${before.counted}.`;
}

/** "14 visits kept out, 3 passes. In the week before 21 and 5." */
export function resolveInWords(now: KeptUp, before: KeptUp, is: Range['is']): string {
  const words = `${counted(now.visits, 'visit')} kept out, ${counted(now.passes, 'pass', 'passes')}.`;
  return before.counted === 0 ? words : `${words} In the ${is} before ${before.visits} and ${before.passes}.`;
}
