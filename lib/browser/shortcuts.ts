import { browser } from 'wxt/browser';
import { msg, t } from '../words/t.ts';

/** What a key can do on any page; which key, its owner says in the browser. */
export type Shortcut = 'begin-session' | 'pause' | 'mute-sound';

/** As the manifest describes them, whose words are the browser's and not those of the language chosen. */
const DOES: Record<string, string> = {
  _execute_action: msg('Open the Assistant'),
  'begin-session': msg('Begin a Focus Session, as the last one was'),
  pause: msg('Pause recording, or resume it'),
  'mute-sound': msg('Mute sound, or let it sound again'),
};

/** What can be done by a key, and the key as it is set in the browser; '' where none is. */
export async function bindings(): Promise<{ name: string; what: string; key: string }[]> {
  const commands = (await browser.commands?.getAll()) ?? [];
  return commands.map(({ name = '', description = '', shortcut = '' }) => ({
    name,
    what: DOES[name] === undefined ? description : t(DOES[name]),
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
