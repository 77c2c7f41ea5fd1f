/** The longest task, in characters as people count them (grapheme clusters, Unicode UAX 29). */
export const TASK_LENGTH = 85;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many characters a reader sees: a flag or a family emoji is one. */
export function lengthOf(task: string): number {
  let length = 0;
  for (const _ of segmenter.segment(task)) length++;
  return length;
}

/** The first 85 characters, never half of one. */
export function cutTask(task: string): string {
  let length = 0;
  for (const { index } of segmenter.segment(task)) if (++length > TASK_LENGTH) return task.slice(0, index);
  return task;
}

/** One line: line breaks and control characters become spaces, the ends are trimmed. */
export const tidyTask = (task: string): string => task.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
