import type { ForeignFault, LeftOut } from '../../lib/archive/foreign.ts';
import type { Fault } from '../../lib/archive/format.ts';
import type { Opened } from '../../lib/archive/open.ts';
import type { Incoming } from '../../lib/archive/read.ts';
import type { Progress } from '../../lib/archive/write.ts';
import type { Entry } from '../../lib/core/doc.ts';
import { HOUR } from '../../lib/core/time.ts';
import { dateFormat, figure, localeTag, t, tn } from '../../lib/words/t.ts';

const FAULTS: Record<Fault['because'], (line: number) => string> = {
  'not-ours': () => t('This file does not begin as one of Sundial does.'),
  'later-version': () => t('This file was written by a later version of Sundial. Update it here first.'),
  'not-a-line': (line) =>
    t('Line {line} is not one that Sundial writes: the file is damaged.', { line: figure(line) }),
  'out-of-order': (line) =>
    t('Line {line} is not where it belongs: the file is damaged.', { line: figure(line) }),
  'cut-off': (line) =>
    t('The file ends too early, after line {line}: it was cut off.', { line: figure(line) }),
  ahead: (line) =>
    t(
      'Line {line} was written more than a day after now. Look at the date on this computer, and on the one the file is from.',
      { line: figure(line) },
    ),
  changed: () => t('The file is not as it was written: something in it was changed or damaged.'),
};

/** What a column is called in the file is said as it stands there. */
const COLUMNS = { date: 'Date', time: 'Time Spent (seconds)', activity: 'Activity' };

const FOREIGN: Record<ForeignFault, (at: number | string) => string> = {
  'no-csv': (at) => t('Line {at} is no CSV: a quotation mark is missing or too many.', { at }),
  'no-json': () => t('This is not the JSON that ActivityWatch exports.'),
  'no-dates': () => t('This RescueTime file has no dates. Export it by hour or by five minutes.'),
  'no-columns': () => t('The columns “{date}”, “{time}” and “{activity}” are not all there.', COLUMNS),
  'bad-row': (at) => t('Line {at} cannot be read.', { at }),
  'bad-event': (at) => t('An event cannot be read: {at}.', { at }),
  nothing: () => t('There is no web site in it.'),
};

function whyNot(opened: Extract<Opened, { is: 'damaged' | 'refused' | 'unknown' | 'too-long' }>): string {
  switch (opened.is) {
    case 'damaged':
      return FAULTS[opened.fault.because](opened.fault.line);
    case 'refused':
      return FOREIGN[opened.because](opened.at);
    case 'unknown':
      return t(
        'Sundial does not know this kind of file. It reads its own exports, RescueTime’s CSV, ActivityWatch’s JSON and LeechBlock’s options.',
      );
    case 'too-long':
      return t('This file is too large to be read in one go. Export a shorter time.');
  }
}

/** Why a file is not brought in. */
export const refusalOf = (opened: Parameters<typeof whyNot>[0]): string =>
  t('{what} Nothing was changed.', { what: whyNot(opened) });

const fullDate = (instant: number): string => dateFormat({ dateStyle: 'long' }).format(instant);

/** "8,412 stretches from 3 March 2023 to 20 November 2026, 1,204 hours, 96 sites." */
export function incomingInWords({ spans, stretch, time, sites, overlaps }: Incoming): string {
  if (!stretch) return t('There is no recorded time in it.');
  const all = t('{stretches} from {first} to {last}, {hours}, {sites}.', {
    stretches: tn(spans, '{n} stretch', '{n} stretches'),
    first: fullDate(stretch.from),
    last: fullDate(stretch.to - 1),
    hours: tn(Math.round(time / HOUR), '{n} hour', '{n} hours'),
    sites: tn(sites, '{n} site', '{n} sites'),
  });
  return overlaps === 0
    ? all
    : tn(
        overlaps,
        '{all} {n} overlaps with what is here: what is recorded here stays, only the rest comes in.',
        '{all} {n} overlap with what is here: what is recorded here stays, only the rest comes in.',
        { all },
      );
}

/** "With it come 214 sessions, 37 scores and 5 settings." */
export function recordsInWords(records: readonly Entry[]): string {
  const of = (kind: Entry['kind']) =>
    records.filter((record) => record.kind === kind && record.value !== null).length;
  return t(
    'With it come {sessions}, {scores} and {settings}; of two of the same thing the later one stays.',
    {
      sessions: tn(of('session'), '{n} session', '{n} sessions'),
      scores: tn(of('score'), '{n} score', '{n} scores'),
      settings: tn(of('setting'), '{n} setting', '{n} settings'),
    },
  );
}

const LEFT_OUT: Record<keyof LeftOut, (count: number) => string> = {
  program: (count) => tn(count, '{n} row of desktop programs', '{n} rows of desktop programs'),
  crowded: (count) =>
    tn(
      count,
      'a part of {n} row that had no more room in the hour or day',
      'a part of {n} rows that had no more room in the hour or day',
    ),
  private: (count) => tn(count, '{n} page of private windows', '{n} pages of private windows'),
  'no-page': (count) => tn(count, '{n} page that is not of the web', '{n} pages that are not of the web'),
  short: (count) =>
    tn(count, '{n} page seen for less than a second', '{n} pages seen for less than a second'),
  long: (count) => tn(count, '{n} page seen for more than a day', '{n} pages seen for more than a day'),
  ahead: (count) =>
    tn(count, '{n} stretch of a time that has not come yet', '{n} stretches of a time that has not come yet'),
  pattern: (count) => tn(count, '{n} exception, keyword or pattern', '{n} exceptions, keywords or patterns'),
};

/** What of a file stays out, and why; '' when nothing does. */
export function leftOutInWords(leftOut: LeftOut): string {
  const parts = (Object.keys(LEFT_OUT) as (keyof LeftOut)[]).flatMap((reason) => {
    const count = leftOut[reason] ?? 0;
    return count > 0 ? [LEFT_OUT[reason](count)] : [];
  });
  if (parts.length === 0) return '';
  return t('Left out: {list}.', { list: parts.reduce((some, next) => t('{some}, {next}', { some, next })) });
}

/** "412,000 of 1,000,000 lines". */
export const progressInWords = ({ done, of }: Progress): string =>
  tn(of, '{done} of {n} line', '{done} of {n} lines', { done: figure(done) });

/** "160 MB". */
export function sizeInWords(bytes: number): string {
  const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 1), units.length);
  const amount = bytes / 1000 ** power;
  return new Intl.NumberFormat(localeTag(), {
    style: 'unit',
    unit: units[power - 1] ?? 'kilobyte',
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount);
}
