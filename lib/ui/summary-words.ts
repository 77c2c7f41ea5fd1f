import type { Alongside } from '../core/alongside.ts';
import { boundsOf } from '../core/day.ts';
import type { Ran } from '../core/evidence.ts';
import type { Feeling, Finished, Reflection } from '../core/reflection.ts';
import type { StreakDay } from '../core/streak.ts';
import type { InFront, Stretch } from '../core/strip.ts';
import type { Found, Summary, TowardsGoal } from '../core/summary.ts';
import { MINUTE } from '../core/time.ts';
import { dateFormat, figure, msg, t, tn } from '../words/t.ts';
import { endedInWords } from './finished.ts';
import type { KeptOut } from './kept-out.ts';
import { COUNTS_AS } from './kinds.ts';
import { listed } from './listed.ts';
import { lengthInWords, shortLength, timeOfDay } from './words.ts';

/** What was in front, as the strip and its table call it. */
export const IN_FRONT_WORDS: Record<InFront, string> = {
  ...COUNTS_AS,
  away: msg('Away'),
  unseen: msg('Not seen'),
};

export const FINISHED_WORDS: Record<Finished, string> = {
  yes: msg('Yes'),
  partly: msg('Partly'),
  'not-yet': msg('Not yet'),
};

/** "14:25 to 15:14", by the machine's clock; `shift` as in `Shown`. */
export const timesInWords = (ran: Ran, shift: number): string => t('{from} to {to}', timesOf(ran, shift));

const timesOf = ({ startedAt, endedAt }: Ran, shift: number) => ({
  from: timeOfDay(startedAt - shift),
  to: timeOfDay(endedAt - shift),
});

/** What became of a session that counts. */
export const headlineOf = (ran: Ran, shift: number): string =>
  ran.outcome === 'ended' ? endedInWords(ran) : t('Session complete, {from} to {to}', timesOf(ran, shift));

/** "49 min" as figures and their units: [["49", "min"]], however the language writes them. */
export const figuresOf = (length: number): [number: string, unit: string][] =>
  [...lengthInWords(length).matchAll(/(\d+)(\D*)/g)].map(([, number = '', unit = '']) => [
    number,
    unit.trim(),
  ]);

const dayOfWeek = (day: string, weekday: 'long' | 'short'): string =>
  dateFormat({ weekday }).format(boundsOf(day).from + 12 * 60 * MINUTE);

/** "2 h 30 m of 4 h today." */
export function towardsInWords({ day: on, isToday, ...times }: TowardsGoal): string {
  const done = times.done < MINUTE ? t('{minutes} m', { minutes: 0 }) : shortLength(times.done);
  const goal = shortLength(times.goal);
  const day = dayOfWeek(on, 'long');
  if (times.goal > 0)
    return isToday
      ? t('{done} of {goal} today.', { done, goal })
      : t('{done} of {goal} on {day}.', { done, goal, day });
  return isToday
    ? t('{done} today, without a goal.', { done })
    : t('{done} on {day}, without a goal.', { done, day });
}

/** The part of a session in other browsers. */
export const elsewhereInWords = (time: number): string =>
  t('{length} of this session was in your other browsers.', { length: shortLength(time) });

/** How much of the session can be spoken for. */
export function observedInWords(observed: number): string {
  const share = Math.round(observed * 100);
  if (share >= 100) return t('Sundial saw all of it.');
  return share === 0 ? t('Sundial saw none of it.') : t('Sundial saw {share} % of it.', { share });
}

const oftenOn = (site: string, times: number): string =>
  times === 2 ? t('{site} twice', { site }) : tn(times, '{site} once', '{site} {n} times', { site });

const oftenInPrivate = (times: number): string =>
  times === 2
    ? t('in a private window twice')
    : tn(times, 'in a private window once', 'in a private window {n} times');

/** "reddit.com twice, youtube.com once". */
export function knocksInWords({ visits, sites, elsewhere }: KeptOut): string {
  if (visits === 0) return t('Nothing knocked.');
  const named = sites.map(([site, times]) => oftenOn(site, times));
  return listed(elsewhere > 0 ? [...named, oftenInPrivate(elsewhere)] : named);
}

/** What the row counts by. */
export const streakInWords = (hasHours: boolean): string =>
  hasHours
    ? t('Days off in your work schedule don’t count against it.')
    : t('Every day counts as a workday until you set your hours.');

const STREAK = {
  kept: msg('{day}, with a session'),
  off: msg('{day}, day off'),
  missed: msg('{day}, without a session'),
  open: msg('{day}, still open'),
} as const satisfies Record<StreakDay['is'], string>;

/** A day of the row: "Thu", and for who does not look "Thursday, with a session". */
export function streakDayInWords({ day: on, is, has }: Pick<StreakDay, 'day' | 'is' | 'has'>): {
  short: string;
  long: string;
} {
  const day = dayOfWeek(on, 'long');
  return {
    short: dayOfWeek(on, 'short'),
    long: is === 'off' && has ? t('{day}, day off, with a session', { day }) : t(STREAK[is], { day }),
  };
}

/** A relay counts whole up to here, and this person with the others; above it says tens, and it is about as many. */
const EXACT = 20;
/** As many as words for a few agree with. */
const MANY = 3;

/** How many were in a session at the same time, at the most. */
export function alongsideInWords(most: Alongside['most']): { figure: string; line: string } {
  const others = most === 'few' ? MANY : most > EXACT ? most : most - 1;
  return {
    figure:
      most === 'few'
        ? t('A few##people')
        : most > EXACT
          ? t('About {count}', { count: figure(most) })
          : figure(others),
    line: tn(
      others,
      'was in a session alongside you.##below how many people',
      'were in a session alongside you.##below how many people',
    ),
  };
}

/** "12 of 49 min were on Focus Work sites." */
export function lowInWords({ focus, ran }: Pick<Summary, 'focus' | 'ran'>): string {
  return t(
    '{focus} of {length} min were on Focus Work sites. If other sites were the work, sort them here.',
    { focus: Math.round(focus / MINUTE), length: Math.round((ran.endedAt - ran.startedAt) / MINUTE) },
  );
}

/** The name under a stretch of the strip: its first site, and the time on it. */
export const stretchInWords = ({ is, site, from, to }: Stretch): string =>
  t('{what}, {length}', {
    what: site ? site.site : t(IN_FRONT_WORDS[is]),
    length: shortLength(site ? site.time : to - from),
  });

/** Why there is nothing to look back on, and what can be done instead. */
export function missingInWords(
  found: Exclude<Found, { is: 'over' }>,
  shift: number,
): { title: string; line: string } {
  switch (found.is) {
    case 'none':
      return {
        title: t('Nothing to look back on yet'),
        line: t('When a Focus Session begun here is over, how it went stands here.'),
      };
    case 'unknown':
      return {
        title: t('This session is not here'),
        line: t('It was deleted, or never was. All that is kept is in the reports.'),
      };
    case 'elsewhere':
      return {
        title: t('Begun in another browser'),
        line: found.name
          ? t(
              'How a session went is told where it was begun: in {browser}. Its time is in the report here too.',
              {
                browser: found.name,
              },
            )
          : t('How a session went is told where it was begun. Its time is in the report here too.'),
      };
    case 'running':
      return {
        title: t('This session still runs'),
        line: t('It ends at {time}. How it went stands here then.', { time: timeOfDay(found.until - shift) }),
      };
    case 'cancelled':
      return {
        title: t('Cancelled after {length}', {
          length: lengthInWords(found.ran.endedAt - found.ran.startedAt),
        }),
        line: t('Nothing was recorded as a session.'),
      };
    case 'superseded':
      return {
        title: t('Another session counts in its place'),
        line: t(
          'Two were begun at the same time before your browsers met. The one that ended last is the one that counts.',
        ),
      };
  }
}

const FELT: Record<Feeling, string> = {
  drained: msg('You felt drained after it.'),
  restless: msg('You felt restless after it.'),
  steady: msg('You felt steady after it.'),
  clear: msg('You felt clear after it.'),
  energised: msg('You felt energised after it.'),
};

const FELT_BEFORE: Record<Feeling, string> = {
  drained: msg('You said “drained” before you began.'),
  restless: msg('You said “restless” before you began.'),
  steady: msg('You said “steady” before you began.'),
  clear: msg('You said “clear” before you began.'),
  energised: msg('You said “energised” before you began.'),
};

export const feltBeforeInWords = (feeling: Feeling): string => t(FELT_BEFORE[feeling]);

const FINISHED: Record<Finished, string> = {
  yes: msg('Finished, you said.'),
  partly: msg('Partly finished, you said.'),
  'not-yet': msg('Not finished yet, you said.'),
};

/** What somebody said after a session: "You felt clear. Partly finished. Next: the FAQ." '' where nothing was said. */
export function reflectionInWords(said: Reflection | null | undefined): string {
  if (!said) return '';
  return [
    said.feeling && t(FELT[said.feeling]),
    said.finished && t(FINISHED[said.finished]),
    said.next && t('Next: {next}.', { next: said.next.replace(/[.!?…。！？؟]*$/, '') }),
  ]
    .filter(Boolean)
    .join(' ');
}
