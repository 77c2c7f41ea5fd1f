import type { Feeling } from '../core/reflection.ts';

export const FEELING_WORDS: Record<Feeling, string> = {
  drained: 'Drained',
  restless: 'Restless',
  steady: 'Steady',
  clear: 'Clear',
  energised: 'Energised',
};
