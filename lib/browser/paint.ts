/** How long a page that nobody sees, and that is never painted, waits all the same, in milliseconds. */
const UNSEEN = 100;

/**
 * Whether a frame was begun after all of the markup was read, as far as that can be told: a document's time is that of
 * its last frame in Chromium and none before the first one, and in other browsers it may be that of the moment.
 */
function isPainted(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const lastFrame = Number(document.timeline.currentTime);
  const isLive = lastFrame > performance.now() - 1;
  return !!navigation?.domInteractive && lastFrame > navigation.domInteractive && !isLive;
}

/** Resolves when the next frame is done. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN);
  });

/**
 * Resolves when the page has been painted as it stands in its markup, so that what is done after it does not hold up
 * that paint. Scripts mostly come later than the first frame: the next one would be waited for in vain.
 */
export const firstPaint = async (): Promise<void> => {
  if (!isPainted()) await nextFrame();
};

/** Has the letters fetched that most texts are written in: a little before a first layout would ask for them. */
export function fetchLetters(): void {
  // One that cannot be had is done without.
  for (const face of document.fonts) if (face.display === 'block') face.load().catch(() => null);
}
