import type { browser } from 'wxt/browser';
import { leave, titleInAddress } from './leave.ts';

/**
 * What runs inside web pages: on hosts of which a session may shut something, and nowhere else. It asks nobody, because the
 * worker may be asleep, and carries no library, because it runs before the page does. `chrome` is the one
 * name for the extension's interface that every browser gives to its content scripts.
 */

declare const chrome: Pick<typeof browser, 'runtime' | 'storage' | 'extension'>;

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

/** `kept`: the page was open when the session began, and comes back by itself. */
function leaveForBlockPage({ kept } = { kept: false }): void {
  const place = kept ? `?kept=${titleInAddress(document.title)}` : '';
  leave(`${chrome.runtime.getURL('/blocked.html')}${place}#${location.href}`);
}

/**
 * Hears when a session begins or ends. What is in sight then is the worker's to cover, which knows the scores of the
 * day and not only those of when the page was loaded. But Chromium's private windows have a worker of their own,
 * which may wake late or never: there the page leaves by itself.
 */
function onShut(heard: (isPrivate: boolean) => void): void {
  const changed = (changes: Record<string, unknown>) =>
    void ('shut' in changes && heard(chrome.extension.inIncognitoContext));
  chrome.storage.onChanged.addListener(changed);
  // Firefox logs an error for each listener that a page leaves behind when it goes.
  window.addEventListener('pagehide', () => chrome.storage.onChanged.removeListener(changed));
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) chrome.storage.onChanged.addListener(changed);
  });
}

/** At once, whatever the page's own styles say; but laid out, so that it is scrolled as before when it is shown again. */
const UNSEEN = [
  ['transition', 'none'],
  ['opacity', '0'],
  // An open dialog is not within its page's opacity.
  ['visibility', 'hidden'],
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

/** How an answer is marked, by a rule of the browser's, that came to the one tab in which music may play. */
export const LET_THROUGH = 'sundial-lets-through';

/** What no rule saw bears no mark: a page's own worker may have answered it. */
function isLetThrough(): boolean {
  const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return loaded?.serverTiming?.some(({ name }) => name === LET_THROUGH) ?? false;
}

/** A session runs and this page is shut: registered on exactly those. */
export function guard(): void {
  if (isTop() && isLetThrough()) return;
  if (isTop()) leaveForBlockPage();
  else leave('about:blank');
}

/**
 * Stands ready on pages of sites that a session may shut, for those kept behind Back: no request is made when they
 * come back, and Firefox tells the worker too late. Such a page is left out of sight, and shown again when it is
 * known that no session runs. (Chromium forgets such pages when a rule changes.)
 */
export function standReady(kind: 'personal' | 'communication'): void {
  if (!isTop()) return;
  const decide = (wasOpen: { kept: boolean }) =>
    readShut()
      .then((shut) => (shut?.[kind] ? leaveForBlockPage(wasOpen) : unhide()))
      .catch(unhide);
  onShut((isPrivate) => void (isPrivate && decide({ kept: true })));
  window.addEventListener('pagehide', ({ persisted }) => persisted && hide());
  window.addEventListener('pageshow', ({ persisted }) => void (persisted && decide({ kept: false })));
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
  const look = (wasOpen = { kept: false }) => isShut(location.href) && leaveForBlockPage(wasOpen);
  const read = () =>
    readShut()
      .catch(() => null)
      .then((present) => {
        shut = present;
      });
  void read().then(() => look());
  onShut((isPrivate) => void read().then(() => isPrivate && look({ kept: true })));
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('navigate', (event) => {
    const { destination } = event as Event & { destination: { url: string; sameDocument: boolean } };
    if (!destination.sameDocument || !isShut(destination.url)) return;
    const page = `${chrome.runtime.getURL('/blocked.html')}#${destination.url}`;
    if (event.cancelable) event.preventDefault();
    setTimeout(leave, 0, page);
  });
  navigation?.addEventListener('currententrychange', () => look());
  window.addEventListener('popstate', () => look());
  window.addEventListener('pageshow', ({ persisted }) => void (persisted && read().then(() => look())));
}
