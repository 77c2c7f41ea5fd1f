import type { Feeling } from '../core/reflection.ts';
import { msg } from '../words/t.ts';

export const FEELING_WORDS: Record<Feeling, string> = {
  drained: msg('Drained##feeling'),
  restless: msg('Restless##feeling'),
  steady: msg('Steady##feeling'),
  clear: msg('Clear##feeling'),
  energised: msg('Energised##feeling'),
};
