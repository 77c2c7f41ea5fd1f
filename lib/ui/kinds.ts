import type { CountsAs } from '../core/catalogue.ts';

/** What time counts as, in the order it is shown in. */
export const COUNTS_AS: Record<CountsAs, string> = {
  focus: 'Focus Work',
  meeting: 'Meetings',
  other: 'Other Work',
  personal: 'Personal',
};

export const KINDS = Object.keys(COUNTS_AS) as CountsAs[];
