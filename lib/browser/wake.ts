import { browser } from 'wxt/browser';

/** Every occasion to look that is neither an alarm nor a page: browser start, install, update. */
export function onWake(look: () => void): void {
  browser.runtime.onStartup.addListener(look);
  browser.runtime.onInstalled.addListener(look);
}
