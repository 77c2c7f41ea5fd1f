import * as z from 'zod/mini';
import { LONGEST, SHORTEST } from './session.ts';

/** One time of a planned session; see `OccasionTold`. */
const OfOccasion = {
  occasion: z.string(),
  task: z.string(),
  minutes: z.number().check(z.gte(SHORTEST), z.lte(LONGEST)),
  minute: z.number().check(z.gte(0), z.lt(24 * 60)),
  from: z.number(),
  strict: z.optional(z.literal(true)),
};

/** What an alert is about, and all its words need. */
export const About = z.discriminatedUnion('is', [
  z.object({ is: z.literal('goal-half'), goal: z.number() }),
  z.object({ is: z.literal('goal-met'), goal: z.number() }),
  z.object({ is: z.literal('day-summary'), day: z.string() }),
  z.object({ is: z.literal('after-hours'), day: z.string() }),
  z.object({ is: z.literal('away'), from: z.number(), to: z.number() }),
  z.object({ is: z.literal('clear-stretch'), id: z.string(), until: z.number() }),
  /** Of a meeting only its name in the calendar is told; what it is called stays with the calendar. */
  z.object({ is: z.literal('meeting-soon'), id: z.string(), from: z.number(), to: z.number() }),
  z.object({ is: z.literal('long-sitting'), since: z.number() }),
  z.object({ is: z.literal('personal-limit'), limit: z.number() }),
  z.object({ is: z.literal('new-sites'), count: z.number() }),
  /** `early`: it was ended before its time. */
  z.object({ is: z.literal('session-summary'), session: z.string(), early: z.optional(z.boolean()) }),
  z.object({ is: z.literal('break-over'), from: z.number(), to: z.number() }),
  z.object({
    is: z.literal('rescored'),
    site: z.string(),
    before: z.enum(['focus', 'other', 'meeting', 'personal', 'catalogue']),
  }),
  z.object({ is: z.literal('pause-reminder'), since: z.number() }),
  z.object({ is: z.literal('whats-new'), version: z.string() }),
  z.object({ is: z.literal('planned-soon'), ...OfOccasion }),
  z.object({ is: z.literal('planned-now'), ...OfOccasion }),
  /** `name`: '' where it is known no more. */
  z.object({ is: z.literal('out-of-touch'), session: z.string(), device: z.string(), name: z.string() }),
]);
export type About = z.infer<typeof About>;

export type AlertType = About['is'];

/** How a type of alert is shown: in the feed and as a notification, in the feed only, or not at all. */
const Way = z.enum(['notify', 'feed', 'off']);
export type Way = z.infer<typeof Way>;

/** How each type is shown at first. */
const FIRST: Record<AlertType, Way> = {
  'goal-half': 'feed',
  'goal-met': 'notify',
  'day-summary': 'feed',
  'after-hours': 'feed',
  away: 'feed',
  'clear-stretch': 'feed',
  'meeting-soon': 'notify',
  'long-sitting': 'feed',
  'personal-limit': 'feed',
  'new-sites': 'feed',
  'session-summary': 'notify',
  'break-over': 'notify',
  rescored: 'feed',
  'pause-reminder': 'notify',
  'whats-new': 'feed',
  'planned-soon': 'feed',
  'planned-now': 'notify',
  'out-of-touch': 'feed',
};

/** The ways of types that are not as at first. */
export const AlertWays = z.partialRecord(z.enum(Object.keys(FIRST) as [AlertType, ...AlertType[]]), Way);
export type AlertWays = z.infer<typeof AlertWays>;

export const NO_WAYS: AlertWays = {};

export const wayOf = (ways: AlertWays, type: AlertType): Way => ways[type] ?? FIRST[type];
