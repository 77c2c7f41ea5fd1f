import type { ForeignFault, LeftOut } from '../../lib/archive/foreign.ts';
import type { Fault } from '../../lib/archive/format.ts';
import type { Opened } from '../../lib/archive/open.ts';
import type { Incoming } from '../../lib/archive/read.ts';
import type { Progress } from '../../lib/archive/write.ts';
import type { Entry } from '../../lib/core/doc.ts';
import { HOUR } from '../../lib/core/time.ts';
import { counted } from '../../lib/ui/words.ts';

const SAFE = 'Nothing was changed.';

const FAULTS: Record<Fault['because'], (line: number) => string> = {
  'not-ours': () => 'This file does not begin as one of Sundial does.',
  'later-version': () => 'This file was written by a later version of Sundial. Update it here first.',
  'not-a-line': (line) =>
    `Line ${line.toLocaleString()} is not one that Sundial writes: the file is damaged.`,
  'out-of-order': (line) => `Line ${line.toLocaleString()} is not where it belongs: the file is damaged.`,
  'cut-off': (line) => `The file ends too early, after line ${line.toLocaleString()}: it was cut off.`,
  ahead: (line) =>
    `Line ${line.toLocaleString()} was written more than a day after now. Look at the date on this computer, and on the one the file is from.`,
  changed: () => 'The file is not as it was written: something in it was changed or damaged.',
};

const FOREIGN: Record<ForeignFault, (at: number | string) => string> = {
  'no-csv': (at) => `Line ${at} is no CSV: a quotation mark is missing or too many.`,
  'no-json': () => 'This is not the JSON that ActivityWatch exports.',
  'no-dates': () => 'This RescueTime file has no dates. Export it by hour or by five minutes.',
  'no-columns': () => 'The columns “Date”, “Time Spent (seconds)” and “Activity” are not all there.',
  'bad-row': (at) => `Line ${at} cannot be read.`,
  'bad-event': (at) => `An event cannot be read: ${at}.`,
  nothing: () => 'There is no web site in it.',
};

/** Why a file is not brought in. */
export function refusalOf(
  opened: Extract<Opened, { is: 'damaged' | 'refused' | 'unknown' | 'too-long' }>,
): string {
  switch (opened.is) {
    case 'damaged':
      return `${FAULTS[opened.fault.because](opened.fault.line)} ${SAFE}`;
    case 'refused':
      return `${FOREIGN[opened.because](opened.at)} ${SAFE}`;
    case 'unknown':
      return `Sundial does not know this kind of file. It reads its own exports, RescueTime’s CSV, ActivityWatch’s JSON and LeechBlock’s options. ${SAFE}`;
    case 'too-long':
      return `This file is too large to be read in one go. Export a shorter time. ${SAFE}`;
  }
}

const fullDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** "8,412 stretches from 3 March 2023 to 20 November 2026, 1,204 hours, 96 sites." */
export function incomingInWords({ spans, stretch, time, sites, overlaps }: Incoming): string {
  if (!stretch) return 'There is no recorded time in it.';
  const days = `from ${fullDate.format(stretch.from)} to ${fullDate.format(stretch.to - 1)}`;
  const hours = counted(Math.round(time / HOUR), 'hour');
  const all = `${counted(spans, 'stretch', 'stretches')} ${days}, ${hours}, ${counted(sites, 'site')}.`;
  if (overlaps === 0) return all;
  return `${all} ${overlaps.toLocaleString()} ${overlaps === 1 ? 'overlaps' : 'overlap'} with what is here: what is recorded here stays, only the rest comes in.`;
}

/** "With it come 214 sessions, 37 scores and 5 settings." */
export function recordsInWords(records: readonly Entry[]): string {
  const of = (kind: Entry['kind']) =>
    records.filter((record) => record.kind === kind && record.value !== null).length;
  const parts = [
    counted(of('session'), 'session'),
    counted(of('score'), 'score'),
    counted(of('setting'), 'setting'),
  ];
  return `With it come ${parts[0]}, ${parts[1]} and ${parts[2]}; of two of the same thing the later one stays.`;
}

const LEFT_OUT: Record<keyof LeftOut, (count: number) => string> = {
  program: (count) => `${counted(count, 'row')} of desktop programs`,
  crowded: (count) => `a part of ${counted(count, 'row')} that had no more room in the hour or day`,
  private: (count) => `${counted(count, 'page')} of private windows`,
  'no-page': (count) => `${counted(count, 'page')} that are not of the web`,
  short: (count) => `${counted(count, 'page')} seen for less than a second`,
  long: (count) => `${counted(count, 'page')} seen for more than a day`,
  ahead: (count) => `${counted(count, 'stretch', 'stretches')} of a time that has not come yet`,
  pattern: (count) =>
    `${counted(count, 'exception, keyword or pattern', 'exceptions, keywords or patterns')}`,
};

/** What of a file stays out, and why; '' when nothing does. */
export function leftOutInWords(leftOut: LeftOut): string {
  const parts = (Object.keys(LEFT_OUT) as (keyof LeftOut)[]).flatMap((reason) => {
    const count = leftOut[reason] ?? 0;
    return count > 0 ? [LEFT_OUT[reason](count)] : [];
  });
  return parts.length > 0 ? `Left out: ${parts.join(', ')}.` : '';
}

/** "412,000 of 1,000,000 lines". */
export const progressInWords = ({ done, of }: Progress): string =>
  `${done.toLocaleString()} of ${counted(of, 'line')}`;

/** "160 MB". */
export function sizeInWords(bytes: number): string {
  const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 1), units.length);
  const amount = bytes / 1000 ** power;
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: units[power - 1] ?? 'kilobyte',
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount);
}
