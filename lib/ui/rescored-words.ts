import type { Rescore } from '../core/commands.ts';
import type { Site } from '../core/site.ts';
import { activityName } from './activity-words.ts';
import { COUNTS_AS } from './kinds.ts';
import { counted } from './words.ts';

/** What was asked of some sites, categories among them. */
type Change = Pick<Rescore, 'as' | 'communication'>;

/** One of them as it is spoken of. */
export const subjectOf = (id: Site): string => (id.startsWith('@') ? `The category ${activityName(id)}` : id);

/** What came of it: "42 sites count as Personal.", "reddit.com counts as Personal from now on, and on all days before." */
export function rescoredInWords(ids: readonly Site[], { as, communication }: Change): string {
  const [first = ''] = ids;
  const isOne = ids.length === 1;
  const categories = ids.filter((id) => id.startsWith('@')).length;
  const sites = ids.length - categories;
  const both = [
    sites > 0 && counted(sites, 'site'),
    categories > 0 && counted(categories, 'category', 'categories'),
  ];
  const who = isOne ? subjectOf(first) : both.filter(Boolean).join(' and ');
  const [counts, is] = isOne ? ['counts', 'is'] : ['count', 'are'];
  if (as === 'catalogue') return `${who} ${counts} as in the list again.`;
  if (as) return `${who} ${counts} as ${COUNTS_AS[as]} from now on, and on all days before.`;
  if (communication === null) return `Whether ${who} ${is} communication is as in the list again.`;
  return `${who} ${is} ${communication ? 'communication' : 'no communication'} from now on.`;
}
