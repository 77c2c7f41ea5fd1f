import { browser } from 'wxt/browser';

/** What a key can do on any page; which key, its owner says in the browser. */
export type Shortcut = 'begin-session' | 'pause' | 'mute-sound';

export function onShortcut(pressed: (shortcut: Shortcut) => void): void {
  browser.commands?.onCommand.addListener((name) => {
    if (name === 'begin-session' || name === 'pause' || name === 'mute-sound') pressed(name);
  });
}
