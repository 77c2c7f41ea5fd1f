import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../../lib/core/time.ts';
import { pageSpan } from '../spans.ts';
import { activitiesIn } from './activities-page.ts';
import { launchChromium } from './chromium.ts';
import { until } from './poll.ts';
import { forgetAll, heldBy, stored } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';
import { putSpans } from './spans.ts';

const HOSTS = ['github.com', 'one.test', 'two.test', 'three.test', 'four.test', 'reddit.com'];

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let tab: Page;
const page = activitiesIn({ run: (code) => tab.evaluate(code) as Promise<never> });

beforeAll(async () => {
  sites = await openSites();
  browser = await launchChromium(sites.port);
});
afterAll(async () => {
  await browser?.close();
  await sites?.close();
});
beforeEach(async () => {
  await forgetAll(browser);
  sites.forget();
  // Ending now, so that they are of this week however early in it: the longest last.
  const now = Date.now();
  const lengths = HOSTS.map((_, at) => (HOSTS.length - at) * MINUTE);
  let from = now - lengths.reduce((sum, length) => sum + length, 0);
  await putSpans(
    browser,
    HOSTS.map((host, at) => {
      const span = pageSpan(from, from + (lengths[at] ?? 0), host, { title: '' });
      from = span.to;
      return span;
    }),
  );
  tab = await browser.page('about:blank');
  // So tall that all lines of the small list are in view.
  await tab.setViewport({ width: 1000, height: 1200 });
  await open();
});
afterEach(() => browser.tidy());

async function open(at = ''): Promise<void> {
  await tab.goto(`${browser.home}activities.html${at}`);
  await until('the list is there', async () => (await page.lines()).length > 0);
}
const names = async () => (await page.lines()).map(([name]) => name);
const said = (words: string) => until(`it says "${words}"`, async () => (await page.said()).includes(words));
const scores = async () => {
  const text = await stored<string | null>(browser, 'scores');
  const { score } = JSON.parse(text ?? '{"score":{}}') as { score: Record<string, { value: unknown }> };
  return Object.fromEntries(Object.entries(score).flatMap(([id, { value }]) => (value ? [[id, value]] : [])));
};

describe('the list', () => {
  test('is of what was in front, most time first, and finds what only the built-in list knows', async () => {
    expect((await names()).slice(0, 3)).toEqual(['github.com', 'one.test', 'two.test']);
    await page.find('wikipedia');
    await until('it is found', async () => (await names())[0] === 'wikipedia.org');
    await page.find('nowhere-at-all');
    await until('it says so', async () => (await page.words()).includes('Nothing here is called'));
  });

  test('keeps to what is new, and opens so by its address', async () => {
    await page.filter('New');
    await until('it does', async () => (await page.count()) === 4);
    expect(await names()).toEqual(['one.test', 'two.test', 'three.test', 'four.test']);
    await tab.goto('about:blank');
    await open('#new');
    expect(await page.count()).toBe(4);
  });

  test('changes a site in place, says so, and takes it back', async () => {
    expect(await page.choose('one.test', 'counts as', 'Personal')).toBe(true);
    await said('one.test counts as Personal from now on, and on all days before.');
    await until('it is blocked', async () =>
      (await page.lines()).some((line) => line.join() === 'one.test,Personal,With distractions'),
    );
    await page.choose('one.test', 'is communication', 'Yes');
    await said('one.test is communication from now on.');
    expect(await scores()).toEqual({ 'one.test': { as: 'personal', communication: true } });
    await page.press('Undo');
    await said('one.test counts as it did before.');
    expect(await scores()).toEqual({ 'one.test': { as: 'personal' } });
  });

  test('changes many at once, and one undo takes back all', async () => {
    await browser.ask({ do: 'score', sites: [{ site: 'two.test', as: 'focus', communication: true }] });
    const before = await scores();
    await page.pick('one.test');
    await page.pick('four.test', true);
    await until('they are selected', async () => (await page.words()).includes('4 selected'));
    await page.press('Personal');
    await said('4 sites count as Personal');
    expect(Object.keys(await scores())).toHaveLength(4);
    await page.press('Undo');
    await said('All 4 count as they did before.');
    expect(await scores()).toEqual(before);
  });

  test('takes a path that is typed, and refuses what names no site', async () => {
    await tab.type('input[placeholder]', 'no site');
    await tab.keyboard.press('Enter');
    await until('it is refused', async () =>
      (await page.words()).includes('This address does not name a site.'),
    );
    await tab.click('input[placeholder]', { count: 3 });
    await tab.type('input[placeholder]', 'https://www.One.test/shorts');
    await tab.keyboard.press('Enter');
    await said('one.test/shorts counts as Personal');
    expect(await scores()).toEqual({ 'one.test/shorts': { as: 'personal' } });
  });

  test('of a running session: a site just scored Personal is blocked', async () => {
    await browser.ask({ do: 'start', task: '', minutes: 25, level: 'distractions' });
    const other = await browser.open('http://one.test/page');
    await until('it is open', () => sites.seen('one.test').ran.length > 0);
    await page.choose('one.test', 'counts as', 'Personal');
    await until('it is covered', async () =>
      (await other.address()).startsWith(`${browser.home}blocked.html`),
    );
  });
});

describe('a file of scores', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sundial-scores-'));
  async function give(text: string): Promise<void> {
    const file = join(folder, 'mine.csv');
    writeFileSync(file, text);
    const input = await tab.$('input[type=file]');
    await (input as import('puppeteer').ElementHandle<HTMLInputElement>).uploadFile(file);
  }

  test('that is damaged changes nothing, and says where', async () => {
    await give('site,counts as,communication\none.test,Personal,\ntwo.test,Sometimes,\n');
    await said('Line 3 says “Sometimes”, which nothing counts as. Nothing was changed.');
    expect(await scores()).toEqual({});
  });

  test('is taken, taken back, and comes out as it went in', async () => {
    await browser.ask({ do: 'score', sites: [{ site: 'one.test', as: 'focus' }] });
    await give('site,counts as,communication\none.test,Personal,\n@social,Other Work,no\n');
    await said('2 scores of mine.csv taken.');
    expect(await scores()).toEqual({
      'one.test': { as: 'personal' },
      '@social': { as: 'other', communication: false },
    });
    const downloads = await browser.downloads();
    await until('there is something to export', () => page.press('Export'));
    const file = join(downloads, 'sundial-scores.csv');
    const text = await until('it is there', () => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return '';
      }
    });
    expect(text).toBe("site,counts as,communication\r\n'@social,Other Work,no\r\none.test,Personal,\r\n");
    await page.press('Undo');
    await said('All 2 count as they did before.');
    expect(await scores()).toEqual({ 'one.test': { as: 'focus' } });
  });
});

describe('the keyboard alone', () => {
  test('walks the lines, selects a stretch of them and changes it', async () => {
    await tab.focus('input[type=search]');
    for (const key of ['Tab', 'Tab', 'Tab', 'Tab'] as const) await tab.keyboard.press(key);
    expect(await page.focused()).toBe('Select github.com');
    await tab.keyboard.press('ArrowDown');
    await until('the next line has it', async () => (await page.focused()) === 'Select one.test');
    await tab.keyboard.press('Space');
    await tab.keyboard.down('Shift');
    await tab.keyboard.press('ArrowDown');
    await until('the next line has it', async () => (await page.focused()) === 'Select two.test');
    await tab.keyboard.up('Shift');
    await until('both are selected', async () => (await page.words()).includes('2 selected'));
    await tab.keyboard.press('Tab');
    expect(await page.focused()).toBe('two.test counts as');
    await tab.keyboard.press('Tab');
    expect(await page.focused()).toBe('two.test is communication');
    await page.press('As in the list again');
  });

  test('keeps its place when a line goes from under it', async () => {
    await page.filter('New');
    await until('it does', async () => (await page.count()) === 4);
    await tab.focus('select[aria-label="one.test counts as"]');
    await page.choose('one.test', 'counts as', 'Focus Work');
    await until('it is gone', async () => (await page.count()) === 3);
    await until('the next one has the keyboard', async () => (await page.focused()) === 'two.test counts as');
  });

  test('stays with a site that goes to another place', async () => {
    await tab.select('select.choose:has(option[value="name"])', 'as');
    await until('it is sorted', async () => (await names()).indexOf('reddit.com') === 5);
    await tab.focus('select[aria-label="github.com counts as"]');
    await page.choose('github.com', 'counts as', 'Personal');
    await until('it has gone', async () => (await names()).indexOf('github.com') === 4);
    await until('it has the keyboard', async () => (await page.focused()) === 'github.com counts as');
    expect(await tab.evaluate(() => document.activeElement?.closest('tr')?.dataset.at)).toBe('4');
  });

  test('reaches the end of 5,000 lines, of which few are drawn', async () => {
    await browser.ask({
      do: 'score',
      sites: Array.from({ length: 5000 }, (_, at) => ({
        site: `site-${at}.example`,
        as: 'personal' as const,
      })),
    });
    await until('they are there', async () => (await page.count()) > 5000);
    await tab.focus('tr[data-at="0"] input');
    await tab.keyboard.press('End');
    const last = await page.count();
    await until('the last line has the keyboard', () =>
      tab.evaluate((at) => document.activeElement?.closest('tr')?.dataset.at === String(at), last - 1),
    );
    expect(await page.lines()).not.toHaveLength(last);
    expect((await page.lines()).length).toBeLessThan(80);
    await tab.keyboard.press('End');
    await tab.focus('input[type=search]');
    await tab.keyboard.type('site-4999');
    await until('it is found', async () => (await page.count()) === 1);
    expect(
      await tab.evaluate(() => document.querySelector<HTMLInputElement>('input[type=search]')?.value),
    ).toBe('site-4999');
  });
});

describe('the menu', () => {
  const covered = async () =>
    (await browser.addresses()).some((address) => address.startsWith(`${browser.home}blocked.html`));
  const opened = (part: string) =>
    until(`${part} is open`, async () =>
      (await browser.addresses()).some((address) => address.startsWith(browser.home + part)),
    );

  test('of a page scores its site, and says so at the icon', async () => {
    await browser.open('http://www.one.test/page');
    await until('it is open', () => sites.seen('one.test').ran.length > 0);
    await browser.choose('personal', 'http://www.one.test');
    await until('it is scored', async () => 'one.test' in (await scores()));
    await until('it is told', () =>
      browser.inOurs<boolean>(
        `chrome.tabs.query({ url: 'http://www.one.test/*' }).then(([tab]) => chrome.action.getTitle({ tabId: tab.id })).then((title) => title.startsWith('one.test counts as Personal'))`,
      ),
    );
    await browser.choose('communication', 'http://www.one.test');
    await until('it is marked', async () => JSON.stringify(await scores()).includes('"communication":true'));
    await browser.ask({ do: 'start', task: '', minutes: 25, level: 'distractions' });
    await until('it is covered', covered);
  });

  test('of the icon begins a session; asked again, the Assistant shows the one that runs', async () => {
    await browser.choose('begin-50', 'about:blank');
    await until('it runs', () => stored(browser, 'kept'));
    const { phase } = await heldBy(browser);
    expect(phase.is === 'focusing' && phase.session.endsAt - phase.session.startedAt).toBe(50 * MINUTE);
    await browser.choose('pause', 'about:blank');
    await opened('sidepanel.html');
  });

  test('of the icon pauses, and opens the pages', async () => {
    await browser.choose('pause', 'about:blank');
    await until('it is paused', async () => {
      const kept = await stored<{ pause: object } | null>(browser, 'kept');
      return Object.keys(kept?.pause ?? {}).length === 1;
    });
    await browser.choose('report', 'about:blank');
    await opened('reports.html');
    await browser.choose('settings', 'about:blank');
    await opened('options.html');
  });

  test('says why a page cannot be scored', async () => {
    await browser.choose('personal', browser.home);
    await until('it is said', () => page.said().then((words) => words.includes('does not name a site')));
  });

  test('is there once in ordinary and in private windows', async () => {
    const ids = ['site', 'focus', 'gap', 'no-communication', 'begin-25', 'pause', 'settings'];
    const isThere = `!!globalThis.chrome && Promise.all(${JSON.stringify(ids)}.map((id) => chrome.contextMenus.update(id, {}))).then(() => true, () => false)`;
    await browser.openPrivate('http://two.test/page');
    await until('both workers know it', async () => {
      await browser.ask({ do: 'look' });
      return (await browser.inWorkers<boolean>(isThere)).join() === 'true,true';
    });
    await browser.stopWorker();
    await until('both know it after they were stopped', async () => {
      await browser.ask({ do: 'look' });
      return (await browser.inWorkers<boolean>(isThere)).every(Boolean);
    });
  });
});

test('nothing went wrong all the while', async () => expect(await browser.faults()).toEqual([]));
