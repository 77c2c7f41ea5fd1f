import { browser } from 'wxt/browser';

const EVERYWHERE = { origins: ['<all_urls>'] };

/** Whether sites may be blocked; a person can take it away at any time. */
export const hasHostAccess = (): Promise<boolean> => browser.permissions.contains(EVERYWHERE);

/** Asks for it. Only from a click. */
export const askForHostAccess = (): Promise<boolean> =>
  browser.permissions.request(EVERYWHERE).catch(() => false);

/** Whether private windows are covered; null where the browser does not tell. Nothing can ask for it. */
export async function coversPrivateWindows(): Promise<boolean | null> {
  return (await browser.extension.isAllowedIncognitoAccess?.()) ?? null;
}

/** Whether this worker is that of Chromium's private windows. */
export const isPrivate = (): boolean => browser.extension.inIncognitoContext;

export function onPermissions(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}

/** What travels, sealed, once browsers share: Firefox asks for its consent to that by these names. */
const SHARED = { data_collection: ['browsingActivity', 'websiteActivity'] };

/** Asks whether something may leave this browser at all, where the browser wants to be asked. Only from a click. */
export async function askToShare(): Promise<boolean> {
  const { browser_specific_settings: settings } = browser.runtime.getManifest();
  if (!settings?.gecko) return true;
  return browser.permissions.request(SHARED as never).catch(() => false);
}

/** Calls when its owner takes that consent back. */
export function onSharingWithdrawn(changed: () => void): void {
  browser.permissions.onRemoved.addListener((removed) => {
    const { data_collection: gone = [] } = removed as { data_collection?: string[] };
    if (gone.length > 0) changed();
  });
}
