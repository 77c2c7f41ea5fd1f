import { browser } from 'wxt/browser';

const WANTED = { permissions: ['notifications'] } as const;

/** Whether the browser may tell something outside of any page. */
export const mayNotify = (): Promise<boolean> =>
  browser.permissions.contains({ permissions: [...WANTED.permissions] });

/** Asks for it. Only from a click. */
export const askToNotify = (): Promise<boolean> =>
  browser.permissions.request({ permissions: [...WANTED.permissions] }).catch(() => false);

/** Firefox refuses a notification with buttons, and Safari shows none. */
const HAS_BUTTONS = Boolean(import.meta.env.CHROME || import.meta.env.EDGE || import.meta.env.OPERA);

/**
 * Says something once, with buttons where the browser has them. Nothing is lost where it may not, and then nothing is
 * put into words: it is in the feed as well.
 */
export async function notify(
  id: string,
  inWords: () => Promise<{ title: string; line: string; buttons?: readonly string[] }>,
): Promise<void> {
  if (!(await mayNotify())) return;
  const { title, line, buttons = [] } = await inWords();
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  const chosen = HAS_BUTTONS && buttons.length > 0 ? { buttons: buttons.map((title) => ({ title })) } : {};
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message: line, ...chosen });
}

/** The names of what was said and is still to be seen. */
export const notices = async (): Promise<string[]> =>
  (await mayNotify()) ? Object.keys(await browser.notifications.getAll()) : [];

/** Takes back what was said. */
export async function withdraw(id: string): Promise<void> {
  await browser.notifications.clear(id);
}

/**
 * Calls when somebody presses on what was said, or on one of its buttons. The interface is there only once it was
 * allowed, which may be while the background is awake.
 */
export function onNotice(pressed: (id: string, button: number | null) => void): void {
  let isListening = false;
  const chosen = (id: string, button: number | null) => {
    void browser.notifications.clear(id);
    pressed(id, button);
  };
  const listen = () => {
    if (isListening || !browser.notifications) return;
    isListening = true;
    browser.notifications.onClicked.addListener((id) => chosen(id, null));
    if (HAS_BUTTONS) browser.notifications.onButtonClicked.addListener(chosen);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
