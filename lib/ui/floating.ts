/** What Chromium calls a window on top of all others, for pages in tabs. */
interface PictureInPicture {
  requestWindow(size: { width: number; height: number }): Promise<Window>;
  /** The one that is open. */
  readonly window: Window | null;
}

const api = (): PictureInPicture | undefined =>
  (window as { documentPictureInPicture?: PictureInPicture }).documentPictureInPicture;

/** Whether this page has one, which is seen whatever is in front of the page. */
export const isFloating = (): boolean => !!api()?.window;

/** Whether this browser has such windows at all. */
export const canFloat = (): boolean => api() !== undefined;

const SIZE = { width: 280, height: 190 };

/** Opens one, with this page's styles in it. Only from a click; rejects where the browser does not let it. */
export async function openFloating(): Promise<Window> {
  const floating = await api()?.requestWindow(SIZE);
  if (!floating) throw new Error('This browser has no windows that stay on top.');
  for (const style of document.querySelectorAll('style, link[rel=stylesheet]'))
    floating.document.head.append(style.cloneNode(true));
  floating.document.title = 'Sundial';
  const { lang, dir } = document.documentElement;
  Object.assign(floating.document.documentElement, { lang, dir });
  return floating;
}
