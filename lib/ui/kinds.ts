import type { CountsAs } from '../core/catalogue.ts';
import { msg } from '../words/t.ts';

/** What time counts as, in the order it is shown in. */
export const COUNTS_AS: Record<CountsAs, string> = {
  focus: msg('Focus Work'),
  meeting: msg('Meetings'),
  other: msg('Other Work'),
  personal: msg('Personal'),
};

export const KINDS = Object.keys(COUNTS_AS) as CountsAs[];
