import type { browser } from 'wxt/browser';
import { leave } from './leave.ts';

/**
 * What runs inside web pages: on hosts that a session may shut, and nowhere else. It asks nobody, because the
 * worker may be asleep, and carries no library, because it runs before the page does. `chrome` is the one
 * name for the extension's interface that every browser gives to its content scripts.
 */

declare const chrome: Pick<typeof browser, 'runtime' | 'storage'>;

/** What the background leaves for these scripts; gone while no session runs. */
export interface Shut {
  /** By this machine's clock. */
  until: number;
  personal: boolean;
  communication: boolean;
  /** Shut paths of hosts that are open, encoded: `{ host: 'video.example', path: '/shorts' }`. */
  paths: { host: string; path: string }[];
}

const isTop = (): boolean => window === window.top;

const leaveForBlockPage = (): void => leave(`${chrome.runtime.getURL('/blocked.html')}#${location.href}`);

/** At once, whatever the page's own styles say; but laid out, so that it is scrolled as before when it is shown again. */
const UNSEEN = [
  ['transition', 'none'],
  ['opacity', '0'],
] as const;

function hide(): void {
  for (const [property, value] of UNSEEN)
    document.documentElement?.style.setProperty(property, value, 'important');
}

function unhide(): void {
  for (const [property] of UNSEEN) document.documentElement?.style.removeProperty(property);
}

/** Rejects when the extension was reloaded under the page: then this script is nobody's any more. */
async function readShut(): Promise<Shut | null> {
  const { shut } = (await chrome.storage.local.get('shut')) as { shut?: Shut };
  return shut && Date.now() < shut.until ? shut : null;
}

/** A session runs and this page is shut: registered on exactly those. */
export function guard(): void {
  if (isTop()) leaveForBlockPage();
  else leave('about:blank');
}

/**
 * Stands ready on pages of sites that a session may shut, for those kept behind Back: no request is made when they
 * come back, and Firefox tells the worker too late. Such a page is left out of sight, and shown again when it is
 * known that no session runs. (Chromium forgets such pages when a rule changes.) What is in sight when a session
 * begins is the worker's to cover, which knows the scores of the day and not only of when the page was loaded.
 */
export function standReady(kind: 'personal' | 'communication'): void {
  if (!isTop()) return;
  window.addEventListener('pagehide', ({ persisted }) => persisted && hide());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    readShut()
      .then((shut) => (shut?.[kind] ? leaveForBlockPage() : unhide()))
      .catch(unhide);
  });
}

/** `/A//b/` and `/%61/b` are one path; what is not ASCII stays encoded, as in `Shut`. */
const tidy = (path: string): string => {
  const decoded = path.replace(/%[2-7][0-9a-f]/gi, (pair) =>
    String.fromCharCode(Number.parseInt(pair.slice(1), 16)),
  );
  return `${decoded
    .toLowerCase()
    .replace(/[/\\]+/g, '/')
    .replace(/\/$/, '')}/`;
};

/** Stops a page of an open host on its way to a shut path, where nothing is loaded and no rule is asked. */
export function watchPaths(): void {
  const here = window as { sundialWatches?: boolean };
  if (!isTop() || here.sundialWatches) return;
  here.sundialWatches = true;
  let shut: Shut | null = null;
  const isShut = (address: string): boolean => {
    const { hostname, pathname } = new URL(address, location.href);
    const host = hostname.replace(/\.$/, '');
    return (
      shut !== null &&
      Date.now() < shut.until &&
      shut.paths.some(
        (one) =>
          (host === one.host || host.endsWith(`.${one.host}`)) && tidy(pathname).startsWith(`${one.path}/`),
      )
    );
  };
  const look = () => isShut(location.href) && leaveForBlockPage();
  const read = () =>
    readShut()
      .then((present) => {
        shut = present;
        look();
      })
      .catch(() => {
        shut = null;
      });
  void read();
  const changed = (changes: Record<string, unknown>) => void ('shut' in changes && read());
  chrome.storage.onChanged.addListener(changed);
  window.addEventListener('pagehide', () => chrome.storage.onChanged.removeListener(changed));
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('navigate', (event) => {
    const { destination } = event as Event & { destination: { url: string; sameDocument: boolean } };
    if (!destination.sameDocument || !isShut(destination.url)) return;
    const page = `${chrome.runtime.getURL('/blocked.html')}#${destination.url}`;
    if (event.cancelable) event.preventDefault();
    setTimeout(leave, 0, page);
  });
  navigation?.addEventListener('currententrychange', look);
  window.addEventListener('popstate', look);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    chrome.storage.onChanged.addListener(changed);
    void read();
  });
}
