/**
 * Runs in a page that must not be seen: out of sight and silent at once, nothing more is loaded or run, then
 * away, leaving no entry behind Back. Sent to open tabs as it stands, so it may use nothing from outside.
 */
export function leave(page: string): void {
  // The page's own script and the worker may both send it away, and the second would begin all anew.
  const here = window as { sundialLeft?: number };
  if (here.sundialLeft !== undefined && performance.now() - here.sundialLeft < 1000) return;
  here.sundialLeft = performance.now();
  document.documentElement?.style.setProperty('display', 'none', 'important');
  window.stop();
  // A page's "leave this site?" would hold it in place; a listener in capture is asked first.
  window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
  for (const media of document.querySelectorAll<HTMLMediaElement>('video, audio')) media.pause();
  if (document.pictureInPictureElement) void document.exitPictureInPicture();
  location.replace(page);
}

/** A page may call itself anything: too long for an address, or cut within a sign, which `encodeURIComponent` throws at. */
export const titleInAddress = (title: string): string =>
  encodeURIComponent(title.slice(0, 300).toWellFormed());
