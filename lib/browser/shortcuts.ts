import { browser } from 'wxt/browser';
import { t } from '../words/t.ts';

/** What a key can do on any page; which key, its owner says in the browser. */
export type Shortcut = 'begin-session' | 'pause' | 'mute-sound';

/** What can be done by a key, and the key as it is set in the browser; '' where none is. */
export async function bindings(): Promise<{ name: string; what: string; key: string }[]> {
  const commands = (await browser.commands?.getAll()) ?? [];
  return commands.map(({ name = '', description = '', shortcut = '' }) => ({
    name,
    what: name === '_execute_action' ? t('Open the Assistant') : description,
    key: shortcut,
  }));
}

/** Shows where the browser keeps its keys. False where only a person can go there. */
export async function openShortcutSettings(): Promise<boolean> {
  const { openShortcutSettings: open } = (browser.commands ?? {}) as {
    openShortcutSettings?: () => Promise<void>;
  };
  try {
    if (open) await open();
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    return true;
  } catch {
    // Firefox and Safari keep other people's hands off their own pages: the page says the way in words.
    return false;
  }
}

export function onShortcut(pressed: (shortcut: Shortcut) => void): void {
  browser.commands?.onCommand.addListener((name) => {
    if (name === 'begin-session' || name === 'pause' || name === 'mute-sound') pressed(name);
  });
}
