import { browser } from 'wxt/browser';

/**
 * "Back to work": to the page before, which is never the shut one, or to another tab. The tab itself is
 * closed when it was opened for the shut page and others are there; nobody is moved to a window they were not in.
 */
export async function goBackOrClose(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return;
  const before = location.href;
  if (history.length > 1) {
    let isLeaving = false;
    // Told before anything is asked of a server, which may be slow.
    addEventListener('beforeunload', () => {
      isLeaving = true;
    });
    history.back();
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (isLeaving || location.href !== before) return;
  }
  const others = await browser.tabs.query({ windowId: tab.windowId });
  if (others.length > 1) await browser.tabs.remove(tab.id);
  else
    await browser.tabs.update(tab.id, { url: import.meta.env.FIREFOX ? 'about:newtab' : 'chrome://newtab/' });
}
