import type { About } from '../core/alert-types.ts';
import type { Meeting } from '../core/meeting.ts';
import { MINUTE } from '../core/time.ts';
import { NEWS } from '../core/whats-new.ts';
import { t } from '../words/t.ts';
import { counted, lengthInWords, shortLength, timeOfDay } from './words.ts';

/** What an alert says. `meetings`: those of the calendars; `shift`: see `Shown`. */
export function alertInWords(
  about: About,
  meetings: readonly Meeting[],
  now: number,
  shift: number,
): { title: string; line: string } {
  const clock = (instant: number) => timeOfDay(instant - shift);
  const called = (id: string) => meetings.find((meeting) => meeting.id === id)?.title || 'a meeting';
  switch (about.is) {
    case 'goal-half':
      return {
        title: 'Over half of your goal',
        line: `${shortLength(about.goal / 2)} of Focus Work of the ${shortLength(about.goal)} you set.`,
      };
    case 'goal-met':
      return {
        title: 'Goal met',
        line: `${shortLength(about.goal)} of Focus Work. What comes now is extra.`,
      };
    case 'day-summary':
      return { title: 'Your workday is over', line: 'What it was made of is in today’s report.' };
    case 'after-hours':
      return {
        title: 'Work after hours',
        line: 'Over 15 minutes of work outside the hours you set, or in their breaks. They do not count towards the goal.',
      };
    case 'away': {
      const length = counted(Math.round((about.to - about.from) / MINUTE), 'minute');
      return {
        title: `You were away ${length}`,
        line: `${clock(about.from)} to ${clock(about.to)}. Add it to your day if it was work.`,
      };
    }
    case 'clear-stretch': {
      const left = Math.max(1, Math.floor((about.until - now) / MINUTE));
      return {
        title: `A clear ${counted(left, 'minute')}`,
        line: `Nothing on your calendar before ${called(about.id)}, ${clock(about.until)}. Enough for one short session.`,
      };
    }
    case 'meeting-soon': {
      const length = `for ${lengthInWords(about.to - about.from)}`;
      const left = Math.ceil((about.from - now) / MINUTE);
      return {
        title: `${called(about.id)}, ${clock(about.from)}`,
        line:
          left > 0
            ? `Starts in ${counted(left, 'minute')}, ${length}.`
            : `On since ${clock(about.from)}, ${length}.`,
      };
    }
    case 'long-sitting':
      return {
        title: `No break since ${clock(about.since)}`,
        line: 'Stand up, look far away, drink something. What you are at will wait five minutes.',
      };
    case 'personal-limit':
      return {
        title: `${shortLength(about.limit)} of Personal time`,
        line: 'That is the limit you set for a day.',
      };
    case 'new-sites':
      return {
        title: `${counted(about.count, 'new site')} to sort`,
        line: 'Last week’s sites that are in no category. They count as Other Work until you say what they are.',
      };
    case 'session-summary':
      return {
        title: about.early ? 'Session over' : 'Session complete',
        line: 'See how it went, and note what comes next.',
      };
    case 'break-over':
      return {
        title: 'Your break is over',
        line: `${clock(about.from)} to ${clock(about.to)}. Begin another session when you are ready.`,
      };
    case 'rescored':
      return {
        title: `${about.site} is no distraction`,
        line: 'You said so on the block page. It counts as Other Work, and is not blocked any more.',
      };
    case 'pause-reminder':
      return {
        title: 'Still paused',
        line: `Nothing has been recorded since ${clock(about.since)}. What you do in a pause cannot be recovered.`,
      };
    case 'whats-new':
      return {
        title: t('New in Sundial {version}', { version: about.version }),
        line: t(NEWS[about.version] ?? ''),
      };
    case 'out-of-touch':
      return {
        title: `${about.name} was out of touch`,
        line: 'For a part of your session it was closed, asleep or offline. When is in today’s report.',
      };
  }
}
