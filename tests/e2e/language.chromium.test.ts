import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { tableOf, wordsOf } from '../../lib/start/words.ts';
import { menuInWords } from '../../lib/ui/menu-words.ts';
import type { Language } from '../../lib/words/languages.ts';
import { speak, t } from '../../lib/words/t.ts';
import { launchChromium } from './chromium.ts';
import { until } from './poll.ts';
import { forgetAll, stored } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let tab: Page;

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
  tab = await browser.page(`${browser.home}options.html`);
  await isWritten('en ltr');
});
afterEach(async () => {
  speak('en', null);
  await choose('', 'en ltr');
  await browser.tidy();
});

const WRITTEN = 'document.documentElement.lang + " " + document.documentElement.dir';
/** Whether all our pages say that they are written so; they open anew in between. */
const isWritten = (how: string) =>
  until(`it is ${how}`, async () => {
    const both = [tab.evaluate(WRITTEN), browser.inOurs(WRITTEN)];
    return (await Promise.all(both).catch(() => [''])).every((written) => written === how);
  });
const FIELD = 'select:has(option[value="ar"])';
async function choose(language: string, how: string): Promise<void> {
  await tab.waitForSelector(FIELD);
  await tab.select(FIELD, language);
  await isWritten(how);
}

/** From here on the tests themselves say things as the browser should. */
function speakAs(language: Language): void {
  const words = wordsOf(language);
  speak(language, tableOf(words, Object.keys(words)), 'en-US');
}
const tooltip = () => browser.inOurs<string>('chrome.action.getTitle({})');
const tells = (what: string) => until(`it tells "${what}"`, async () => (await tooltip()) === what);
const menusAreIn = (language: string) =>
  until(`the menus are in ${language}`, async () => (await stored(browser, 'menuLanguage')) === language);

test('A page is written in the language chosen, and from right to left where that is written so', async () => {
  await choose('ar', 'ar rtl');
  await browser.ask({ do: 'pause', until: null });
  await tab.goto(`${browser.home}popup.html`);
  await isWritten('ar rtl');
  await tab.goto(`${browser.home}options.html`);
  await choose('en', 'en ltr');
});

test('The icon says what it means in the language chosen, as soon as it is chosen and by a new worker', async () => {
  const end = new Date().setHours(15, 14, 0, 0) + 24 * 60 * 60_000;
  const inWords = (time: string) => t('Paused until {time}', { time });
  await browser.ask({ do: 'pause', until: end });
  const [zoned] = await browser.inWorkers<string>(
    `new Intl.DateTimeFormat('en-US', { timeStyle: 'short' }).format(${end})`,
  );
  await tells(inWords(zoned ?? ''));
  await choose('de', 'de ltr');
  speakAs('de');
  const [german] = await browser.inWorkers<string>(
    `new Intl.DateTimeFormat('de', { timeStyle: 'short' }).format(${end})`,
  );
  expect(german).not.toBe(zoned);
  await tells(inWords(german ?? ''));

  await browser.ask({ do: 'resume' });
  await tells('Sundial');
  await browser.stopWorker();
  await browser.ask({ do: 'pause', until: end });
  await tells(inWords(german ?? ''));
});

/** Hears what the worker has the menus say, until it stops. */
const listen = () =>
  browser.inWorkers(`(() => {
    const { contextMenus } = chrome;
    const update = contextMenus.update.bind(contextMenus);
    globalThis.told = {};
    contextMenus.update = (id, { title }, ...rest) => {
      told[id] = title;
      return update(id, { title }, ...rest);
    };
  })()`);
const inMenus = () =>
  Object.fromEntries(menuInWords().flatMap(({ id, words }) => (words === null ? [] : [[id, words]])));

test('The menus say all their lines anew when another language is chosen, and only then', async () => {
  await menusAreIn('en');
  await browser.ask({ do: 'look' });
  await listen();
  await choose('de', 'de ltr');
  await menusAreIn('de');
  speakAs('de');
  expect(await browser.inWorkers('told')).toEqual([inMenus()]);

  await browser.stopWorker();
  await browser.ask({ do: 'look' });
  await listen();
  await browser.ask({ do: 'pause', until: null });
  await browser.ask({ do: 'set', setting: 'still', to: true });
  await browser.ask({ do: 'look' });
  expect(await browser.inWorkers('told')).toEqual([{}]);

  await choose('', 'en ltr');
  await menusAreIn('en');
  speak('en', null);
  expect(await browser.inWorkers('told')).toEqual([inMenus()]);
});

test('No words are read for a worker that has nothing to say', async () => {
  await choose('de', 'de ltr');
  await menusAreIn('de');
  await browser.stopWorker();
  await browser.ask({ do: 'look' });
  await browser.inWorkers(`(() => {
    const { fetch } = globalThis;
    globalThis.asked = [];
    globalThis.fetch = (address, ...rest) => {
      // Chromium fetches icons so, too.
      if (String(address).includes('/words/')) asked.push(String(address));
      return fetch(address, ...rest);
    };
  })()`);
  await browser.ask({ do: 'set', setting: 'still', to: true });
  expect(await browser.inWorkers('asked')).toEqual([[]]);
  // Had they been read before, they would not be read now.
  await browser.ask({ do: 'pause', until: null });
  const words = [`${browser.home}words/keys.json`, `${browser.home}words/de.json`].join();
  await until('they are read', async () => (await browser.inWorkers('asked')).join() === words);
});

test('nothing went wrong all the while', async () => expect(await browser.faults()).toEqual([]));
