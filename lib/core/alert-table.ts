import { msg } from '../words/t.ts';
import type { AlertType } from './alert-types.ts';

/** All types of alerts, when they come and how long they stay. The settings show this table, by `t`. */
export const ALERTS: Record<AlertType, { name: string; comes: string; stays: string }> = {
  'goal-half': {
    name: msg('Half of the goal'),
    comes: msg('When half of the day’s Focus Work is done.'),
    stays: msg('8 hours'),
  },
  'goal-met': {
    name: msg('Goal met'),
    comes: msg('When all of the day’s Focus Work is done.'),
    stays: msg('8 hours'),
  },
  'day-summary': {
    name: msg('The day in short'),
    comes: msg('When the workday ends.'),
    stays: msg('Until the next workday'),
  },
  'after-hours': {
    name: msg('Work after hours'),
    comes: msg('After 15 minutes of work outside your hours, where Recharge Time is recorded.'),
    stays: msg('Until noon of the next day'),
  },
  away: {
    name: msg('You were away'),
    comes: msg('When you come back in work hours after 5 minutes to 4 hours.'),
    stays: msg('4 hours'),
  },
  'clear-stretch': {
    name: msg('A clear stretch'),
    comes: msg('When 20 minutes or more are free before a meeting.'),
    stays: msg('Until the meeting begins'),
  },
  'meeting-soon': {
    name: msg('Meeting soon'),
    comes: msg('10 minutes before a meeting.'),
    stays: msg('Until it ends'),
  },
  'long-sitting': {
    name: msg('A long stretch without a break'),
    comes: msg('After 90 minutes without a break, never in a meeting or a session.'),
    stays: msg('1 hour'),
  },
  'personal-limit': {
    name: msg('Personal time over your limit'),
    comes: msg('When Personal time passes the limit you set.'),
    stays: msg('Until midnight'),
  },
  'new-sites': {
    name: msg('New sites to sort'),
    comes: msg('Once a week, when sites you used are in no category.'),
    stays: msg('3 days'),
  },
  'session-summary': {
    name: msg('Session over'),
    comes: msg(
      'When a Focus Session begun here is over, or when this browser is back within a week after it.',
    ),
    stays: msg('24 hours'),
  },
  'break-over': {
    name: msg('Break over'),
    comes: msg('When the break you took after a session is over.'),
    stays: msg('1 hour'),
  },
  rescored: {
    name: msg('Sorted from the block page'),
    comes: msg('When you say on the block page that a site is no distraction.'),
    stays: msg('24 hours'),
  },
  'pause-reminder': {
    name: msg('Still paused'),
    comes: msg('After two hours of a pause without an end.'),
    stays: msg('Until recording goes on'),
  },
  'whats-new': {
    name: msg('What is new'),
    comes: msg('After an update that brings something for you, once no session runs.'),
    stays: msg('3 days'),
  },
  'planned-soon': {
    name: msg('Planned session soon'),
    comes: msg('5 minutes before a session you planned.'),
    stays: msg('Until its time'),
  },
  'planned-now': {
    name: msg('Time for a planned session'),
    comes: msg('At the time you planned a session for; where another one runs, once that is over.'),
    stays: msg('As long as the session would last'),
  },
  'out-of-touch': {
    name: msg('A browser was out of touch'),
    comes: msg('When a session is over in which another of your browsers was not in touch for a while.'),
    stays: msg('24 hours'),
  },
};
