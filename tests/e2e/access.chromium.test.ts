import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AlertType } from '../../lib/core/alert-types.ts';
import {
  ALERTS,
  complaints,
  type Desk,
  lacking,
  open,
  openAssistant,
  openPrep,
  openWithAlert,
  PAGE_STATES,
  SITE,
  start,
} from './access.ts';
import { assistantIn } from './assistant-page.ts';
import { blockPageIn } from './block-page.ts';
import { launchChromium } from './chromium.ts';
import { putDay } from './days.ts';
import { until } from './poll.ts';
import { forgetAll } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let page: Page;

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
  await browser.ask({ do: 'score', sites: [{ site: 'social.test', as: 'personal' }] });
});

/** All states are looked at in one tab: a new one for each costs as much as the look. */
function inOneTab(): void {
  // In the extension's own process, and nothing runs in it.
  const empty = () => `${browser.home}manifest.json`;
  beforeAll(async () => {
    page = await browser.page(empty());
  });
  afterEach(async () => {
    await page.emulateMediaFeatures([]);
    await page.setViewport({ width: 800, height: 600 });
    await page.goto(empty());
    // What the block page remembers of its tab.
    await page.evaluate('sessionStorage.clear()');
  });
  afterAll(() => page.close());
}

const desk: Desk = {
  get browser() {
    return browser;
  },
  run: (code) => page.evaluate(code) as Promise<never>,
  visit: (address) =>
    page.goto(address).then(
      () => {},
      () => {},
    ),
};
const assistant = assistantIn(desk);
const blockPage = blockPageIn(desk);

/** `npm run pictures` leaves pictures of every state, to be looked at: as wide as it usually is, and 320 pixels narrow. */
const PICTURES = process.env.SUNDIAL_PICTURES;
async function photograph(name: string, scheme: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  const isSmall = name.includes('Assistant') || name.includes('popup') || name.includes('offline');
  const file = join(PICTURES, name.replaceAll(/[^a-z]+/gi, '-'));
  await page.setViewport({ width: isSmall ? 380 : 1100, height: isSmall ? 600 : 900 });
  await page.screenshot({ path: `${file}-${scheme}.png`, fullPage: !isSmall });
  // The popup makes itself as wide as it likes.
  if (!name.startsWith('the popup')) {
    await page.setViewport({ width: 320, height: 640 });
    await page.screenshot({ path: `${file}-${scheme}-320.png`, fullPage: true });
  }
  await page.setViewport({ width: 800, height: 600 });
}

/** Nothing moves. */
const STILL = { name: 'prefers-reduced-motion', value: 'reduce' };

describe('the checker has nothing to say, and all that is needed is seen and reached', () => {
  inOneTab();
  /** Which puppeteer itself cannot ask for. */
  let forced: CDPSession | null = null;
  afterEach(async () => {
    await forced?.detach();
    forced = null;
  });

  const SHAPES: Record<string, () => Promise<unknown>> = {
    'at 320 pixels': () => page.setViewport({ width: 320, height: 640 }),
    'at 640 pixels and 200 %': () => page.setViewport({ width: 320, height: 400, deviceScaleFactor: 2 }),
    'at 320 pixels with letters twice as large': async () => {
      await page.setViewport({ width: 320, height: 640 });
      await page.evaluate('void (document.documentElement.style.fontSize = "200%")');
    },
    'in forced colours': async () => {
      forced = await page.createCDPSession();
      const features = [{ name: 'forced-colors', value: 'active' }];
      await forced.send('Emulation.setEmulatedMedia', { features });
    },
    'with reduced motion': () => page.emulateMediaFeatures([STILL]),
  };

  test.each(Object.entries(PAGE_STATES))('on %s', async (name, { ready, needs, part }) => {
    // Colours on their way to others are nobody's colours.
    await page.emulateMediaFeatures([STILL]);
    await ready(desk);
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }, STILL]);
      // Darkness changes nothing but colours.
      const only = value === 'dark' ? 'colours' : undefined;
      expect.soft(await complaints(desk, { only, part }), value).toEqual([]);
      await photograph(name, value);
    }
    await page.emulateMediaFeatures([]);
    const found: Record<string, string[]> = {};
    for (const [shape, put] of Object.entries(SHAPES)) {
      // The popup makes itself as wide as it likes; the browser fits its window to it.
      if (name.startsWith('the popup') && shape.includes('pixels')) continue;
      await put();
      const lacks = await lacking(desk, needs);
      if (lacks.length > 0) found[shape] = lacks;
      await page.evaluate('void (document.documentElement.style.fontSize = "")');
      await forced?.detach();
      forced = null;
      await page.setViewport({ width: 800, height: 600 });
    }
    expect(found).toEqual({});
  });
});

describe('each alert stands in the feed', () => {
  inOneTab();

  test.each(Object.keys(ALERTS) as AlertType[])('%s', async (type) => {
    await openWithAlert(desk, type);
    const { feed } = assistant;
    expect(await feed()).toEqual([expect.stringContaining(ALERTS[type])]);
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }, STILL]);
      await photograph(`the Assistant with the alert ${type}`, value);
    }
  });
});

describe('the keyboard alone', () => {
  beforeEach(async () => {
    page = await browser.page('about:blank');
  });
  afterEach(() => page.close());

  /** Presses a key until something with these words has the keyboard. */
  async function moveTo(words: string, key: 'Tab' | 'ArrowRight' | 'ArrowDown' = 'Tab') {
    const passed: string[] = [];
    for (let presses = 0; presses < 30; presses++) {
      const at = await assistant.focused();
      if (at.startsWith(words)) return;
      passed.push(at);
      await page.keyboard.press(key);
    }
    throw new Error(`"${words}" is not reached; passed: ${passed.join(' | ')}`);
  }

  test('begins a session of a chosen length and level, adds to it and ends it', async () => {
    await openAssistant(desk);
    await until('the way to a session has the keyboard', async () => (await assistant.focused()) === 'Focus');
    await page.keyboard.press('Enter');
    await until('the task has the keyboard', async () =>
      (await assistant.focused()).startsWith('What will you work on?'),
    );
    await page.keyboard.type('Pricing page');
    await moveTo('25');
    await moveTo('60', 'ArrowRight');
    await page.keyboard.press('Tab');
    await moveTo('Distractions');
    await moveTo('Distractions and communication', 'ArrowDown');
    await moveTo('Begin session');
    await page.keyboard.press('Enter');
    await until('it is in the session', assistant.isInSession);
    await until('its top has the keyboard', async () => (await assistant.focused()) === 'Focus Session');
    expect(await assistant.session()).toMatchObject({
      planned: '1 h',
      level: 'Distractions and communication',
    });
    await moveTo('15 min');
    await page.keyboard.press('Space');
    await until('it is longer', async () => (await assistant.session()).planned === '1 h + 15 min');
    await page.keyboard.down('Shift');
    await moveTo('Cancel session');
    await page.keyboard.up('Shift');
    await page.keyboard.press('Enter');
    await until('it is over', assistant.isAtHome);
  });

  test('goes round the day: what stands behind the goal, alerts, pause and back, offline work, the menu', async () => {
    await putDay(browser, 'work');
    await openAssistant(desk);
    await until('it has the keyboard', async () => (await assistant.focused()) === 'Focus');
    await page.keyboard.press('g');
    expect(await assistant.words()).toContain('Focus Work left');
    await page.keyboard.press('g');
    await page.keyboard.down('Shift');
    await moveTo('It was a break');
    await page.keyboard.up('Shift');
    await page.keyboard.press('ArrowUp');
    expect(await assistant.focused()).toBe('Dismiss: Over half of your goal');
    await page.keyboard.press('Delete');
    await until('it is done with', async () => !(await assistant.words()).includes('Over half'));
    await moveTo('Recording');
    await page.keyboard.press('Space');
    await until('it is paused', async () => (await assistant.words()).includes('until you resume'));
    await page.keyboard.press('p');
    await until('it is not', async () => (await assistant.words()).includes('until your workday ends'));
    for (const time of ['', ' again']) {
      await page.keyboard.press('o');
      await until(`there is a form${time}`, async () => (await assistant.focused()) === 'What was it?');
      await page.keyboard.press('Escape');
      await until('the day is back', assistant.isAtHome);
    }
    await page.keyboard.down('Shift');
    await moveTo('Menu');
    await page.keyboard.up('Shift');
    await page.keyboard.press('Enter');
    await until('it is open', async () => (await assistant.focused()) === 'Today’s report');
    await page.keyboard.press('ArrowUp');
    expect(await assistant.focused()).toBe('Settings');
    await page.keyboard.press('Escape');
    expect(await assistant.focused()).toBe('Menu');
  });

  test('takes a length of one’s own', async () => {
    await openPrep(desk);
    await moveTo('25');
    await moveTo('other', 'ArrowRight');
    await moveTo('Minutes');
    await page.keyboard.type('17');
    await page.keyboard.press('Enter');
    await until('it is in the session', assistant.isInSession);
    expect((await assistant.session()).planned).toBe('17 min');
  });

  test('goes through the block page: asks, turns round, asks again, and goes on after the breath', async () => {
    await start(desk);
    await open(desk, SITE);
    await until('there is a way on', async () =>
      (await blockPage.buttons()).includes('Continue to social.test'),
    );
    await moveTo('Back to work');
    await moveTo('Continue to social.test');
    await page.keyboard.press('Enter');
    await until('it asks', blockPage.isAsking);
    await until('the way back has the keyboard', async () =>
      (await blockPage.focused()).startsWith('Nevermind!'),
    );
    await page.keyboard.press('Enter');
    await until('it asks no more', async () => !(await blockPage.isAsking()));
    await moveTo('Continue to social.test');
    await page.keyboard.press('Space');
    await until('it asks', blockPage.isAsking);
    await until('the way back has the keyboard', async () =>
      (await blockPage.focused()).startsWith('Nevermind!'),
    );
    await page.keyboard.down('Shift');
    await moveTo('Yes');
    await page.keyboard.up('Shift');
    await page.keyboard.press('Enter');
    expect(await blockPage.isAsking()).toBe(true);
    await until('all three are open', blockPage.areOpen);
    expect(await blockPage.focused()).toMatch(/^Yes/);
    await page.keyboard.press('Enter');
    await until('the site is there', () => page.url() === SITE);
  });
});
