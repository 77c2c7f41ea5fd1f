import { type Browser, browser } from 'wxt/browser';
import type { Language } from '../words/languages.ts';
import { spoken } from '../words/t.ts';
import { MENU_LANGUAGE } from './keys.ts';
import { wantedLanguage } from './language.ts';

/** A line as the browser is to show it; without words it parts two others. */
export interface Line {
  id: string;
  words: string | null;
  on: 'page' | 'icon';
  under?: string;
}

/** Where a line was pressed. `unnamed`: in a private window. */
export interface Pressed {
  id: string;
  /** Of the page; '' where there is none. */
  address: string;
  tab: number | null;
  unnamed: boolean;
}

/** On a page and what is in it; a link has an address of its own, which may be of another site. */
const PAGE = ['page', 'frame', 'image', 'video', 'audio', 'selection'] as const;
const OF_WEB = ['http://*/*', 'https://*/*'];

type Create = Browser.contextMenus.CreateProperties;

/**
 * A line that is there already stays as it is. Safari knows fewer places than others and refuses what it does not
 * know: the rest of the menu is there all the same.
 */
function create(line: Create, report: (fault: unknown) => void): void {
  try {
    browser.contextMenus.create(line, () => void browser.runtime.lastError);
  } catch (fault) {
    report(fault);
  }
}

function make(lines: readonly Line[], report: (fault: unknown) => void): void {
  for (const { id, words, on, under } of lines)
    create(
      {
        id,
        ...(words === null ? { type: 'separator' } : { title: words }),
        ...(under === undefined ? {} : { parentId: under }),
        ...(on === 'icon' ? { contexts: ['action'] } : { contexts: [...PAGE], documentUrlPatterns: OF_WEB }),
      },
      report,
    );
}

/** Lines that are not there, because a browser refused them, stay away. */
const sayAnew = (lines: readonly Line[]) =>
  lines.map(({ id, words }) =>
    words === null ? null : browser.contextMenus.update(id, { title: words }).catch(() => {}),
  );

/**
 * Puts our lines into the browser's menus and calls when one is pressed. Browsers keep the lines while the worker
 * sleeps, and over a restart; a new version makes them anew. Chromium's private windows have lines of their own, made
 * by their own worker, which is told neither of a start nor of an install: it makes them whenever it starts. It must
 * not clear them first, because that clears those of the ordinary windows, too (seen in Chromium 156).
 *
 * `inWords` gives the lines in the language chosen. What comes back has them said in another one, should they not be.
 */
export function onMenu(
  inWords: () => Promise<readonly Line[]>,
  pressed: (what: Pressed) => void,
  report: (fault: unknown) => void,
): (chosen: string) => void {
  // Some browsers, on telephones above all, have no such menus.
  if (!browser.contextMenus) return () => {};
  const { inIncognitoContext } = browser.extension;
  /** In which language they are; '' where this worker does not know yet. */
  let said = '';
  let queue: Promise<void> = Promise.resolve();
  const next = (work: () => Promise<void>) => {
    queue = queue.then(work).catch(report);
  };
  async function note(language: Language): Promise<void> {
    said = language;
    // Of private windows nothing is noted.
    if (!inIncognitoContext) await browser.storage.local.set({ [MENU_LANGUAGE]: language });
  }
  const makeAll = async () => make(await inWords(), report);
  async function setLanguage(wanted: Language): Promise<void> {
    if (!said && !inIncognitoContext)
      said = String((await browser.storage.local.get(MENU_LANGUAGE))[MENU_LANGUAGE] ?? '');
    if (said === wanted) return;
    const lines = await inWords();
    const language = spoken();
    await Promise.all(sayAnew(lines));
    await note(language);
    // Where its words could not be read, the next worker tries again.
    said = wanted;
  }

  browser.runtime.onInstalled.addListener(() => {
    if (inIncognitoContext) return;
    next(async () => {
      const lines = await inWords();
      const language = spoken();
      await browser.contextMenus.removeAll();
      make(lines, report);
      await note(language);
    });
  });
  browser.runtime.onStartup.addListener(() => next(makeAll));
  if (inIncognitoContext) next(makeAll);
  browser.contextMenus.onClicked.addListener(({ menuItemId, pageUrl }, tab) =>
    pressed({
      id: String(menuItemId),
      address: tab?.url ?? pageUrl ?? '',
      tab: tab?.id ?? null,
      unnamed: tab?.incognito ?? inIncognitoContext,
    }),
  );
  return (chosen) => {
    const wanted = wantedLanguage(chosen);
    if (wanted !== said) next(() => setLanguage(wanted));
  };
}

/** How long a sign stays at the icon. */
const SIGN = 4000;

/**
 * Shows on one tab's icon what came of something asked for there: a sign for a moment. The words come to whoever
 * points at the icon, until the tab shows another page: Chromium takes a title back only then. What a tab says of
 * itself goes before what is said for all.
 */
export async function signOn(tab: number, sign: string, words: string | null): Promise<void> {
  const { action } = browser;
  // The tab may be gone by then; no text of its own is that for all again.
  const put = (text: string | null) =>
    action.setBadgeText({ tabId: tab, text: text as string }).catch(() => {});
  await put(sign);
  if (words !== null) await action.setTitle({ tabId: tab, title: words }).catch(() => {});
  setTimeout(() => void put(null), SIGN);
}
