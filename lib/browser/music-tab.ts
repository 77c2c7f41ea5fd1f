import { type Browser, browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { isMusicPage, MUSIC_PAGES } from '../core/moods.ts';
import { MUSIC_TAB } from './keys.ts';
import { LET_THROUGH } from './page.ts';

type Rule = Browser.declarativeNetRequest.Rule;

/** The one tab that music may play in although its site is shut; forgotten with the browser, as its rules are. */
const MusicTab = z.object({ tab: z.number(), mood: z.string() });
type MusicTab = z.infer<typeof MusicTab>;

/** Session rules only, which alone can be for a tab. Above every rule that shuts; the mark above the pass, or it is left out. */
const PASS = { id: 1, priority: 1_000_000 };
const MARK = { id: 2, priority: 1_000_001 };

/** For this tab, only pages that music needs, never a frame: what is shut stays shut in all other tabs, and in this one. */
function rulesFor(tab: number): Rule[] {
  const condition = {
    tabIds: [tab],
    regexFilter: MUSIC_PAGES,
    isUrlFilterCaseSensitive: false,
    resourceTypes: ['main_frame'],
  } as unknown as Rule['condition'];
  return [
    { ...PASS, condition, action: { type: 'allow' } },
    {
      ...MARK,
      condition,
      action: {
        type: 'modifyHeaders',
        responseHeaders: [{ header: 'Server-Timing', operation: 'append', value: LET_THROUGH }],
      },
    },
  ] as Rule[];
}

const setRulesFor = (tab: number | null): Promise<void> =>
  browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [PASS.id, MARK.id],
    addRules: tab === null ? [] : rulesFor(tab),
  });

async function readMusicTab(): Promise<MusicTab | null> {
  const stored = await browser.storage.session.get(MUSIC_TAB);
  return MusicTab.safeParse(stored[MUSIC_TAB]).data ?? null;
}

/** The mood whose tab is open; null where there is none any more. */
async function musicTabMood(): Promise<string | null> {
  const held = await readMusicTab();
  if (!held) return null;
  const present = await browser.tabs.get(held.tab).catch(() => null);
  return present && held.mood;
}

/** Shows an address in music's own tab, behind the one in front. It is let through before it sets off. */
async function openMusicTab(mood: string, url: string): Promise<void> {
  const held = await readMusicTab();
  const present = held && (await browser.tabs.get(held.tab).catch(() => null));
  const { id: tab } = present ?? (await browser.tabs.create({ url: 'about:blank', active: false }));
  if (tab === undefined) return;
  await browser.storage.session.set({ [MUSIC_TAB]: { tab, mood } satisfies MusicTab });
  await setRulesFor(tab);
  await browser.tabs.update(tab, { url });
}

/** Nothing is let through any more, and the tab is closed. Asked again, it does what is left of that. */
export async function closeMusicTab(): Promise<void> {
  const held = await readMusicTab();
  if (!held) return;
  await setRulesFor(null);
  // It may be closed already, or its owner may have gone on in it to something else, which is not ours to close.
  const tab = await browser.tabs.get(held.tab).catch(() => null);
  const { url = '' } = tab ?? {};
  const isMusic =
    isMusicPage(url) || url === '' || url === 'about:blank' || url.startsWith(browser.runtime.getURL('/'));
  if (tab && isMusic) await browser.tabs.remove(held.tab).catch(() => {});
  await browser.storage.session.remove(MUSIC_TAB);
}

/** Brings it to the front, for its owner to choose what plays. Only from a click. */
export async function showMusicTab(): Promise<void> {
  const held = await readMusicTab();
  const shown = held && (await browser.tabs.update(held.tab, { active: true }).catch(() => null));
  if (shown) await browser.windows.update(shown.windowId, { focused: true });
}

/** Sent into the tab as it stands, so it may use nothing from outside. */
async function tell(what: 'play' | 'pause' | null): Promise<boolean> {
  const all = [...document.querySelectorAll<HTMLVideoElement>('video')];
  const [first] = all.filter(({ currentSrc }) => currentSrc !== '');
  if (what === 'pause') for (const video of all) video.pause();
  // Where the page has not been in front yet the browser may say no; then nothing plays, and that is the answer.
  if (what === 'play') await first?.play().catch(() => {});
  return all.some((video) => !video.paused);
}

/** Plays or pauses what is chosen in the tab, and answers whether anything plays then; null only asks. */
async function tellMusicTab(what: 'play' | 'pause' | null): Promise<boolean> {
  const held = await readMusicTab();
  if (!held) return false;
  const script = { target: { tabId: held.tab }, func: tell, args: [what] as [typeof what] };
  // A tab that is gone, still empty or not music any more plays nothing.
  const answers = await browser.scripting.executeScript(script).catch(() => []);
  return answers[0]?.result === true;
}

/** What a provider of music needs of the tab. */
export const musicTab = { mood: musicTabMood, open: openMusicTab, close: closeMusicTab, tell: tellMusicTab };

/** Calls when its owner closed it. What was let through is shut by then. */
export function onMusicTabClosed(closed: () => void): void {
  const look = async (tab: number) => {
    if ((await readMusicTab())?.tab !== tab) return;
    await closeMusicTab();
    closed();
  };
  browser.tabs.onRemoved.addListener((tab) => void look(tab).catch(console.error));
}

/** Tabs but for music's own, while it shows what it may. */
export async function withoutMusicTab<Tab extends { id?: number | undefined; url?: string | undefined }>(
  tabs: Tab[],
): Promise<Tab[]> {
  const held = await readMusicTab();
  return held ? tabs.filter(({ id, url }) => id !== held.tab || !isMusicPage(url ?? '')) : tabs;
}
