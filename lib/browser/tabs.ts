import { type Browser, browser } from 'wxt/browser';
import { leave } from './leave.ts';
import { BLOCK_PAGE } from './rules.ts';

export type Tab = Browser.tabs.Tab;

/** A page that neither answers nor leaves in this time is navigated away from outside. */
const PATIENCE = 400;

const waited = (time: number): Promise<'waited'> =>
  new Promise((resolve) => setTimeout(resolve, time, 'waited'));

/**
 * The block page in place of an address. For a page that was open already, its title goes along: its place
 * is kept, and the tab goes back by itself. A page that was on its way in was a try like any other.
 */
function blockPageFor({ title, status }: Tab, address: string): string {
  const kept = status === 'complete' ? `?kept=${encodeURIComponent(title ?? '')}` : '';
  return `${browser.runtime.getURL(BLOCK_PAGE)}${kept}#${address}`;
}

/** Puts the block page in place of a tab's page. Resolves when the page is out of sight. */
export async function cover(tab: Tab): Promise<void> {
  if (tab.id === undefined || !tab.url) return;
  const page = blockPageFor(tab, tab.url.replace(/^(?:view-source:)+/i, ''));
  const script = {
    target: { tabId: tab.id },
    func: leave,
    args: [page] as [string],
    injectImmediately: true,
  };
  const covered = await Promise.race([
    browser.scripting.executeScript(script).then(
      () => 'left' as const,
      () => 'refused' as const,
    ),
    waited(PATIENCE),
  ]);
  if (covered === 'left') return;
  const present = await tabOf(tab.id);
  if (present?.url === tab.url) await browser.tabs.update(tab.id, { url: page });
}

/**
 * The tabs that show what must not be seen. A discarded tab shows nothing, and loads through the rules when
 * somebody turns to it.
 */
export async function tabsWhere(isShut: (address: string) => boolean): Promise<Tab[]> {
  const tabs = await browser.tabs.query({});
  return tabs.filter((tab) => !tab.discarded && tab.url !== undefined && isShut(tab.url));
}

/** Empties what shut sites have put into frames of other pages. Frames loaded later meet the rules. */
export async function coverFrames(isShut: (address: string) => boolean): Promise<void> {
  const tabs = await browser.tabs.query({ discarded: false, url: ['http://*/*', 'https://*/*'] });
  await Promise.all(
    tabs.map(async ({ id: tabId }) => {
      if (tabId === undefined) return;
      const frames = (await browser.webNavigation.getAllFrames({ tabId })) ?? [];
      const frameIds = frames
        .filter(({ frameId, url }) => frameId !== 0 && isShut(url))
        .map(({ frameId }) => frameId);
      if (frameIds.length === 0) return;
      const script = {
        target: { tabId, frameIds },
        func: leave,
        args: ['about:blank'] as [string],
        injectImmediately: true,
      };
      await Promise.race([browser.scripting.executeScript(script), waited(PATIENCE)]);
    }),
  );
}

/** Calls with the id of every tab that may show another page than before, however it came to. */
export function onSight(seen: (tab: number) => void): void {
  const committed = (details: { tabId: number; frameId: number; documentLifecycle?: string }) => {
    if (details.frameId === 0 && details.documentLifecycle !== 'prerender') seen(details.tabId);
  };
  browser.webNavigation.onCommitted.addListener(committed);
  browser.webNavigation.onHistoryStateUpdated?.addListener(committed);
  browser.tabs.onActivated.addListener(({ tabId }) => seen(tabId));
  browser.tabs.onReplaced?.addListener((tabId) => seen(tabId));
  browser.tabs.onUpdated.addListener((tabId, change) => {
    if (change.url !== undefined) seen(tabId);
  });
}

/** A tab by its id; null when it is gone. */
export async function tabOf(id: number): Promise<Tab | null> {
  return browser.tabs.get(id).catch(() => null);
}
