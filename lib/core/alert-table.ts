import { msg } from '../words/t.ts';
import type { AlertType } from './alert-types.ts';

/** All types of alerts, when they come and how long they stay. The settings show this table. */
export const ALERTS: Record<AlertType, { name: string; comes: string; stays: string }> = {
  'goal-half': {
    name: 'Half of the goal',
    comes: 'When half of the day’s Focus Work is done.',
    stays: '8 hours',
  },
  'goal-met': {
    name: 'Goal met',
    comes: 'When all of the day’s Focus Work is done.',
    stays: '8 hours',
  },
  'day-summary': {
    name: 'The day in short',
    comes: 'When the workday ends.',
    stays: 'Until the next workday',
  },
  'after-hours': {
    name: 'Work after hours',
    comes: 'After 15 minutes of work outside your hours, where Recharge Time is recorded.',
    stays: 'Until noon of the next day',
  },
  away: {
    name: 'You were away',
    comes: 'When you come back in work hours after 5 minutes to 4 hours.',
    stays: '4 hours',
  },
  'clear-stretch': {
    name: 'A clear stretch',
    comes: 'When 20 minutes or more are free before a meeting.',
    stays: 'Until the meeting begins',
  },
  'meeting-soon': {
    name: 'Meeting soon',
    comes: '10 minutes before a meeting.',
    stays: 'Until it ends',
  },
  'long-sitting': {
    name: 'A long stretch without a break',
    comes: 'After 90 minutes without a break, never in a meeting or a session.',
    stays: '1 hour',
  },
  'personal-limit': {
    name: 'Personal time over your limit',
    comes: 'When Personal time passes the limit you set.',
    stays: 'Until midnight',
  },
  'new-sites': {
    name: 'New sites to sort',
    comes: 'Once a week, when sites you used are in no category.',
    stays: '3 days',
  },
  'session-summary': {
    name: 'Session over',
    comes: 'When a Focus Session begun here is over, or when this browser is back within a week after it.',
    stays: '24 hours',
  },
  'break-over': {
    name: 'Break over',
    comes: 'When the break you took after a session is over.',
    stays: '1 hour',
  },
  rescored: {
    name: 'Sorted from the block page',
    comes: 'When you say on the block page that a site is no distraction.',
    stays: '24 hours',
  },
  'pause-reminder': {
    name: 'Still paused',
    comes: 'After two hours of a pause without an end.',
    stays: 'Until recording goes on',
  },
  'whats-new': {
    name: msg('What is new'),
    comes: msg('After an update that brings something for you, once no session runs.'),
    stays: msg('3 days'),
  },
  'out-of-touch': {
    name: 'A browser was out of touch',
    comes: 'When a session is over in which another of your browsers was not in touch for a while.',
    stays: '24 hours',
  },
};
