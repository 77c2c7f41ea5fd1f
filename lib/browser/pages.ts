import { browser } from 'wxt/browser';
import { placeOf, type Site, withoutWww } from '../core/site.ts';
import type { WarmupName } from '../core/warmup.ts';

export { askForHostAccess } from './permissions.ts';

/** Chrome and Edge have a side panel, Firefox a sidebar; Safari neither. */
export const canOpenSidePanel = (): boolean => 'sidePanel' in browser || 'sidebarAction' in browser;

/** Opens the same Assistant beside the page. Only from a click. */
export async function openSidePanel(): Promise<void> {
  if ('sidebarAction' in browser) return (browser.sidebarAction as { open(): Promise<void> }).open();
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await browser.sidePanel.open({ windowId: id });
}

/** The site of the tab a person looks at; null for the browser's own pages. */
export async function currentSite(): Promise<{ site: Site; host: string } | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const place = tab?.url ? placeOf(tab.url) : null;
  return place && { site: withoutWww(place.host), host: place.host };
}

/** Shows the settings in a tab. */
export const openOptions = (): Promise<void> => browser.runtime.openOptionsPage();

/** Shows a page of ours in a tab; in the one that is there already, if there is one. */
async function openOurs(page: string, place = ''): Promise<void> {
  const url = browser.runtime.getURL(page as '/reports.html');
  const [present] = await browser.tabs.query({ url: `${url}*` });
  if (present?.id === undefined) await browser.tabs.create({ url: url + place });
  else {
    await browser.tabs.update(present.id, { active: true, url: url + place });
    await browser.windows.update(present.windowId, { focused: true });
  }
}

/** Shows the report of today, or of another day. */
export const openReport = (day = ''): Promise<void> => openOurs('/reports.html', day && `#${day}`);

/** Shows the look back on a session. */
export const openSummary = (session: string): Promise<void> => openOurs('/summary.html', `#${session}`);

/** Shows the page of prep. */
export const openPrep = (): Promise<void> => openOurs('/prep.html', '#prep');

/** Closes the tab this page is in; the last one of its window becomes a new one. */
export async function closeTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return;
  const others = await browser.tabs.query({ windowId: tab.windowId });
  if (others.length === 1) await browser.tabs.create({ windowId: tab.windowId });
  await browser.tabs.remove(tab.id);
}

/** Shows one part of the settings. */
export const openSettings = (part: string): Promise<void> => openOurs('/options.html', `#${part}`);

const DETACHED = { width: 400, height: 660 };

/** Shows the Assistant in a small window of its own, which stays when something else is pressed. */
export async function detach(): Promise<void> {
  const url = browser.runtime.getURL('/sidepanel.html');
  const [present] = await browser.tabs.query({ url, windowType: 'popup' });
  if (present) await browser.windows.update(present.windowId, { focused: true });
  else await browser.windows.create({ url, type: 'popup', ...DETACHED });
}

/** Whether this page is in a tab or a window of its own. */
export const isTab = async (): Promise<boolean> => (await browser.tabs.getCurrent()) !== undefined;

/** Opens a page in a new tab: of the web, or by its path one of ours. */
export async function openLink(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Shows what sites count as; `new`: those nobody has scored, or why something asked for was refused. */
export const openActivities = (at: '' | '#new' | '#blocked' | `#refused=${string}` = ''): Promise<void> =>
  openOurs('/activities.html', at);

/** Shows what Sundial is, to somebody who has just got it. */
export const openWelcome = (): Promise<void> => openOurs('/welcome.html');

/** Shows a warmup, from its first step. */
export const openWarmup = (warmup: WarmupName): Promise<void> => openOurs('/warmup.html', `#${warmup}`);

/** Shows the Assistant in a tab. */
export const openAssistant = (): Promise<void> => openOurs('/sidepanel.html');

/** Starts the background anew. What is stored stays. */
export const restart = (): void => browser.runtime.reload();
