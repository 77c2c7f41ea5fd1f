import type { Feed } from '../core/calendar.ts';
import { DAY, HOUR, MINUTE } from '../core/time.ts';
import { t, tn } from '../words/t.ts';
import { inOneLine } from './in-one-line.ts';
import { refusalInWords } from './refusals.ts';

/** How long ago something was: "just now", "5 minutes ago", "2 days ago". */
export function agoInWords(ago: number): string {
  if (ago < MINUTE) return t('just now');
  if (ago < HOUR) return tn(Math.floor(ago / MINUTE), '{n} minute ago', '{n} minutes ago');
  if (ago < DAY) return tn(Math.floor(ago / HOUR), '{n} hour ago', '{n} hours ago');
  return tn(Math.floor(ago / DAY), '{n} day ago', '{n} days ago');
}

/** "12 meetings in the coming week". */
export const weekInWords = (count: number): string =>
  count === 0
    ? t('no meetings in the coming week')
    : tn(count, '{n} meeting in the coming week', '{n} meetings in the coming week');

/** How it stands with a calendar, in a few sentences. */
export function feedInWords({ kind, status, code, readAt, kept, skipped }: Feed, now: number): string {
  const read = { ago: agoInWords(now - readAt), meetings: weekInWords(kept) };
  const said =
    status !== 'fine'
      ? [
          refusalInWords({ is: 'refused', because: status, ...(code === null ? {} : { code }) }),
          t('Meetings from the last copy stay: read {ago}, {meetings}.', read),
        ]
      : [
          kind === 'file'
            ? t('From a file, added {ago}, {meetings}.', read)
            : t('Read {ago}, {meetings}.', read),
        ];
  if (skipped > 0)
    said.push(
      tn(
        skipped,
        '{n} event could not be understood and is left out.',
        '{n} events could not be understood and are left out.',
      ),
    );
  return inOneLine(said);
}
