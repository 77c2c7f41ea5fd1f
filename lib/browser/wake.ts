import { browser } from 'wxt/browser';

/** Every occasion to look that is neither an alarm nor a page: browser start, install, update. */
export function onWake(look: () => void): void {
  browser.runtime.onStartup.addListener(look);
  browser.runtime.onInstalled.addListener(look);
}

/** Calls once, when it has just been installed; never for a new version. */
export function onFirstInstall(greet: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') greet();
  });
}

/** Calls when the machine believes that it is on a network again. */
export function onOnline(look: () => void): void {
  globalThis.addEventListener('online', look);
}
