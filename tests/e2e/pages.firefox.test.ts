import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assistantIn } from './assistant-page.ts';
import { blockPageIn } from './block-page.ts';
import type { TestBrowser } from './browser.ts';
import { launchFirefox } from './firefox.ts';
import { until } from './poll.ts';
import { forgetAll, heldBy } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

const SITE = 'http://social.test/page';

let sites: Sites;
let browser: TestBrowser;

beforeAll(async () => {
  sites = await openSites();
  browser = await launchFirefox(sites.port);
});
afterAll(async () => {
  await browser?.close();
  await sites?.close();
});
beforeEach(async () => {
  await forgetAll(browser);
  await browser.ask({ do: 'score', sites: [{ site: 'social.test', as: 'personal' }] });
});
afterEach(() => browser.tidy());

/** A tab that goes to another page answers when it has arrived. */
const soon = <Value>(ask: () => Promise<Value>, otherwise: Value) => ask().catch(() => otherwise);

async function openAssistant() {
  const assistant = assistantIn(await browser.open(`${browser.home}popup.html`));
  await until('the Assistant shows', () => soon(async () => (await assistant.buttons()).length > 0, false));
  return assistant;
}

async function visit(address: string) {
  const tab = await browser.open(address);
  const blockPage = blockPageIn(tab);
  await until('the block page shows', () => soon(async () => (await blockPage.title()) !== '', false));
  return { tab, blockPage };
}

describe('in Firefox', () => {
  test('a session is begun in the Assistant, and a shut site shows its task and its countdown', async () => {
    const assistant = await openAssistant();
    await assistant.begin({ task: 'Pricing page', minutes: 45, level: 'Distractions' });
    const { tab, blockPage } = await visit(SITE);
    expect(await tab.address()).toBe(`${browser.home}blocked.html#${SITE}`);
    expect(await blockPage.title()).toBe('social.test can wait');
    expect(await blockPage.task()).toBe('Pricing page');
    expect(await blockPage.left()).toMatch(/^4[45]:\d\d$/);
    const session = await assistant.session();
    expect(await blockPage.ends()).toBe(session.ends);
    await until('the visit is told', async () => (await assistant.session()).keptOut === '1 visit, 1 site');
    expect(sites.seen('social.test')).toEqual({ ran: [], drawn: [] });
  });

  test('a shut site opens for the session after a breath and Yes', async () => {
    await browser.ask({ do: 'start', task: '', minutes: 25, level: 'distractions' });
    const { tab, blockPage } = await visit(SITE);
    await blockPage.ask();
    const since = Date.now();
    await blockPage.answer('Yes');
    expect(await blockPage.areOpen()).toBe(false);
    await until('all three are open', blockPage.areOpen);
    expect(Date.now() - since).toBeGreaterThan(4500);
    await blockPage.answer('Yes');
    await until('the site is there', async () => (await tab.address()) === SITE);
    expect(Object.values((await heldBy(browser)).doc.pass)).toHaveLength(1);
  });

  test('a tab that was open before is kept with its title, and goes back by itself after a cancel', async () => {
    const tab = await browser.open(SITE);
    await until('the site is there', () => sites.seen(SITE).ran.length > 0);
    const assistant = await openAssistant();
    await assistant.begin({ minutes: 25 });
    await until('it is covered', async () => (await tab.address()).includes('blocked.html?kept='));
    const blockPage = blockPageIn(tab);
    await until('its place is shown', () =>
      soon(async () => (await blockPage.place()) === `social.test/page - ${SITE}`, false),
    );
    await assistant.press('Cancel session');
    await until('it is back', async () => (await tab.address()) === SITE);
  });

  test('the toolbar tells task and minutes, also when the background was stopped', async () => {
    const toolbar = () =>
      browser.inOurs<string>(
        'browser.action.getBadgeText({}).then((text) => browser.action.getTitle({}).then((title) => text + " " + title))',
      );
    const assistant = await openAssistant();
    await assistant.begin({ task: 'Pricing page', minutes: 25 });
    await until('it tells', async () => /^25 Pricing page · 25 min left, until /.test(await toolbar()));
    await browser.stopWorker();
    expect(await toolbar()).toMatch(/^25 Pricing page · 25 min left, until /);
    await assistant.press('15 min');
    await until('it tells', async () => /^40 Pricing page · 40 min left, until /.test(await toolbar()));
    await browser.stopWorker();
    await assistant.press('Cancel session');
    await until('it tells', async () => (await toolbar()) === ' Sundial');
  });

  test('the menu leads to help, and has a timer that floats only where the browser lets one float', async () => {
    const tab = await browser.open(`${browser.home}sidepanel.html`);
    const assistant = assistantIn(tab);
    const labels = await until('there is a menu', () =>
      soon(async () => {
        const buttons = await assistant.buttons();
        return buttons.includes('Settings') ? buttons : null;
      }, null),
    );
    expect(labels.includes('Float timer')).toBe(await tab.run('"documentPictureInPicture" in window'));
    await assistant.press('Help');
    await until('it is open', async () =>
      (await browser.addresses()).includes(`${browser.home}options.html#help`),
    );
  });

  test('an address made up by somebody else is shown in words', async () => {
    await browser.ask({ do: 'start', task: '', minutes: 25, level: 'distractions' });
    for (const fragment of [
      '',
      'javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      '<img src=x>',
    ]) {
      const { blockPage } = await visit(`${browser.home}blocked.html#${fragment}`);
      expect(await blockPage.title()).toBe('The address of this page could not be read');
    }
    const { blockPage } = await visit(`${browser.home}blocked.html#http://user:pass@social.test/%E0%A4%A`);
    await until('it knows the site', async () => (await blockPage.title()) === 'social.test can wait');
  });

  test('nothing went wrong in the extension all the while', async () =>
    expect(await browser.faults()).toEqual([]));
});
