import type { Answer } from '../core/answer.ts';
import { t } from '../words/t.ts';

/**
 * Why nothing was done and what to do, in words; '' where nothing was refused. Seldom needed, and longer than all else
 * that some pages say: the texts are fetched then.
 */
export const whyNot = async (answer: Answer): Promise<string> =>
  answer.is === 'refused' ? t((await import('./refusals.ts')).REFUSALS[answer.because]) : '';
