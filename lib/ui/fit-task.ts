import { TASK_LENGTH } from '../core/session.ts';
import { charactersOf, lengthOf } from '../core/task.ts';

/**
 * Takes back what was typed or pasted at the caret past the longest task; what stood there before stays.
 * The caret is where the new text ends.
 */
export function fitTask(text: string, caret: number): { text: string; caret: number } {
  let over = lengthOf(text) - TASK_LENGTH;
  if (over <= 0) return { text, caret };
  const after = text.slice(caret);
  const before = charactersOf(text.slice(0, caret));
  while (over > 0 && before.length > 0) {
    before.pop();
    over = lengthOf(before.join('') + after) - TASK_LENGTH;
  }
  const kept = before.join('');
  return { text: kept + after, caret: kept.length };
}
