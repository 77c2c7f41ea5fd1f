import Papa from 'papaparse';
import { parse } from 'tldts';
import type { Span } from '../core/activity.ts';
import { dayOf, startOfNextDay } from '../core/day.ts';
import { siteFrom } from '../core/site.ts';
import { HOUR, MINUTE, SECOND } from '../core/time.ts';
import { createLeftOut, type Foreign, type Here, spansOfPage } from './foreign.ts';

const TIME = 'Time Spent (seconds)';

/** By what a file is known for one of RescueTime's. */
export const isRescueTime = (text: string): boolean => (text.split('\n', 1)[0] ?? '').includes(TIME);

interface Row {
  at: number;
  seconds: number;
  activity: string;
}

/** "2023-03-03T09:00:00", or with a space, by the clocks of where it is read; null when there is no such day. */
function instantFrom(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})$/.exec(text)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 1, date = 1, hour = 0, minute = 0, second = 0] = parts;
  const instant = new Date(year, month - 1, date, hour, minute, second).getTime();
  const isReal =
    instant >= 0 && hour < 24 && minute < 60 && second < 60 && dayOf(instant) === text.slice(0, 10);
  return isReal ? instant : null;
}

function rowsIn(text: string): Row[] | Extract<Foreign, { is: 'refused' }> {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimiter: ',' });
  const [wrong] = errors;
  if (wrong) return { is: 'refused', because: 'no-csv', at: (wrong.row ?? 0) + 1 };
  const [head = [], ...lines] = data;
  const [date, time, activity] = ['Date', TIME, 'Activity'].map((name) => head.indexOf(name));
  if (head[0] === 'Rank') return { is: 'refused', because: 'no-dates', at: 1 };
  if (
    date === undefined ||
    time === undefined ||
    activity === undefined ||
    Math.min(date, time, activity) < 0
  )
    return { is: 'refused', because: 'no-columns', at: 1 };
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    const at = instantFrom(line[date] ?? '');
    const seconds = line[time] ?? '';
    if (line.length !== head.length || at === null || !/^\d{1,7}$/.test(seconds))
      return { is: 'refused', because: 'bad-row', at: index + 2 };
    rows.push({ at, seconds: Number(seconds), activity: line[activity] ?? '' });
  }
  return rows.length > 0 ? rows : { is: 'refused', because: 'nothing', at: 1 };
}

/** The end of the interval that begins at an instant, where all begin at whole hours, or days, or neither. */
function intervalsOf(rows: readonly Row[]): (at: number) => number {
  const isAll = (test: (date: Date) => boolean) => rows.every(({ at }) => test(new Date(at)));
  if (!isAll((date) => date.getMinutes() === 0)) return (at) => at + 5 * MINUTE;
  return isAll((date) => date.getHours() === 0) ? startOfNextDay : (at) => at + HOUR;
}

/** RescueTime calls sites by their host and programs by their name, which may have a dot in it too. */
const isSite = (activity: string): boolean =>
  /^[a-z0-9.-]+$/.test(activity) && siteFrom(activity) === activity && parse(activity).isIcann === true;

/**
 * Reads RescueTime's time by interval: `Date,Time Spent (seconds),Number of People,Activity,Category,Productivity`,
 * by five minutes, hour or day. When in its interval something was in front is not in the file: the sites of one are
 * laid one after another from its begin, as they stand, and what has no more room in it is left out.
 */
export function readRescueTime(text: string, here: Here): Foreign {
  const rows = rowsIn(text);
  if (!Array.isArray(rows)) return rows;
  const endOf = intervalsOf(rows);
  const leftOut = createLeftOut();
  const intervals = new Map<number, Row[]>();
  for (const row of rows) {
    const page = isSite(row.activity) && here.pageAt(`http://${row.activity}/`, '');
    if (!page) leftOut.add('program');
    else if (row.seconds > 0) intervals.set(row.at, [...(intervals.get(row.at) ?? []), row]);
  }
  const spans: Span[] = [];
  for (const [begin, of] of [...intervals].sort(([one], [other]) => one - other)) {
    let from = Math.max(begin, spans.at(-1)?.to ?? begin);
    const end = endOf(begin);
    for (const { seconds, activity } of of) {
      const to = Math.min(from + seconds * SECOND, end);
      if (to - from < seconds * SECOND) leftOut.add('crowded');
      const page = from < to && here.pageAt(`http://${activity}/`, '');
      if (!page) continue;
      if (to > here.now) {
        leftOut.add('ahead');
        continue;
      }
      spans.push(...spansOfPage(page, 'rescuetime', from, to, here));
      from = to;
    }
  }
  return { is: 'spans', by: 'rescuetime', spans, leftOut: leftOut.counts };
}
