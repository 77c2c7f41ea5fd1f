import { msg, t } from '../words/t.ts';

/** Words that say nothing of what will be there at the end. Each language has its own. */
export const VAGUE = msg(
  'a about again all an and any anything around at bit bits busy catch catching check computer continue day do doing ' +
    'done each every everything few finish focus for get getting go going hard have i important in it items job just ' +
    'keep lot lots make me misc miscellaneous more my of off office on other productive progress project projects ' +
    'random rest session some something start stuff task tasks that the them thing things this time to todo todos ' +
    'today try up urgent various whatever with work working##words a vague task is made of, in small letters',
);

/** Whether a task is all vague words, as "work on stuff" is. For a hint, never for a refusal. */
export function isVague(task: string): boolean {
  const vague = new Set(t(VAGUE).split(' '));
  const words = task.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => vague.has(word));
}
