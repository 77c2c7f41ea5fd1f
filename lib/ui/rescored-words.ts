import type { Rescore } from '../core/commands.ts';
import type { Site } from '../core/site.ts';
import { t, tn } from '../words/t.ts';
import { activityName } from './activity-words.ts';
import { COUNTS_AS } from './kinds.ts';

/** What was asked of some sites, categories among them. */
type Change = Pick<Rescore, 'as' | 'communication'>;

/** One of them as a sentence about it begins. */
export const subjectOf = (id: Site): string =>
  id.startsWith('@') ? t('The category {category}', { category: activityName(id) }) : id;

/** "2 sites and 1 category". */
function subjectsOf(ids: readonly Site[]): string {
  const ofCategories = ids.filter((id) => id.startsWith('@')).length;
  const ofSites = ids.length - ofCategories;
  const sites = tn(ofSites, '{n} site', '{n} sites');
  const categories = tn(ofCategories, '{n} category', '{n} categories');
  if (ofCategories === 0) return sites;
  return ofSites === 0 ? categories : t('{sites} and {categories}', { sites, categories });
}

/** What came of it: "42 sites count as Personal.", "reddit.com counts as Personal from now on, and on all days before." */
export function rescoredInWords(ids: readonly Site[], { as, communication }: Change): string {
  const count = ids.length;
  const [first = ''] = ids;
  const who = count === 1 ? subjectOf(first) : subjectsOf(ids);
  if (as === 'catalogue')
    return tn(count, '{who} counts as in the list again.', '{who} count as in the list again.', { who });
  if (as)
    return tn(
      count,
      '{who} counts as {kind} from now on, and on all days before.',
      '{who} count as {kind} from now on, and on all days before.',
      { who, kind: t(COUNTS_AS[as]) },
    );
  if (communication === null)
    return count === 1 && first.startsWith('@')
      ? t('Whether the category {category} is communication is as in the list again.', {
          category: activityName(first),
        })
      : tn(
          count,
          'Whether {who} is communication is as in the list again.',
          'Whether {who} are communication is as in the list again.',
          { who },
        );
  return communication
    ? tn(count, '{who} is communication from now on.', '{who} are communication from now on.', { who })
    : tn(count, '{who} is no communication from now on.', '{who} are no communication from now on.', {
        who,
      });
}
