import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MOODS, moodAddress } from '../../lib/core/moods.ts';
import { SILENCE } from '../../lib/core/music.ts';
import { selfSigned } from '../music/certificate.ts';
import type { Tab, TestBrowser } from './browser.ts';
import { still, until } from './poll.ts';
import { openSites, type Sites } from './sites.ts';

const SEARCH = moodAddress(MOODS[1]);
const VIDEO = 'https://www.youtube.com/watch?v=music';

/** Moods on YouTube, in a browser that takes the pages of a server of ours for its. */
export function testYouTube(launch: (plain: number, secure: number) => Promise<TestBrowser>): void {
  let sites: Sites;
  let youtube: Sites;
  let browser: TestBrowser;

  beforeAll(async () => {
    sites = await openSites();
    youtube = await openSites(selfSigned());
    browser = await launch(sites.port, youtube.port);
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
    await youtube?.close();
  });
  beforeEach(async () => {
    await browser.ask({ do: 'forget-all' });
    const music = { ...SILENCE, from: 'youtube', mood: MOODS[1].id };
    await browser.ask({ do: 'set', setting: 'music', to: music });
    youtube.forget();
  });
  afterEach(async () => {
    await browser.ask({ do: 'cancel' });
    await browser.tidy();
  });

  const begin = () => browser.ask({ do: 'start', task: 'Write', minutes: 25, level: 'distractions' });
  const ran = (address: string) => youtube.seen(address).ran.length;
  const tabs = () =>
    browser.inOurs<{ url: string; active: boolean; id: number }[]>(
      `${browser.api}.tabs.query({}).then((tabs) => tabs.map(({ url, active, id }) => ({ url, active, id })))`,
    );
  /** The tab that the session opened. */
  const musicTab = () =>
    until('there is a tab for music', async () => (await tabs()).find(({ url }) => url === SEARCH));
  /** Types an address into it. */
  const go = (id: number, url: string) =>
    browser.inOurs(`${browser.api}.tabs.update(${id}, { url: ${JSON.stringify(url)} }).then(() => null)`);
  const addressOf = async (id: number) => (await tabs()).find((tab) => tab.id === id)?.url ?? '';
  const blocked = (what: string, address: () => Promise<string>) =>
    until(`${what} is blocked`, async () => (await address()).includes('blocked.html'));

  describe('a session with a mood', () => {
    test('opens its search behind the page in front, and closes it with itself', async () => {
      expect(await begin()).toMatchObject({ is: 'done' });
      const { active } = await musicTab();
      expect(active).toBe(false);
      await until('it runs', () => ran(SEARCH) > 0);
      await browser.ask({ do: 'cancel' });
      await until('it is closed', async () => (await tabs()).every(({ url }) => !url.includes('youtube')));
      expect(await browser.inOurs(`${browser.api}.declarativeNetRequest.getSessionRules()`)).toEqual([]);
    });

    test('lets that tab search, play and load again, the worker stopped or not', async () => {
      await begin();
      const { id } = await musicTab();
      await until('the search runs', () => ran(SEARCH) > 0);
      await browser.stopWorker();
      await go(id, VIDEO);
      await until('a video runs', () => ran(VIDEO) > 0);
      youtube.forget();
      await browser.inOurs(`${browser.api}.tabs.reload(${id}).then(() => null)`);
      await until('it runs again', () => ran(VIDEO) > 0);
      await browser.ask({ do: 'look' });
      await still(500);
      expect(await addressOf(id)).toBe(VIDEO);
    });

    test.each(['https://www.youtube.com/', 'https://www.youtube.com/shorts/one', 'http://social.test/page'])(
      'does not let that tab show %s',
      async (address) => {
        await browser.ask({ do: 'score', sites: [{ site: 'social.test', as: 'personal' }] });
        await begin();
        const { id } = await musicTab();
        await until('the search runs', () => ran(SEARCH) > 0);
        await go(id, address);
        await blocked(address, () => addressOf(id));
        expect(youtube.seen(address).ran.filter((page) => page === address)).toEqual([]);
      },
    );

    test('covers that tab when it turns to the front page without loading', async () => {
      await begin();
      const { id } = await musicTab();
      await until('the search runs', () => ran(SEARCH) > 0);
      await browser.inOurs(
        `${browser.api}.scripting.executeScript({ target: { tabId: ${id} }, world: 'MAIN', func: () => history.pushState(null, '', '/') }).then(() => null)`,
      );
      await blocked('the front page', () => addressOf(id));
    });

    test.each([
      ['a video', VIDEO],
      ['the very same search', SEARCH],
    ])('keeps %s shut in every other tab', async (_, address) => {
      await begin();
      await musicTab();
      await until('the search runs', () => ran(SEARCH) > 0);
      youtube.forget();
      const other: Tab = await browser.open(address);
      await blocked('it', other.address);
      await still(500);
      expect(youtube.seen(address)).toEqual({ ran: [], drawn: [] });
    });

    test('does not open it again when its owner closed it, and lets nothing through any more', async () => {
      await begin();
      const { id } = await musicTab();
      await browser.inOurs(`${browser.api}.tabs.remove(${id}).then(() => null)`);
      await until('nothing is let through', async () => {
        const rules = await browser.inOurs<unknown[]>(
          `${browser.api}.declarativeNetRequest.getSessionRules()`,
        );
        return rules.length === 0;
      });
      await browser.ask({ do: 'look' });
      await still(500);
      expect((await tabs()).some(({ url }) => url.includes('youtube'))).toBe(false);
    });
  });

  /** Visits a page that puts a worker of its own between its site and the network. */
  async function putBetween(page: string): Promise<void> {
    const before = await browser.open(`https://www.youtube.com${page}`);
    await until('its worker is ready', () =>
      before.run<boolean>('document.title === "ready"').catch(() => false),
    );
    await before.close();
  }

  describe("where YouTube's own worker stands between", () => {
    test('the search is let through that the browser has fetched for it, and no other tab is', async () => {
      await putBetween('/preloading');
      await begin();
      await musicTab();
      await until('the search runs', () => ran(SEARCH) > 0);
      youtube.forget();
      const other = await browser.open(VIDEO);
      await blocked('it', other.address);
      await still(500);
      expect(youtube.seen('watch')).toEqual({ ran: [], drawn: [] });
    });

    test('what it answers by itself is shut', async () => {
      await putBetween('/worker');
      await begin();
      const other = await browser.open(VIDEO);
      await blocked('it', other.address);
      await still(500);
      expect(youtube.seen('watch')).toEqual({ ran: [], drawn: [] });
    });
  });

  test('none of it is an error', async () => expect(await browser.faults()).toEqual([]));
}
