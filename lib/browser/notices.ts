import { browser } from 'wxt/browser';

const WANTED = { permissions: ['notifications'] } as const;

/** Whether the browser may tell something outside of any page. */
export const mayNotify = (): Promise<boolean> =>
  browser.permissions.contains({ permissions: [...WANTED.permissions] });

/** Asks for it. Only from a click. */
export const askToNotify = (): Promise<boolean> =>
  browser.permissions.request({ permissions: [...WANTED.permissions] }).catch(() => false);

/** Says something once. Nothing is lost where it may not, and then nothing is put into words: it is in the feed as well. */
export async function notify(
  id: string,
  inWords: () => Promise<{ title: string; line: string }>,
): Promise<void> {
  if (!(await mayNotify())) return;
  const { title, line } = await inWords();
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message: line });
}

/** Calls when somebody presses on what was said. The interface is there only once it was allowed. */
export function onNotice(pressed: (id: string) => void): void {
  browser.notifications?.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    pressed(id);
  });
}
