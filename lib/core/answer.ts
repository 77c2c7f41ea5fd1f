import * as z from 'zod/mini';
import type { Verdict } from './blocking.ts';
import type { Refusal } from './commands.ts';

/** What a page hears of its command. */
export type Answer = { is: 'done'; verdict?: Verdict } | { is: 'refused'; because: Refusal };

/** Enough to know an answer from the silence of a background that is not there. */
export const AnswerShape = z.looseObject({ is: z.enum(['done', 'refused']) });
