import type { Verdict } from '../core/blocking.ts';

/** Categories whose names are not words of their own. */
const NAMES: Record<string, string> = {
  technews: 'Tech news',
  ai: 'AI',
  home: 'Home and garden',
};

const nameOf = (category: string): string =>
  NAMES[category] ?? category.charAt(0).toUpperCase() + category.slice(1);

/** Why a site is shut, as the person who is kept out may have forgotten. */
export function whyInWords({ because, counted }: Extract<Verdict, { is: 'shut' }>): string {
  if (because === 'communication') return 'You asked to keep chat and email out of this session.';
  return counted.by === 'you'
    ? 'You marked it as a Personal Activity.'
    : `It is in ${nameOf(counted.by)}, which counts as Personal.`;
}
