import { browser } from 'wxt/browser';
import { Aside, asideOf, NOTHING_ASIDE, type OpenTab, type SetAside } from '../core/set-aside.ts';
import { ASIDE } from './keys.ts';

/** The tabs that are set aside in this browser; null when they cannot be read. */
export async function readAside(): Promise<Aside | null> {
  const { [ASIDE]: stored } = await browser.storage.local.get(ASIDE);
  if (stored === undefined) return NOTHING_ASIDE;
  const read = Aside.safeParse(stored);
  return read.success ? read.data : null;
}

export const saveAside = (aside: Aside): Promise<void> =>
  aside.tabs.length > 0 ? browser.storage.local.set({ [ASIDE]: aside }) : browser.storage.local.remove(ASIDE);

/** Calls with how many tabs are set aside, and after each change. */
export function onAside(changed: (count: number) => void): void {
  // What cannot be read now is read at the next change.
  const read = () => readAside().then((aside) => changed(aside?.tabs.length ?? 0), console.error);
  void read();
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && ASIDE in changes) void read();
  });
}

export const allTabs = (): Promise<OpenTab[]> => browser.tabs.query({});

/** Calls with the tabs beside this page that could be set aside, and after each change among them. */
export function onTabsBeside(changed: (tabs: SetAside[]) => void): void {
  const read = () =>
    browser.tabs
      .query({ currentWindow: true })
      .then((tabs) => changed(tabs.flatMap((tab) => asideOf(tab) ?? [])), console.error);
  void read();
  browser.tabs.onCreated.addListener(read);
  browser.tabs.onRemoved.addListener(() => {
    // Firefox counts a tab among the others until it is gone for good.
    void read();
    setTimeout(read, 100);
  });
  browser.tabs.onUpdated.addListener(read);
  browser.tabs.onAttached.addListener(read);
  browser.tabs.onDetached.addListener(read);
}

export const closeTab = (id: number): Promise<void> => browser.tabs.remove(id);

/** Opens a page again without turning to it: in its window, if that is there and not a private one, or in another. */
export async function openTab({ url, window, index }: SetAside): Promise<void> {
  const present = await browser.windows.get(window).catch(() => null);
  const isThere = present !== null && present.type === 'normal' && !present.incognito;
  const tab = { url, active: false };
  if (isThere) await browser.tabs.create({ ...tab, windowId: window, index });
  // Without any window there is none to put a tab into.
  else await browser.tabs.create(tab).catch(() => browser.windows.create({ url, focused: false }));
}
