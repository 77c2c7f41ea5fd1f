/** Rows that are not seen are drawn so far above and below, so that a fast scroll shows no gap. */
const BEYOND = 8;

/** The rows of a long list that are drawn: `[first, end)`. `top` is where the list begins, counted from the view's upper edge. */
export function drawnRows(
  { top, height, view }: { top: number; height: number; view: number },
  count: number,
): { first: number; end: number } {
  if (count === 0 || height === 0) return { first: 0, end: Math.min(count, 2 * BEYOND) };
  const row = height / count;
  const first = Math.floor(-top / row) - BEYOND;
  const end = Math.ceil((view - top) / row) + BEYOND;
  return { first: Math.min(Math.max(first, 0), count), end: Math.min(Math.max(end, 0), count) };
}
