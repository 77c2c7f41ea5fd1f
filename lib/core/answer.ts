import * as z from 'zod/mini';
import type { Verdict } from './blocking.ts';
import type { Refusal } from './commands.ts';

/**
 * What a page hears of its command. `found`: the meetings of the coming week in a calendar that was added; `code`:
 * what its server said when it could not be; `heard`: whether a tab is.
 */
export type Answer =
  | { is: 'done'; verdict?: Verdict; found?: number; heard?: boolean }
  | { is: 'refused'; because: Refusal; code?: number };

/** Enough to know an answer from the silence of a background that is not there. */
export const AnswerShape = z.looseObject({ is: z.enum(['done', 'refused']) });
