import { browser } from 'wxt/browser';
import { type During, type Front, IDLE, type Page } from '../core/activity.ts';
import { SECOND } from '../core/time.ts';

/** Between two windows of a browser there may be none in front, for a moment. */
const SETTLING = 300;

/** "(3) Inbox": what a title counts is not what it is about. */
const COUNTER = /^\(\d+\+?\)\s*/;

/**
 * What is in front of the person: the active tab of the window that has the keyboard, as long as somebody is
 * there. `frontAt` tells what is kept of an address, and how; null for one that is no page of the web.
 */
export async function frontNow(
  soundCounts: boolean,
  frontAt: (
    address: string,
    title: string,
  ) => Promise<{ page: Page; during: During } | (Front & { is: 'away' }) | null>,
): Promise<{ front: Front; isHeard: boolean }> {
  const [state, window, [tab]] = await Promise.all([
    // Safari cannot tell.
    browser.idle?.queryState(IDLE / SECOND) ?? 'active',
    // Rejects when there is no window at all.
    browser.windows.getLastFocused().catch(() => null),
    browser.tabs.query({ active: true, lastFocusedWindow: true }),
  ]);
  const isHeard = soundCounts && tab?.audible === true && tab.mutedInfo?.muted !== true;
  const away = (because: (Front & { is: 'away' })['because']) => ({
    front: { is: 'away', because } as const,
    isHeard: false,
  });
  if (state === 'locked') return away('locked');
  if (state === 'idle' && !isHeard) return away('idle');
  if (!window?.focused || !tab) return away('unfocused');
  if (tab.incognito) return away('private');
  const title = tab.status === 'complete' ? (tab.title ?? '').replace(COUNTER, '') : '';
  const at = tab.url ? await frontAt(tab.url, title) : null;
  if (!at) return away('no-page');
  if ('is' in at) return away(at.because);
  return { front: { is: 'page', by: state === 'idle' ? 'sound' : 'input', ...at }, isHeard };
}

/** Calls whenever something else may be in front. */
export function onFront(changed: () => void): void {
  browser.idle?.setDetectionInterval(IDLE / SECOND);
  browser.idle?.onStateChanged.addListener(changed);
  browser.tabs.onActivated.addListener(changed);
  browser.tabs.onReplaced?.addListener(changed);
  browser.windows.onFocusChanged.addListener((window) => {
    if (window === browser.windows.WINDOW_ID_NONE) setTimeout(changed, SETTLING);
    else changed();
  });
  const inTab = ({ frameId }: { frameId: number }) => {
    if (frameId === 0) changed();
  };
  browser.webNavigation.onCommitted.addListener(inTab);
  browser.webNavigation.onHistoryStateUpdated?.addListener(inTab);
  // By then the page has its title.
  browser.webNavigation.onCompleted.addListener(inTab);
}
