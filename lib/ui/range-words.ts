import { boundsOf, type Day } from '../core/day.ts';
import type { Band } from '../core/finish-rate.ts';
import type { KeptUp } from '../core/kept-up.ts';
import type { LongReport, Part } from '../core/long-report.ts';
import { boundsOfRange, type Range } from '../core/range.ts';
import { HOUR } from '../core/time.ts';
import { allOf } from '../core/times.ts';
import { dateFormat, msg, t, tn, tx } from '../words/t.ts';
import { dayName, shortLength } from './words.ts';

export const RANGE_NAMES: Record<Range['is'], string> = {
  day: msg('Day'),
  week: msg('Week'),
  month: msg('Month'),
  year: msg('Year'),
};

const DAY_AND_MONTH = { day: 'numeric', month: 'long' } as const;

/** "Tuesday, 17 November", "16 – 22 November", "November", "2026"; the year where it is another. */
export function rangeName(range: Range, today: Day): string {
  const { from, to } = boundsOfRange(range);
  const isThisYear =
    range.first.slice(0, 4) === today.slice(0, 4) && range.last.slice(0, 4) === today.slice(0, 4);
  switch (range.is) {
    case 'day':
      return dayName(from, isThisYear);
    case 'week':
      return dateFormat({ ...DAY_AND_MONTH, ...(isThisYear ? {} : { year: 'numeric' }) }).formatRange(
        from,
        to - 1,
      );
    case 'month':
      return dateFormat({ month: 'long', year: 'numeric' }).format(from);
    case 'year':
      return dateFormat({ year: 'numeric' }).format(from);
  }
}

/** A part as it is called within something longer: "Tuesday", "17 November", "March". */
export function partName({ is, first }: Range, within: Range['is']): string {
  const { from } = boundsOf(first);
  if (is === 'month') return dateFormat({ month: 'long' }).format(from);
  return dateFormat(within === 'week' ? { weekday: 'long' } : DAY_AND_MONTH).format(from);
}

/** A part as it stands below its column: "Tue 17", "17", "Mar". */
export function partLabel({ is, first }: Range, within: Range['is']): string {
  const { from } = boundsOf(first);
  if (is === 'month') return dateFormat({ month: 'short' }).format(from);
  return within === 'week' ? shortDay(from, within) : String(Number(first.slice(8)));
}

/** "Tue 17"; in a year "17 Nov". */
export const shortDay = (instant: number, within: Range['is']): string =>
  dateFormat(
    within === 'year' ? { day: 'numeric', month: 'short' } : { weekday: 'short', day: 'numeric' },
  ).format(instant);

const mostFocused = (parts: readonly Part[]): Part | null =>
  parts.reduce<Part | null>(
    (most, part) => (part.shares.focus > (most?.shares.focus ?? 0) ? part : most),
    null,
  );

/** How often the goal was met, and which part had the most; '' where neither is to be said. */
function bestInWords({ times, parts }: LongReport, is: Range['is']): string {
  const wanted = parts.reduce((sum, { days }) => sum + days.wanted, 0);
  const met = parts.reduce((sum, { days }) => sum + days.met, 0);
  const most = mostFocused(parts);
  const part =
    most && times.focus > HOUR && most.shares.focus < times.focus ? partName(most.range, is) : null;
  if (wanted === 1 && met === 1)
    return part === null
      ? t('You met your goal.')
      : t('You met your goal, and {part} had the most.', { part });
  if (wanted > 0 && met === wanted)
    return part === null
      ? tn(wanted, 'You met your goal on all {n} day.', 'You met your goal on all {n} days.')
      : tn(
          wanted,
          'You met your goal on all {n} day, and {part} had the most.',
          'You met your goal on all {n} days, and {part} had the most.',
          { part },
        );
  if (met > 0)
    return part === null
      ? tn(wanted, 'You met your goal on {met} of {n} day.', 'You met your goal on {met} of {n} days.', {
          met,
        })
      : tn(
          wanted,
          'You met your goal on {met} of {n} day, and {part} had the most.',
          'You met your goal on {met} of {n} days, and {part} had the most.',
          { met, part },
        );
  return part === null ? '' : t('{part} had the most.', { part });
}

/** A week, a month or a year in one sentence or two: `lead` is its weighty part, with what stands before and after. */
export function longInWords(
  report: LongReport,
  { is }: Range,
  isNow: boolean,
): { before: string; lead: string; rest: string } {
  const { times, shares } = report;
  const all = shortLength(allOf(times));
  if (allOf(times) === 0)
    return {
      before: '',
      lead: t('No activity recorded.'),
      rest:
        shares.offline > 0
          ? ` ${t('{time} away from the browser.', { time: shortLength(shares.offline) })}`
          : '',
    };
  const lead =
    times.focus > 0 ? t('{time} of Focus Work', { time: shortLength(times.focus) }) : t('No Focus Work');
  const said = isNow
    ? tx('{focus}, out of {all} in the browser so far.', { focus: { lead }, all })
    : tx('{focus}, out of {all} in the browser.', { focus: { lead }, all });
  const at = said.findIndex((piece) => typeof piece !== 'string');
  const rest = said.slice(at + 1).join('');
  const best = bestInWords(report, is);
  return {
    before: said.slice(0, at).join(''),
    lead,
    rest: best === '' ? rest : t('{said} {more}', { said: rest, more: best }),
  };
}

/** "Up to 20 min", "21 to 30 min", "Over 90 min". */
export const bandName = ({ over, upTo }: Pick<Band, 'over' | 'upTo'>): string =>
  upTo === null
    ? t('Over {over} min', { over })
    : over === 0
      ? t('Up to {upTo} min', { upTo })
      : t('{from} to {upTo} min', { from: over + 1, upTo });

/** "3 of 4 finished, 1 cancelled". */
export function bandInWords({ finished, ended, cancelled }: Band): string {
  const counts = finished + ended;
  const kept =
    counts > 0 ? tn(counts, '{finished} of {n} finished', '{finished} of {n} finished', { finished }) : '';
  const left = cancelled > 0 ? tn(cancelled, '{n} cancelled', '{n} cancelled') : '';
  return kept && left ? t('{some}, {next}', { some: kept, next: left }) : kept || left;
}

/** "12 work days in a row with a session." */
export function streakInWords(streak: number, hasSchedule: boolean): string {
  if (hasSchedule)
    return streak === 0
      ? t('No streak yet. A session on a work day begins one.')
      : tn(streak, '{n} work day in a row with a session.', '{n} work days in a row with a session.');
  return streak === 0
    ? t('No streak yet. A session on a day begins one.')
    : tn(streak, '{n} day in a row with a session.', '{n} days in a row with a session.');
}

type Before = (values: { now: string; one: number; other: number }) => string;

const FINISHED_BEFORE: Record<Range['is'], Before> = {
  day: (values) => t('{now} In the day before {one} of {other}.', values),
  week: (values) => t('{now} In the week before {one} of {other}.', values),
  month: (values) => t('{now} In the month before {one} of {other}.', values),
  year: (values) => t('{now} In the year before {one} of {other}.', values),
};

/** "8 of 10 sessions finished. In the week before 6 of 9." */
export function finishedInWords(now: KeptUp, before: KeptUp, is: Range['is']): string {
  const { finished } = now;
  const words = tn(
    now.counted,
    '{finished} of {n} session finished.',
    '{finished} of {n} sessions finished.',
    { finished },
  );
  return before.counted === 0
    ? words
    : FINISHED_BEFORE[is]({ now: words, one: before.finished, other: before.counted });
}

const RESOLVE_BEFORE: Record<Range['is'], Before> = {
  day: (values) => t('{now} In the day before {one} and {other}.', values),
  week: (values) => t('{now} In the week before {one} and {other}.', values),
  month: (values) => t('{now} In the month before {one} and {other}.', values),
  year: (values) => t('{now} In the year before {one} and {other}.', values),
};

/** "14 visits kept out, 3 passes. In the week before 21 and 5." */
export function resolveInWords(now: KeptUp, before: KeptUp, is: Range['is']): string {
  const words = t('{visits}, {passes}.', {
    visits: tn(now.visits, '{n} visit kept out', '{n} visits kept out'),
    passes: tn(now.passes, '{n} pass', '{n} passes'),
  });
  return before.counted === 0
    ? words
    : RESOLVE_BEFORE[is]({ now: words, one: before.visits, other: before.passes });
}
