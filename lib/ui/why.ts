import type { Verdict } from '../core/blocking.ts';
import { t } from '../words/t.ts';
import { PERSONAL_CATEGORIES } from './personal-categories.ts';

/** Why a site is shut, as the person who is kept out may have forgotten. */
export function whyInWords({ because, counted: { by } }: Extract<Verdict, { is: 'shut' }>): string {
  if (because === 'communication') return t('You asked to keep chat and email out of this session.');
  return by === 'you'
    ? t('You marked it as a Personal Activity.')
    : t('It is in {category}, which counts as Personal.', { category: t(PERSONAL_CATEGORIES[by] ?? by) });
}
