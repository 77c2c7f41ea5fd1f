import * as z from 'zod/mini';
import { LONGEST, SHORTEST } from './session.ts';
import { boolean, number, string } from './shapes.ts';

/** One time of a planned session; see `OccasionTold`. */
const OfOccasion = {
  occasion: string,
  task: string,
  minutes: z.number().check(z.gte(SHORTEST), z.lte(LONGEST)),
  minute: z.number().check(z.gte(0), z.lt(24 * 60)),
  from: number,
  strict: z.optional(z.literal(true)),
};

/** What an alert is about, and all its words need. Made once there is an alert. */
export const About = z.lazy(() =>
  z.discriminatedUnion('is', [
    z.object({ is: z.literal('goal-half'), goal: number }),
    z.object({ is: z.literal('goal-met'), goal: number }),
    z.object({ is: z.literal('day-summary'), day: string }),
    z.object({ is: z.literal('after-hours'), day: string }),
    z.object({ is: z.literal('away'), from: number, to: number }),
    z.object({ is: z.literal('clear-stretch'), id: string, until: number }),
    /** Of a meeting only its name in the calendar is told; what it is called stays with the calendar. */
    z.object({ is: z.literal('meeting-soon'), id: string, from: number, to: number }),
    z.object({ is: z.literal('long-sitting'), since: number }),
    z.object({ is: z.literal('personal-limit'), limit: number }),
    z.object({ is: z.literal('new-sites'), count: number }),
    /** `early`: it was ended before its time. */
    z.object({ is: z.literal('session-summary'), session: string, early: z.optional(boolean) }),
    z.object({ is: z.literal('break-over'), from: number, to: number }),
    z.object({
      is: z.literal('rescored'),
      site: string,
      before: z.enum(['focus', 'other', 'meeting', 'personal', 'catalogue']),
    }),
    z.object({ is: z.literal('pause-reminder'), since: number }),
    z.object({ is: z.literal('whats-new'), version: string }),
    z.object({ is: z.literal('planned-soon'), ...OfOccasion }),
    z.object({ is: z.literal('planned-now'), ...OfOccasion }),
    /** `name`: '' where it is known no more. */
    z.object({ is: z.literal('out-of-touch'), session: string, device: string, name: string }),
  ]),
);
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
