import { type Browser, browser } from 'wxt/browser';
import { hostPatterns } from './guards.ts';
import { leave, titleInAddress } from './leave.ts';
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
function blockPageFor({ title, status }: Tab, address: string, wasOpen: boolean): string {
  const kept = wasOpen && status === 'complete' ? `?kept=${titleInAddress(title ?? '')}` : '';
  return `${browser.runtime.getURL(BLOCK_PAGE)}${kept}#${address}`;
}

/** Puts the block page in place of a tab's page. Resolves when the page is out of sight. */
export async function cover(tab: Tab, wasOpen: boolean): Promise<void> {
  if (tab.id === undefined || !tab.url) return;
  const page = blockPageFor(tab, tab.url.replace(/^(?:view-source:)+/i, ''), wasOpen);
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

/** Chromium calls a tab discarded even when a page was put into it again. */
const isUnloaded = (tab: Tab): boolean =>
  import.meta.env.FIREFOX ? tab.discarded : (tab.status as string) === 'unloaded';

const isOfWeb = (address: string): boolean => /^(?:view-source:)*https?:/i.test(address);

/**
 * The tabs that show a page of the web. A discarded tab shows nothing, and loads through the rules when somebody
 * turns to it.
 */
export async function openTabs(): Promise<Tab[]> {
  const tabs = await browser.tabs.query({});
  return tabs.filter((tab) => !isUnloaded(tab) && isOfWeb(tab.url ?? ''));
}

/** Gives up a prerendered page. (Sending it to about:blank instead crashes Chromium 156 when it is turned to.) */
const giveUp = (): void => window.close();

/**
 * Empties what shut sites have put into frames of open pages, and gives up their pages that were prerendered
 * behind them and would be shown without loading. What loads later meets rules and guards.
 */
export async function coverFrames(isShut: (address: string) => boolean): Promise<void> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*'] });
  await Promise.all(
    tabs.map(async ({ id: tabId }) => {
      if (tabId === undefined) return;
      // A tab that is closed by now has none.
      const all = (await browser.webNavigation.getAllFrames({ tabId }).catch(() => null)) ?? [];
      const frames = all.filter(({ url }) => isShut(url));
      const ready = frames.filter(({ documentLifecycle }) => documentLifecycle === 'prerender');
      const embedded = frames.filter(
        ({ frameId, documentLifecycle }) => frameId !== 0 && (documentLifecycle ?? 'active') === 'active',
      );
      // One by one: a frame that is gone before it answers rejects, and is what was wanted.
      const scripts = [
        ...ready.map(({ documentId }) =>
          browser.scripting.executeScript({
            target: { tabId, documentIds: [documentId] },
            func: giveUp,
            injectImmediately: true,
          }),
        ),
        ...embedded.map(({ frameId }) =>
          browser.scripting.executeScript({
            target: { tabId, frameIds: [frameId] },
            func: leave,
            args: ['about:blank'] as [string],
            injectImmediately: true,
          }),
        ),
      ];
      if (scripts.length > 0) await Promise.race([Promise.allSettled(scripts), waited(PATIENCE)]);
    }),
  );
}

/** Puts the script that watches for shut paths into pages that were open before it was registered. */
export async function watchTabs(hosts: readonly string[]): Promise<void> {
  if (hosts.length === 0) return;
  const tabs = await browser.tabs.query({ discarded: false, url: hosts.flatMap(hostPatterns) });
  const files: ['/watch.js'] = ['/watch.js'];
  await Promise.allSettled(
    tabs.map(({ id: tabId }) =>
      tabId === undefined
        ? null
        : Promise.race([
            browser.scripting.executeScript({ target: { tabId }, files, injectImmediately: true }),
            waited(PATIENCE),
          ]),
    ),
  );
}

/** Calls with the id of every tab that may show another page of the web than before, however it came to. */
export function onSight(seen: (tab: number) => void): void {
  type Committed = { tabId: number; frameId: number; url: string; documentLifecycle?: string };
  const committed = ({ tabId, frameId, url, documentLifecycle }: Committed) => {
    if (frameId === 0 && documentLifecycle !== 'prerender' && isOfWeb(url)) seen(tabId);
  };
  browser.webNavigation.onCommitted.addListener(committed);
  browser.tabs.onActivated.addListener(({ tabId }) => seen(tabId));
  browser.tabs.onReplaced?.addListener((tabId) => seen(tabId));
  if (browser.webNavigation.onHistoryStateUpdated)
    browser.webNavigation.onHistoryStateUpdated.addListener(committed);
  // Only where there is nothing better: it tells of every new title and icon too, and wakes the worker for each.
  else
    browser.tabs.onUpdated.addListener((tabId, { url }) => {
      if (url !== undefined && isOfWeb(url)) seen(tabId);
    });
}

/** A tab by its id; null when it is gone. */
export async function tabOf(id: number): Promise<Tab | null> {
  return browser.tabs.get(id).catch(() => null);
}
