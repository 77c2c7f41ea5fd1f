import * as z from 'zod/mini';

/** What an alert is about, and all its words need. */
export const About = z.discriminatedUnion('is', [
  z.object({ is: z.literal('goal-half'), goal: z.number() }),
  z.object({ is: z.literal('goal-met'), goal: z.number() }),
  z.object({ is: z.literal('day-summary'), day: z.string() }),
  z.object({ is: z.literal('after-hours'), day: z.string() }),
  z.object({ is: z.literal('away'), from: z.number(), to: z.number() }),
  z.object({ is: z.literal('clear-stretch'), title: z.string(), until: z.number() }),
  z.object({
    is: z.literal('meeting-soon'),
    id: z.string(),
    title: z.string(),
    from: z.number(),
    to: z.number(),
    link: z.nullable(z.string()),
  }),
  z.object({ is: z.literal('long-sitting'), since: z.number() }),
  z.object({ is: z.literal('personal-limit'), limit: z.number() }),
  z.object({ is: z.literal('new-sites'), count: z.number() }),
  z.object({ is: z.literal('session-summary'), session: z.string() }),
  z.object({
    is: z.literal('rescored'),
    site: z.string(),
    before: z.enum(['focus', 'other', 'meeting', 'personal', 'catalogue']),
  }),
  z.object({ is: z.literal('pause-reminder'), since: z.number() }),
]);
export type About = z.infer<typeof About>;

export type AlertType = About['is'];

/** How a type of alert is shown: in the feed and as a notification, in the feed only, or not at all. */
const Way = z.enum(['notify', 'feed', 'off']);
export type Way = z.infer<typeof Way>;

/** All types, when they come, how long they stay, and how they are shown at first. The settings show this table. */
export const ALERTS: Record<AlertType, { name: string; comes: string; stays: string; first: Way }> = {
  'goal-half': {
    name: 'Half of the goal',
    comes: 'When half of the day’s Focus Work is done.',
    stays: '8 hours',
    first: 'feed',
  },
  'goal-met': {
    name: 'Goal met',
    comes: 'When all of the day’s Focus Work is done.',
    stays: '8 hours',
    first: 'notify',
  },
  'day-summary': {
    name: 'The day in short',
    comes: 'When the workday ends.',
    stays: 'Until the next workday',
    first: 'feed',
  },
  'after-hours': {
    name: 'Work after hours',
    comes: 'After 15 minutes of work outside your hours, where Recharge Time is recorded.',
    stays: 'Until noon of the next day',
    first: 'feed',
  },
  away: {
    name: 'You were away',
    comes: 'When you come back in work hours after 5 minutes to 4 hours.',
    stays: '4 hours',
    first: 'feed',
  },
  'clear-stretch': {
    name: 'A clear stretch',
    comes: 'When 20 minutes or more are free before a meeting.',
    stays: 'Until the meeting begins',
    first: 'feed',
  },
  'meeting-soon': {
    name: 'Meeting soon',
    comes: '10 minutes before a meeting.',
    stays: 'Until it ends',
    first: 'notify',
  },
  'long-sitting': {
    name: 'A long stretch without a break',
    comes: 'After 90 minutes without a break, never in a meeting or a session.',
    stays: '1 hour',
    first: 'feed',
  },
  'personal-limit': {
    name: 'Personal time over your limit',
    comes: 'When Personal time passes the limit you set.',
    stays: 'Until midnight',
    first: 'feed',
  },
  'new-sites': {
    name: 'New sites to sort',
    comes: 'Once a week, when sites you used are in no category.',
    stays: '3 days',
    first: 'feed',
  },
  'session-summary': {
    name: 'Session over',
    comes: 'When a Focus Session begun here is over.',
    stays: '24 hours',
    first: 'notify',
  },
  rescored: {
    name: 'Sorted from the block page',
    comes: 'When you say on the block page that a site is no distraction.',
    stays: '24 hours',
    first: 'feed',
  },
  'pause-reminder': {
    name: 'Still paused',
    comes: 'After two hours of a pause without an end.',
    stays: 'Until recording goes on',
    first: 'notify',
  },
};

/** The ways of types that are not as at first. */
export const AlertWays = z.partialRecord(z.enum(Object.keys(ALERTS) as [AlertType, ...AlertType[]]), Way);
export type AlertWays = z.infer<typeof AlertWays>;

export const NO_WAYS: AlertWays = {};

export const wayOf = (ways: AlertWays, type: AlertType): Way => ways[type] ?? ALERTS[type].first;
