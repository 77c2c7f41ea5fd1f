import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../lib/core/time.ts';
import { blockPageIn } from './block-page.ts';
import { launchChromium } from './chromium.ts';
import { countRequests, type RequestCount } from './count-requests.ts';
import { still, until } from './poll.ts';
import { forgetAll, heldBy, store, stored, travelTo } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

const SITE = 'http://social.test/page';
const BREATH = 5 * SECOND;
const NO = 'No';
const YES = 'Yes';
const NEVERMIND = 'Nevermind! I want to stay focused!';
const ALL = 'Unblock all communication this session';
const ONE = 'Unblock site this session';

let sites: Sites;
let asked: RequestCount;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let pages: Page[] = [];
let alarms: string[] = [];

beforeAll(async () => {
  sites = await openSites();
  asked = await countRequests(sites.port);
  browser = await launchChromium(asked.port);
});
afterAll(async () => {
  await browser?.close();
  await asked?.close();
  await sites?.close();
});
beforeEach(async () => {
  alarms = [];
  await forgetAll(browser);
  await browser.ask({ do: 'score', sites: [{ site: 'social.test', as: 'personal' }] });
});
afterEach(async () => {
  for (const page of pages)
    if (!page.isClosed()) await Promise.race([page.close().catch(() => {}), still(2000)]);
  pages = [];
});

const start = (level: 'distractions' | 'communication' = 'distractions', task = 'Pricing page') =>
  browser.ask({ do: 'start', task, minutes: 25, level });

/** Goes there by typing the address into a new tab. */
async function open(address: string): Promise<Page> {
  const page = await browser.page('about:blank');
  pages.push(page);
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => void alarms.push(`error: ${error}`));
  page.on('console', (message) => void (message.type() === 'error' && alarms.push(message.text())));
  await page.goto(address).catch(() => {});
  return page;
}

const blockPageOf = (page: Page) => blockPageIn({ run: (code) => page.evaluate(code) as Promise<never> });

async function visit(address: string) {
  const page = await open(address);
  const blockPage = blockPageOf(page);
  await until('the block page shows', async () => (await blockPage.title()) !== '');
  return { page, blockPage };
}

const isAt = (page: Page, address: string) => until(`the tab is at ${address}`, () => page.url() === address);
const isBlocked = (page: Page, address: string) =>
  until(`a block page stands for ${address}`, () => page.url() === `${browser.home}blocked.html#${address}`);
const tries = async () =>
  Object.assign({}, ...Object.values((await heldBy(browser)).doc.tries).map(({ value }) => value?.sites));

describe('a shut site', () => {
  beforeEach(() => start());

  test('is replaced by its block page: why, how long, and back to work', async () => {
    const { page, blockPage } = await visit(SITE);
    expect(page.url()).toBe(`${browser.home}blocked.html#${SITE}`);
    expect(await blockPage.title()).toBe('social.test can wait');
    await expect.poll(() => blockPage.words()).toContain('You marked it as a Personal Activity.');
    expect(await blockPage.task()).toBe('Pricing page');
    expect(await blockPage.left()).toMatch(/^2[45]:\d\d$/);
    const { phase } = await heldBy(browser);
    const end = new Date(phase.is === 'focusing' ? phase.endsAt : 0);
    expect(await blockPage.ends()).toContain(`:${String(end.getMinutes()).padStart(2, '0')}`);
    expect(await blockPage.buttons()).toEqual(['Back to work', 'Continue to social.test']);
    expect(await blockPage.focused()).toBe('Back to work');
    expect(asked.of('social.test')).toEqual([]);
  });

  test('is left by "Back to work" to the page before', async () => {
    const page = await open('http://work.test/');
    await page.goto(SITE).catch(() => {});
    const blockPage = blockPageOf(page);
    await until('the block page shows', () => blockPage.backToWork().catch(() => false));
    await isAt(page, 'http://work.test/');
  });

  test('is left for a page before that takes its time', async () => {
    const page = await open('about:blank');
    const slow = 'http://work.test/slow';
    const loads = () => {
      sites.release();
      return page.url() === slow;
    };
    void page.goto(slow);
    await until('the slow page is there', loads);
    await page.goto(SITE).catch(() => {});
    const blockPage = blockPageOf(page);
    await until('the block page shows', () => blockPage.backToWork().catch(() => false));
    await still(1000);
    expect(page.isClosed()).toBe(false);
    await until('the slow page is there again', loads);
  });

  test('opened in a tab of its own closes with "Back to work"', async () => {
    const work = await open('http://work.test/');
    const before = (await browser.addresses()).length;
    await work.evaluate(`void window.open('${SITE}', '_blank', 'noopener')`);
    const opened = await until('the tab is there', async () =>
      (await work.browser().pages()).find((page) => page.url().endsWith(`#${SITE}`)),
    );
    const blockPage = blockPageOf(opened);
    await until('the block page shows', () => blockPage.backToWork().catch(() => false));
    await until('the tab is gone', () => opened.isClosed());
    expect(await browser.addresses()).toHaveLength(before);
  });

  test('opens for this session after a breath and Yes, and is shut again in the next', async () => {
    const { page, blockPage } = await visit(SITE);
    await page.keyboard.press('2');
    expect(await blockPage.isAsking()).toBe(false);
    await blockPage.ask();
    const since = Date.now();
    expect(await blockPage.title()).toBe('Is social.test a distraction?');
    expect(await blockPage.answers()).toEqual([
      { title: NO, isOpen: false },
      { title: YES, isOpen: false },
      { title: NEVERMIND, isOpen: true },
    ]);
    while (Date.now() < since + BREATH - 700) {
      await blockPage.answer(NO);
      await blockPage.answer(YES);
      await page.keyboard.press('1');
      await page.keyboard.press('2');
      await still(100);
      expect(await blockPage.areOpen()).toBe(false);
    }
    expect(page.url()).toContain('blocked.html');
    await until('all three are open', blockPage.areOpen, { within: 2 * SECOND });
    expect(Date.now() - since).toBeGreaterThan(BREATH - 100);
    await blockPage.answer(YES);
    await isAt(page, SITE);
    const elsewhere = await open('http://social.test/elsewhere');
    await isAt(elsewhere, 'http://social.test/elsewhere');

    await browser.ask({ do: 'cancel' });
    await start();
    await isBlocked(await open('http://social.test/next'), 'http://social.test/next');
  });

  test('opens for good after No: it counts as Other Work from now on', async () => {
    const { kept } = await heldBy(browser);
    const setting = { ...kept.setting, breath: { stamp: kept.stamp, value: 0 } };
    await store(browser, { kept: { ...kept, setting } });
    const { page, blockPage } = await visit(SITE);
    await blockPage.ask();
    await until('without a breath set, all three are open at once', blockPage.areOpen, { within: SECOND });
    await page.keyboard.press('1');
    await isAt(page, SITE);
    const { score } = JSON.parse(await stored<string>(browser, 'scores'));
    expect(score['social.test'].value.as).toBe('other');
    await browser.ask({ do: 'cancel' });
    await start();
    const next = await open('http://social.test/next');
    await isAt(next, 'http://social.test/next');
  });

  test.each(['Escape', 'the button'])('stays shut after Nevermind, by %s', async (by) => {
    const { page, blockPage } = await visit(SITE);
    await blockPage.ask();
    await until('it has the keyboard', async () => (await blockPage.focused()).startsWith(NEVERMIND));
    if (by === 'Escape') await page.keyboard.press('Escape');
    else await blockPage.answer(NEVERMIND);
    await until('it asks no more', async () => (await blockPage.title()) === 'social.test can wait');
    await until(
      '"Back to work" has the keyboard',
      async () => (await blockPage.focused()) === 'Back to work',
    );
    expect(Object.keys((await heldBy(browser)).doc.pass)).toEqual([]);
    await isBlocked(await open('http://social.test/next'), 'http://social.test/next');
  });

  test('counts each visit as one, and a reload as none', async () => {
    const { page, blockPage } = await visit(SITE);
    await until('one is counted', async () => (await tries())['social.test'] === 1);
    await page.reload();
    await until('the block page shows', async () => (await blockPage.title()) !== '');
    await page.reload();
    await until('the block page shows', async () => (await blockPage.title()) !== '');
    await visit(SITE);
    await until('two are counted', async () => (await tries())['social.test'] === 2);
    await page.goto('http://social.test/other').catch(() => {});
    await until('three are counted', async () => (await tries())['social.test'] === 3);
  });

  test('visited in a session has one button after it, which opens the address, in another browser run too', async () => {
    const { page, blockPage } = await visit(SITE);
    await browser.ask({ do: 'cancel' });
    await until('the session is over', async () => (await blockPage.title()) === 'Continue to social.test?');
    expect(await blockPage.buttons()).toEqual(['Continue to social.test']);
    await expect.poll(() => blockPage.words()).toContain('The session is over');
    await page.keyboard.press('Enter');
    await isAt(page, SITE);

    pages = [];
    await browser.kill();
    await browser.restart();
    const again = await visit(`${browser.home}blocked.html#${SITE}?w=later`);
    expect(await again.blockPage.buttons()).toEqual(['Continue to social.test']);
    await again.blockPage.continue();
    await isAt(again.page, `${SITE}?w=later`);
  });
});

describe('a tab that was open before', () => {
  test('is covered whatever it calls itself', async () => {
    const page = await open(SITE);
    await until('it is there', () => page.evaluate(() => document.readyState === 'complete'));
    await page.evaluate(() => {
      document.title = `cut \ud83d ${'long '.repeat(2000)}`;
    });
    await start();
    await until('it is covered', () => page.url().includes('blocked.html'));
    expect(page.url().length).toBeLessThan(3000);
  });

  test('is silent once it is covered', async () => {
    const audible = () =>
      browser.inOurs<number>('chrome.tabs.query({ audible: true }).then((tabs) => tabs.length)');
    const page = await open('http://social.test/loud');
    await until('it is heard', async () => (await audible()) === 1);
    await start();
    await until('it is covered', () => page.url().includes('blocked.html'));
    await until('it is not', async () => (await audible()) === 0);
  });

  test('is left alone where the session lets it be', async () => {
    const chat = 'http://zulip.com/room';
    const page = await open(chat);
    await isAt(page, chat);
    await page.evaluate(() => Object.assign(window, { draft: 'half a sentence' }));
    await start();
    await browser.ask({ do: 'extend', minutes: 15 });
    await still(500);
    expect(await page.evaluate(() => (window as { draft?: string }).draft)).toBe('half a sentence');
  });

  test('is kept at a shut path of an open host as well', async () => {
    const address = 'http://open.test/shut/a';
    await browser.ask({ do: 'score', sites: [{ site: 'open.test/shut', as: 'personal' }] });
    const page = await open(address);
    await isAt(page, address);
    await start();
    await until('it is covered', () => page.url().includes('blocked.html?kept='));
    await browser.ask({ do: 'cancel' });
    await isAt(page, address);
  });

  test('is left alone when its site was scored anew since it was loaded', async () => {
    const page = await open(SITE);
    await isAt(page, SITE);
    await page.evaluate(() => Object.assign(window, { draft: 'half a sentence' }));
    await browser.ask({ do: 'score', sites: [{ site: 'social.test', as: 'focus' }] });
    await start();
    await still(500);
    expect(await page.evaluate(() => (window as { draft?: string }).draft)).toBe('half a sentence');
  });

  test.each(['cancelled', 'over', 'opened'])(
    'is kept with its title, and goes back by itself when the session is %s',
    async (how) => {
      const page = await open(SITE);
      await isAt(page, SITE);
      // A page that is still on its way in is a try, and no place to keep.
      const loaded = `chrome.tabs.query({ status: 'complete' }).then((tabs) => tabs.some(({ url }) => url === '${SITE}'))`;
      await until('it is there', () => browser.inOurs<boolean>(loaded));
      await start();
      await until('it is covered', () => page.url().includes('blocked.html?kept='));
      const blockPage = blockPageOf(page);
      await until(
        'its place is shown',
        async () => (await blockPage.place()) === `social.test/page - ${SITE}`,
      );
      await expect.poll(() => blockPage.words()).toContain('and this tab will take you there.');
      expect(Object.keys(await tries())).toEqual([]);
      if (how === 'cancelled') await browser.ask({ do: 'cancel' });
      else if (how === 'over') await travelTo(browser, 25 * MINUTE - SECOND);
      else await browser.ask({ do: 'unblock-site', address: SITE });
      await isAt(page, SITE);
    },
  );
});

describe('a site of chat or email, in a session without communication', () => {
  const CHAT = 'http://zulip.com/room';
  const MAIL = 'http://gmx.net/inbox';
  beforeEach(() => start('communication'));

  test('asks with three answers at once, without a breath', async () => {
    const { blockPage } = await visit(CHAT);
    await expect
      .poll(() => blockPage.words())
      .toContain('You asked to keep chat and email out of this session.');
    await blockPage.ask();
    expect(await blockPage.title()).toBe('You asked to keep chat and email out of this session');
    expect(await blockPage.answers()).toEqual(
      [ALL, ONE, NEVERMIND].map((title) => ({ title, isOpen: true })),
    );
  });

  test('opens every such site by the first answer', async () => {
    const { page, blockPage } = await visit(CHAT);
    await blockPage.ask();
    await blockPage.answer(ALL);
    await isAt(page, CHAT);
    await isAt(await open(MAIL), MAIL);
    await isBlocked(await open(SITE), SITE);
  });

  test('opens alone by the second', async () => {
    const { page, blockPage } = await visit(CHAT);
    await blockPage.ask();
    await page.keyboard.press('2');
    await isAt(page, CHAT);
    await isBlocked(await open(MAIL), MAIL);
  });

  test('stays shut by the third', async () => {
    const { page, blockPage } = await visit(CHAT);
    await blockPage.ask();
    await page.keyboard.press('Escape');
    await until('it asks no more', async () => (await blockPage.title()) === 'zulip.com can wait');
    await isBlocked(await open(CHAT), CHAT);
  });

  test('is shut even when it counts as Focus Work', async () => {
    await browser.ask({ do: 'score', sites: [{ site: 'zulip.com', as: 'focus' }] });
    await isBlocked(await open(CHAT), CHAT);
  });
});

describe('an address made up by somebody else', () => {
  /** What follows the `#`, and what the page makes of it. */
  const BROKEN = 'The address of this page could not be read';
  const MADE_UP: [name: string, fragment: string, title: RegExp | string][] = [
    ['nothing', '', BROKEN],
    ['a script', 'javascript:alert(1)', BROKEN],
    ['a script in disguise', 'JaVaScRiPt:alert(document.domain)//http://social.test/', BROKEN],
    ['a page in itself', 'data:text/html,<script>alert(1)</script>', BROKEN],
    ['a file', 'file:///etc/passwd', BROKEN],
    ['a page of the browser', 'chrome://settings', BROKEN],
    ['markup instead of an address', '<img src=x onerror=alert(1)>', BROKEN],
    [
      'markup in the path',
      'http://social.test/<img src=http://social.test/x onerror=alert(1)>',
      'social.test can wait',
    ],
    ['a broken percent', 'http://social.test/%E0%A4%A', 'social.test can wait'],
    ['a broken percent in the host', 'http://%E0%A4%A/', BROKEN],
    ['a very long one', `http://social.test/${'a'.repeat(100_000)}`, 'social.test can wait'],
    ['one longer than any', `http://social.test/${'a'.repeat(200_000)}`, /social\.test/],
    ['a name and a password', 'http://user:pass@social.test/', 'social.test can wait'],
    ['a name that looks like a host', 'http://work.test@social.test/', 'social.test can wait'],
    ['text turned around', 'http://social.test/\u202Egnp.exe', 'social.test can wait'],
    ['letters of another alphabet', 'http://sосial.test/', /^xn--.+\.test/],
    ['an end of line', 'http://social.test/%0d%0aSet-Cookie:x', 'social.test can wait'],
  ];
  beforeEach(() => start());

  test('is shown in words, runs nothing, and asks nothing of the site', async () => {
    const { page, blockPage } = await visit(`${browser.home}blocked.html#${SITE}`);
    const scripts = await page.evaluate('document.scripts.length');
    asked.forget();
    for (const [name, fragment, title] of MADE_UP) {
      await page.goto('about:blank');
      await page.goto(`${browser.home}blocked.html#${fragment}`);
      let shown = '';
      await until(`${name} gives "${title}"`, async () => {
        shown = await blockPage.title();
        return typeof title === 'string' ? shown === title : title.test(shown);
      }).catch((error) => {
        throw new Error(`${error.message} It says "${shown}".`);
      });
      expect(await page.evaluate('document.images.length + document.scripts.length'), name).toBe(scripts);
      expect(alarms, name).toEqual([]);
    }
    expect(asked.of('')).toEqual([]);
  });

  test('as a title, is shown as text', async () => {
    const kept = encodeURIComponent('<img src=http://social.test/x onerror=alert(1)>\u202E');
    asked.forget();
    const { blockPage } = await visit(`${browser.home}blocked.html?kept=${kept}#${SITE}`);
    await until('it is shown', async () => (await blockPage.place()).startsWith('<img src='));
    expect(alarms).toEqual([]);
    expect(asked.of('social.test')).toEqual([]);
  });
});

test('nothing went wrong in the extension all the while', async () =>
  expect(await browser.faults()).toEqual([]));
