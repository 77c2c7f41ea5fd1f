let segmenter: Intl.Segmenter | null = null;

/** A text by characters. The segmenter comes with tables that take longer to load than all else here, so it waits. */
export function charactersOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How many characters a reader sees (grapheme clusters, Unicode UAX 29): a flag or a family emoji is one. */
export const lengthOf = (text: string): number =>
  /^[ -~]*$/.test(text) ? text.length : charactersOf(text).length;

/** One line: line breaks and control characters become spaces, the ends are trimmed. */
export const tidyTask = (task: string): string => task.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
