import type { Feed } from '../core/calendar.ts';
import { DAY, HOUR, MINUTE } from '../core/time.ts';
import { refusalInWords } from './refusals.ts';
import { counted } from './words.ts';

/** How long ago something was: "just now", "5 minutes ago", "2 days ago". */
export function agoInWords(ago: number): string {
  if (ago < MINUTE) return 'just now';
  if (ago < HOUR) return `${counted(Math.floor(ago / MINUTE), 'minute')} ago`;
  if (ago < DAY) return `${counted(Math.floor(ago / HOUR), 'hour')} ago`;
  return `${counted(Math.floor(ago / DAY), 'day')} ago`;
}

/** "12 meetings in the coming week". */
export const weekInWords = (count: number): string =>
  `${count === 0 ? 'no meetings' : counted(count, 'meeting')} in the coming week`;

/** How it stands with a calendar, in a few sentences. */
export function feedInWords({ kind, status, code, readAt, kept, skipped }: Feed, now: number): string {
  const read = agoInWords(now - readAt);
  const left = skipped === 0 ? '' : ` ${counted(skipped, 'event')} could not be understood and are left out.`;
  if (status === 'fine') {
    const when = kind === 'file' ? `From a file, added ${read}` : `Read ${read}`;
    return `${when}, ${weekInWords(kept)}.${left}`;
  }
  const fault = refusalInWords({ is: 'refused', because: status, ...(code === null ? {} : { code }) });
  return `${fault} Meetings from the last copy stay: read ${read}, ${weekInWords(kept)}.${left}`;
}
