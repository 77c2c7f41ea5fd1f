import type { Alongside } from '../core/alongside.ts';
import { boundsOf } from '../core/day.ts';
import type { Ran } from '../core/evidence.ts';
import type { Finished, Reflection } from '../core/reflection.ts';
import type { StreakDay } from '../core/streak.ts';
import type { InFront, Stretch } from '../core/strip.ts';
import type { Found, Summary, TowardsGoal } from '../core/summary.ts';
import { MINUTE } from '../core/time.ts';
import { FEELING_WORDS } from './feelings.ts';
import { endedInWords } from './finished.ts';
import type { KeptOut } from './kept-out.ts';
import { COUNTS_AS } from './kinds.ts';
import { lengthInWords, shortLength, timeOfDay } from './words.ts';

/** What was in front, as the strip and its table call it. */
export const IN_FRONT_WORDS: Record<InFront, string> = {
  ...COUNTS_AS,
  away: 'Away',
  unseen: 'Not seen',
};

export const FINISHED_WORDS: Record<Finished, string> = {
  yes: 'Yes',
  partly: 'Partly',
  'not-yet': 'Not yet',
};

/** "14:25 to 15:14", by the machine's clock; `shift` as in `Shown`. */
export const timesInWords = ({ startedAt, endedAt }: Ran, shift: number): string =>
  `${timeOfDay(startedAt - shift)} to ${timeOfDay(endedAt - shift)}`;

/** What became of a session that counts. */
export function headlineOf(ran: Ran, shift: number): string {
  return ran.outcome === 'ended' ? endedInWords(ran) : `Session complete, ${timesInWords(ran, shift)}`;
}

/** "49 min" as figures and their units: [["49", "min"]]. */
export function figuresOf(length: number): [number: string, unit: string][] {
  const words = lengthInWords(length).split(' ');
  return words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? ''] as [string, string]] : []));
}

const dayOfWeek = (day: string, weekday: 'long' | 'short'): string =>
  new Intl.DateTimeFormat(undefined, { weekday }).format(boundsOf(day).from + 12 * 60 * MINUTE);

const none = (length: number): string => (length < MINUTE ? '0 m' : shortLength(length));

/** "2 h 30 m of 4 h today". */
export function towardsInWords({ day, isToday, done, goal }: TowardsGoal): string {
  const when = isToday ? 'today' : `on ${dayOfWeek(day, 'long')}`;
  return goal > 0 ? `${none(done)} of ${shortLength(goal)} ${when}` : `${none(done)} ${when}, without a goal`;
}

/** How much of the session can be spoken for. */
export function observedInWords(observed: number): string {
  const share = Math.round(observed * 100);
  if (share >= 100) return 'Sundial saw all of it.';
  return share === 0 ? 'Sundial saw none of it.' : `Sundial saw ${share} % of it.`;
}

const often = (times: number): string =>
  times === 1 ? 'once' : times === 2 ? 'twice' : `${times.toLocaleString()} times`;

/** "reddit.com twice, youtube.com once". */
export function knocksInWords({ visits, sites, elsewhere }: KeptOut): string {
  if (visits === 0) return 'Nothing knocked.';
  const named = sites.map(([site, times]) => `${site} ${often(times)}`);
  return [...named, ...(elsewhere > 0 ? [`in a private window ${often(elsewhere)}`] : [])].join(', ');
}

/** What the row counts by. */
export const streakInWords = (hasHours: boolean): string =>
  hasHours
    ? 'Days off in your work schedule don’t count against it.'
    : 'Every day counts as a workday until you set your hours.';

const STREAK: Record<StreakDay['is'], string> = {
  kept: 'with a session',
  off: 'day off',
  missed: 'without a session',
  open: 'still open',
};

/** A day of the row: "Thu", and for who does not look "Thursday, with a session". */
export const streakDayInWords = ({
  day,
  is,
  has,
}: Pick<StreakDay, 'day' | 'is' | 'has'>): { short: string; long: string } => ({
  short: dayOfWeek(day, 'short'),
  long: `${dayOfWeek(day, 'long')}, ${STREAK[is]}${is === 'off' && has ? ', with a session' : ''}`,
});

/** A relay counts whole up to here, and this person with the others; above it says tens, and it is about as many. */
const EXACT = 20;

/** How many were in a session at the same time, at the most. */
export function alongsideInWords(most: Alongside['most']): { figure: string; line: string } {
  const figure =
    most === 'few' ? 'A few' : most > EXACT ? `About ${most.toLocaleString()}` : String(most - 1);
  return { figure, line: 'were in a session alongside you.' };
}

/** "12 of 49 min were on Focus Work sites." */
export function lowInWords({ focus, ran }: Pick<Summary, 'focus' | 'ran'>): string {
  const of = Math.round((ran.endedAt - ran.startedAt) / MINUTE);
  return `${Math.round(focus / MINUTE)} of ${of} min were on Focus Work sites. If other sites were the work, sort them here.`;
}

/** The name under a stretch of the strip: its first site, and the time on it. */
export const stretchInWords = ({ is, site, from, to }: Stretch): string =>
  site ? `${site.site}, ${shortLength(site.time)}` : `${IN_FRONT_WORDS[is]}, ${shortLength(to - from)}`;

/** Why there is nothing to look back on, and what can be done instead. */
export function missingInWords(
  found: Exclude<Found, { is: 'over' }>,
  shift: number,
): { title: string; line: string } {
  switch (found.is) {
    case 'none':
      return {
        title: 'Nothing to look back on yet',
        line: 'When a Focus Session begun here is over, how it went stands here.',
      };
    case 'unknown':
      return {
        title: 'This session is not here',
        line: 'It was deleted, or never was. All that is kept is in the reports.',
      };
    case 'elsewhere':
      return {
        title: 'Begun in another browser',
        line: `How a session went is told where it was begun${found.name ? `: in ${found.name}` : ''}. Its time is in the report here too.`,
      };
    case 'running':
      return {
        title: 'This session still runs',
        line: `It ends at ${timeOfDay(found.until - shift)}. How it went stands here then.`,
      };
    case 'cancelled':
      return {
        title: `Cancelled after ${lengthInWords(found.ran.endedAt - found.ran.startedAt)}`,
        line: 'Nothing was recorded as a session.',
      };
    case 'superseded':
      return {
        title: 'Another session counts in its place',
        line: 'Two were begun at the same time before your browsers met. The one that ended last is the one that counts.',
      };
  }
}

/** What somebody said after a session: "You felt clear. Partly finished. Next: the FAQ." '' where nothing was said. */
export function reflectionInWords(said: Reflection | null | undefined): string {
  if (!said) return '';
  const finished = {
    yes: 'Finished, you said.',
    partly: 'Partly finished, you said.',
    'not-yet': 'Not finished yet, you said.',
  };
  return [
    said.feeling && `You felt ${FEELING_WORDS[said.feeling].toLowerCase()} after it.`,
    said.finished && finished[said.finished],
    said.next && `Next: ${said.next.replace(/[.!?…]*$/, '')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
