/** How long a page that nobody sees, and that is never painted, waits all the same, in milliseconds. */
const UNSEEN = 100;

/**
 * Resolves when the page has been painted as it stands in its markup. What is imported after it does not hold up
 * that paint, nor a popup, which the browser shows when its page has loaded.
 */
export const firstPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN);
  });
