/**
 * Letters as they are compared: without case, without marks over them, and with the apostrophe that is on a keyboard.
 * Compatible forms are one: in Japanese, what is typed may be wider than what is written.
 */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

/** Whether every word of what is looked for is somewhere in a text. */
function holds(text: string, needle: string): boolean {
  const within = plain(text);
  return plain(needle)
    .split(/\s+/)
    .every((word) => within.includes(word));
}

/** Which parts of a page are shown: a part whose title fits whole, of the others the rows that fit. */
export function partsFound(
  parts: readonly { title: string; text: string; rows: readonly string[] }[],
  needle: string,
): { isShown: boolean; rows: boolean[] }[] {
  return parts.map(({ title, text, rows }) => {
    if (holds(title, needle)) return { isShown: true, rows: rows.map(() => true) };
    const found = rows.map((row) => holds(row, needle) || holds(`${title} ${row}`, needle));
    if (found.some(Boolean)) return { isShown: true, rows: found };
    return { isShown: holds(`${title} ${text}`, needle), rows: rows.map(() => true) };
  });
}
