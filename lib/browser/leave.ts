/**
 * Runs in a page that must not be seen: out of sight and silent at once, nothing more is loaded or run, then
 * away, leaving no entry behind Back. Sent to open tabs as it stands, so it may use nothing from outside.
 */
export function leave(page: string): void {
  document.documentElement?.style.setProperty('display', 'none', 'important');
  window.stop();
  // A page's "leave this site?" would hold it in place; a listener in capture is asked first.
  window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
  for (const media of document.querySelectorAll<HTMLMediaElement>('video, audio')) media.pause();
  if (document.pictureInPictureElement) void document.exitPictureInPicture();
  location.replace(page);
}
