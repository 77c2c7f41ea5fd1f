import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../lib/core/time.ts';
import { assistantIn } from './assistant-page.ts';
import { blockPageIn } from './block-page.ts';
import { launchChromium } from './chromium.ts';
import { until } from './poll.ts';
import { forgetAll, heldBy, store, stored, travelTo } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SITE = 'http://social.test/page';
const CHAT = 'http://roundcube.net/room';
const TASK = 'Pricing page: figures for the second quarter, checked twice and sent round by noon';

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
  page = await browser.page('about:blank');
});
afterEach(() => page.close());

const runs = { run: (code: string) => page.evaluate(code) as Promise<never> };
const assistant = assistantIn(runs);
const blockPage = blockPageIn(runs);

async function open(address: string) {
  await page.goto(address).catch(() => {});
  await until('the page is filled', async () => (await assistant.buttons()).length > 0);
}
const start = (level: 'distractions' | 'communication' = 'distractions') =>
  browser.ask({ do: 'start', task: TASK, minutes: 25, level });
const spoiled = async (change: object) =>
  store(browser, { health: { ...(await stored<object>(browser, 'health')), ...change } });

interface State {
  /** What must stay to be seen and pressed, by its words. */
  needs: string[];
  ready(): Promise<unknown>;
}

const openAssistant = (name = 'sidepanel.html') => open(browser.home + name);
/** Nothing moves. */
const STILL = { name: 'prefers-reduced-motion', value: 'reduce' };

/** The pages, in all they can be at. */
const STATES: Record<string, State> = {
  'the Assistant at rest': {
    needs: [
      'Begin session',
      'What will you work on?',
      'How long?',
      'Keep out',
      'Distractions and communication',
    ],
    ready: () => openAssistant(),
  },
  'the Assistant with a length refused': {
    needs: ['Begin session', 'Choose between 5 and 240 minutes.'],
    async ready() {
      await openAssistant();
      await assistant.choose({ minutes: '241', task: 'work on stuff' });
      await until('it is refused', async () => (await assistant.words()).includes('Choose between'));
    },
  },
  'the Assistant after a session': {
    needs: ['Session complete', 'Begin session'],
    async ready() {
      await start();
      await travelTo(browser, 25 * MINUTE - SECOND / 2);
      await openAssistant();
      await until('it is over', async () => (await assistant.words()).includes('Session complete'));
    },
  },
  'the Assistant without leave to block': {
    needs: ['Blocking is off until you allow it', 'Allow blocking', 'Begin session'],
    async ready() {
      await spoiled({ hostAccess: false, faults: ['no-host-access'] });
      await openAssistant();
    },
  },
  'the Assistant with blocking incomplete': {
    needs: ['Blocking is not complete.', 'Begin session'],
    async ready() {
      await spoiled({ faults: ['rules-differ', 'tabs-left'] });
      await openAssistant();
      await page.click('details summary');
    },
  },
  'the Assistant in a session': {
    needs: [TASK, 'Cancel session', '15 min', 'ends at', 'Blocking is on.', 'social.test'],
    async ready() {
      await start();
      await open(SITE);
      await until('it is counted', async () => Object.keys((await heldBy(browser)).doc.tries).length > 0);
      await openAssistant();
      await until('it is in the session', assistant.isInSession);
    },
  },
  'the popup in a session': {
    needs: [TASK, 'Cancel session', '15 min'],
    async ready() {
      await start('communication');
      await openAssistant('popup.html');
      await until('it is in the session', assistant.isInSession);
    },
  },
  'the block page': {
    needs: [TASK, 'Back to work', 'Continue to social.test', 'ends at', 'social.test can wait'],
    async ready() {
      await start();
      await open(SITE);
      await until('it knows', async () => (await blockPage.buttons()).includes('Continue to social.test'));
    },
  },
  'the block page, asking, in the breath': {
    needs: ['Is social.test a distraction?', 'Nevermind! I want to stay focused!', 'One breath first.'],
    async ready() {
      await start();
      await open(SITE);
      await blockPage.ask();
    },
  },
  'the block page, asking about chat': {
    needs: ['Unblock all communication this session', 'Unblock site this session', 'Nevermind!'],
    async ready() {
      await start('communication');
      await open(CHAT);
      await blockPage.ask();
    },
  },
  'the block page after the session': {
    needs: ['The session is over', 'Continue to social.test'],
    ready: () => open(`${browser.home}blocked.html#${SITE}`),
  },
  'the block page of a broken address': {
    needs: ['The address of this page could not be read', 'Back to work'],
    async ready() {
      await start();
      await open(`${browser.home}blocked.html#javascript:alert(1)`);
    },
  },
  'the block page of a kept tab': {
    needs: ['and this tab will take you there', 'Back to work', 'Continue to social.test'],
    async ready() {
      await start();
      await open(`${browser.home}blocked.html?kept=${'A%20title%20'.repeat(20)}#${SITE}?${'a'.repeat(300)}`);
      await until('it knows', async () => (await blockPage.buttons()).includes('Continue to social.test'));
    },
  },
  'the block page with unreadable data': {
    needs: ['Your data could not be read', 'Back to work'],
    async ready() {
      await store(browser, { kept: { version: 7 } });
      await open(`${browser.home}blocked.html#${SITE}`);
    },
  },
  'the Assistant with unreadable data': {
    needs: ['Your data could not be read', 'Restart Sundial'],
    async ready() {
      await store(browser, { kept: { version: 7 } });
      await openAssistant();
    },
  },
};

/** What the checker finds, as it would be told to whoever has to mend it. */
async function complaints(): Promise<string[]> {
  await page.evaluate(AXE);
  return (await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(TAGS)} }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ' ' + failureSummary)))`,
  )) as string[];
}

/** What must be there but is not: needed words outside the page or under something else, and scrolling to the side. */
const lacking = (needs: string[]) =>
  page.evaluate((needs) => {
    const found: string[] = [];
    const root = document.scrollingElement as HTMLElement;
    if (root.scrollWidth > innerWidth) found.push(`scrolls to ${root.scrollWidth} of ${innerWidth}`);
    const all = [...document.body.querySelectorAll<HTMLElement>('*:not(.unseen)')];
    const isSeen = (element: HTMLElement) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    for (const element of all) {
      const { overflowX } = getComputedStyle(element);
      const canScroll = overflowX === 'auto' || overflowX === 'scroll';
      if (canScroll && element.scrollWidth > element.clientWidth + 1 && element.tagName !== 'INPUT')
        found.push(`${element.tagName}.${element.className} scrolls to the side`);
    }
    for (const words of needs) {
      // biome-ignore lint/performance/useDomNodeTextContent: only what is seen.
      const holders = all.filter((element) => element.innerText?.replace(/\s+/g, ' ').includes(words));
      const holder = holders.at(-1);
      if (!holder) {
        found.push(`"${words}" is not there`);
        continue;
      }
      holder.scrollIntoView({ block: 'nearest' });
      const box = holder.getBoundingClientRect();
      const isInside = box.left >= -1 && box.right <= innerWidth + 1 && box.width > 0 && box.height > 0;
      const top = document.elementFromPoint(
        box.left + Math.min(box.width / 2, 40),
        Math.max(1, Math.min(box.top + Math.min(box.height / 2, 8), innerHeight - 1)),
      );
      const isCut = holder.tagName === 'BUTTON' && holder.scrollWidth > holder.clientWidth + 1;
      const control = holder.closest('label, button, summary');
      const isReached =
        top !== null && (holder.contains(top) || top.contains(holder) || (control?.contains(top) ?? false));
      if (!isSeen(holder) || !isInside || isCut || !isReached)
        found.push(
          `"${words}": seen ${isSeen(holder)}, inside ${isInside}, cut ${isCut}, reached ${isReached} (${top?.tagName}.${top?.className})`,
        );
    }
    return found;
  }, needs);

describe('the checker has nothing to say, and all that is needed is seen and reached', () => {
  const SHAPES: Record<string, () => Promise<unknown>> = {
    'at 320 pixels': () => page.setViewport({ width: 320, height: 640 }),
    'at 640 pixels and 200 %': () => page.setViewport({ width: 320, height: 400, deviceScaleFactor: 2 }),
    'at 320 pixels with letters twice as large': async () => {
      await page.setViewport({ width: 320, height: 640 });
      await page.evaluate('void (document.documentElement.style.fontSize = "200%")');
    },
    'in forced colours': () =>
      page
        .createCDPSession()
        .then((cdp) =>
          cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] }),
        ),
    'with reduced motion': () => page.emulateMediaFeatures([STILL]),
  };

  test.each(Object.entries(STATES))('on %s', async (name, { ready, needs }) => {
    // Colours on their way to others are nobody's colours.
    await page.emulateMediaFeatures([STILL]);
    await ready();
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }, STILL]);
      expect.soft(await complaints(), value).toEqual([]);
    }
    await page.emulateMediaFeatures([]);
    const found: Record<string, string[]> = {};
    for (const [shape, put] of Object.entries(SHAPES)) {
      // The popup makes itself as wide as it likes; the browser fits its window to it.
      if (name.startsWith('the popup') && shape.includes('pixels')) continue;
      await put();
      const lacks = await lacking(needs);
      if (lacks.length > 0) found[shape] = lacks;
      await page.evaluate('void (document.documentElement.style.fontSize = "")');
      await page.setViewport({ width: 800, height: 600 });
    }
    expect(found).toEqual({});
  });
});

describe('the keyboard alone', () => {
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
    await openAssistant();
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
    await until('it is over', assistant.isAtRest);
  });

  test('takes a length of one’s own', async () => {
    await openAssistant();
    await moveTo('25');
    await moveTo('other', 'ArrowRight');
    await moveTo('Minutes');
    await page.keyboard.type('17');
    await page.keyboard.press('Enter');
    await until('it is in the session', assistant.isInSession);
    expect((await assistant.session()).planned).toBe('17 min');
  });

  test('goes through the block page: asks, turns round, asks again, and goes on after the breath', async () => {
    await start();
    await open(SITE);
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
