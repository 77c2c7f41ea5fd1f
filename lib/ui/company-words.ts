import type { Company } from '../core/company.ts';
import { t, tn } from '../words/t.ts';

/** How many people are in a session now: "A few", "About 40"; null where nobody is counted. */
export const buddiesInWords = ({ buddies }: Company): string | null =>
  buddies === null
    ? null
    : buddies === 'few'
      ? t('A few people')
      : tn(buddies, 'About {n} person', 'About {n} people');
