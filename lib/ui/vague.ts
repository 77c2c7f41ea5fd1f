/** Words that say nothing of what will be there at the end. */
const VAGUE = new Set(
  (
    'a about again all an and any anything around at bit bits busy catch catching check computer continue day do doing ' +
    'done each every everything few finish focus for get getting go going hard have i important in it items job just ' +
    'keep lot lots make me misc miscellaneous more my of off office on other productive progress project projects ' +
    'random rest session some something start stuff task tasks that the them thing things this time to todo todos ' +
    'today try up urgent various whatever with work working'
  ).split(' '),
);

/** Whether a task is all vague words, as "work on stuff" is. For a hint, never for a refusal. */
export function isVague(task: string): boolean {
  const words = task.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => VAGUE.has(word));
}
