import type { Company } from '../core/company.ts';

/** How many people are in a session now: "A few", "About 40"; null where nobody is counted. */
export const buddiesInWords = ({ buddies }: Company): string | null =>
  buddies === null ? null : buddies === 'few' ? 'A few people' : `About ${buddies.toLocaleString()} people`;
