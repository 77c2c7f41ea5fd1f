import type { About } from '../core/alert-types.ts';
import type { Meeting } from '../core/meeting.ts';
import { MINUTE } from '../core/time.ts';
import { NEWS } from '../core/whats-new.ts';
import { t, tn } from '../words/t.ts';
import { browserInWords } from './browser-words.ts';
import { occasionInWords } from './planned-words.ts';
import { lengthInWords, shortLength, timeOfDay } from './words.ts';

/** What an alert says. `meetings`: those of the calendars; `shift`: see `Shown`. */
export function alertInWords(
  about: About,
  meetings: readonly Meeting[],
  now: number,
  shift: number,
): { title: string; line: string } {
  const clock = (instant: number) => timeOfDay(instant - shift);
  const called = (id: string) => meetings.find((meeting) => meeting.id === id)?.title;
  switch (about.is) {
    case 'goal-half':
      return {
        title: t('Over half of your goal'),
        line: t('{half} of Focus Work of the {goal} you set.', {
          half: shortLength(about.goal / 2),
          goal: shortLength(about.goal),
        }),
      };
    case 'goal-met':
      return {
        title: t('Goal met'),
        line: t('{goal} of Focus Work. What comes now is extra.', { goal: shortLength(about.goal) }),
      };
    case 'day-summary':
      return { title: t('Your workday is over'), line: t('What it was made of is in today’s report.') };
    case 'after-hours':
      return {
        title: t('Work after hours'),
        line: t(
          'Over 15 minutes of work outside the hours you set, or in their breaks. They do not count towards the goal.',
        ),
      };
    case 'away': {
      const { from, to } = about;
      const minutes = Math.round((to - from) / MINUTE);
      return {
        title: tn(minutes, 'You were away {n} minute', 'You were away {n} minutes'),
        line: t('{from} to {to}. Add it to your day if it was work.', { from: clock(from), to: clock(to) }),
      };
    }
    case 'clear-stretch': {
      const left = Math.max(1, Math.floor((about.until - now) / MINUTE));
      return {
        title: tn(left, 'A clear {n} minute', 'A clear {n} minutes'),
        line: t('Nothing on your calendar before {meeting}, {time}. Enough for one short session.', {
          meeting: called(about.id) || t('a meeting'),
          time: clock(about.until),
        }),
      };
    }
    case 'meeting-soon': {
      const length = lengthInWords(about.to - about.from);
      const left = Math.ceil((about.from - now) / MINUTE);
      const time = clock(about.from);
      return {
        title: t('{meeting}, {time}', { meeting: called(about.id) || t('A meeting'), time }),
        line:
          left > 0
            ? tn(left, 'Starts in {n} minute, for {length}.', 'Starts in {n} minutes, for {length}.', {
                length,
              })
            : t('On since {time}, for {length}.', { time, length }),
      };
    }
    case 'long-sitting':
      return {
        title: t('No break since {time}', { time: clock(about.since) }),
        line: t('Stand up, look far away, drink something. What you are at will wait five minutes.'),
      };
    case 'personal-limit':
      return {
        title: t('{limit} of Personal time', { limit: shortLength(about.limit) }),
        line: t('That is the limit you set for a day.'),
      };
    case 'new-sites':
      return {
        title: tn(about.count, '{n} new site to sort', '{n} new sites to sort'),
        line: t(
          'Last week’s sites that are in no category. They count as Other Work until you say what they are.',
        ),
      };
    case 'session-summary':
      return {
        title: t(about.early ? 'Session over' : 'Session complete'),
        line: t('See how it went, and note what comes next.'),
      };
    case 'break-over':
      return {
        title: t('Your break is over'),
        line: t('{from} to {to}. Begin another session when you are ready.', {
          from: clock(about.from),
          to: clock(about.to),
        }),
      };
    case 'rescored':
      return {
        title: t('{site} is no distraction', { site: about.site }),
        line: t('You said so on the block page. It counts as Other Work, and is not blocked any more.'),
      };
    case 'pause-reminder':
      return {
        title: t('Still paused'),
        line: t('Nothing has been recorded since {time}. What you do in a pause cannot be recovered.', {
          time: clock(about.since),
        }),
      };
    case 'whats-new':
      return {
        title: t('New in Sundial {version}', { version: about.version }),
        line: newsInWords(about.version),
      };
    case 'planned-soon':
    case 'planned-now':
      return occasionInWords(about, about.is === 'planned-soon');
    case 'out-of-touch':
      return {
        title: about.name
          ? t('{browser} was out of touch', { browser: browserInWords(about.name) })
          : t('A browser was out of touch'),
        line: t('For a part of your session it was closed, asleep or offline. When is in today’s report.'),
      };
  }
}

/** Of a version that this one knows nothing of, nothing. */
function newsInWords(version: string): string {
  const news = NEWS[version];
  return news === undefined ? '' : t(news);
}
