import { type Schedule, USUAL } from './schedule.ts';

/** Sites that are a distraction to most and the work of some. All of them count as Personal in the catalogue. */
export const TORN = [
  'youtube.com',
  'linkedin.com',
  'reddit.com',
  'x.com',
  'facebook.com',
  'instagram.com',
  'tiktok.com',
  'pinterest.com',
  'twitch.tv',
  'medium.com',
  'substack.com',
  'amazon.com',
] as const;

/**
 * The usual hours on the days that are no weekend where somebody lives.
 * @param weekend days as `Intl.Locale` counts them: 1 is Monday, 7 is Sunday
 */
export function usualHours(weekend: readonly number[]): Schedule {
  const worked = USUAL.week.find(({ hours }) => hours !== null) ?? { hours: null, breaks: [] };
  return {
    ...USUAL,
    week: Array.from({ length: 7 }, (_, weekday) =>
      weekend.includes(weekday === 0 ? 7 : weekday) ? { hours: null, breaks: [] } : worked,
    ),
  };
}
