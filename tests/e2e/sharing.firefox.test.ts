import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../lib/core/commands.ts';
import type { TestBrowser } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { until } from './poll.ts';
import { startRelay } from './relay-process.ts';
import { openSites, type Sites } from './sites.ts';
import { syncIn } from './sync-page.ts';

const START = {
  do: 'start',
  task: 'Together',
  minutes: 25,
  level: 'distractions',
} as const satisfies Command;

let sites: Sites;
let relay: Awaited<ReturnType<typeof startRelay>>;
let chromium: TestBrowser;
let second: TestBrowser;
let firefox: TestBrowser;
let all: TestBrowser[];

beforeAll(async () => {
  sites = await openSites();
  relay = await startRelay();
  chromium = await launchChromium(sites.port);
  second = await launchChromium(sites.port);
  firefox = await launchFirefox(sites.port);
  all = [chromium, second, firefox];
  await chromium.ask({ do: 'score', sites: [{ site: 'social.test', as: 'personal' }] });
}, 180_000);
afterAll(async () => {
  await Promise.all([chromium?.close(), second?.close(), firefox?.close()]);
  await relay?.close();
  await sites?.close();
});

const api = ({ is }: TestBrowser) => (is === 'chromium' ? 'chrome' : 'browser');
const statusOf = (browser: TestBrowser) =>
  browser.inOurs<{ is: string; members: string[]; because?: string } | undefined>(
    `${api(browser)}.storage.session.get('link').then(({ link }) => link)`,
  );
/** The instant from which a browser blocks, or does not any more. */
const blockingSince = (browser: TestBrowser, wanted: boolean) =>
  browser.inOurs<number>(`(async () => {
    for (;;) {
      const rules = await ${api(browser)}.declarativeNetRequest.getDynamicRules();
      const isBlocking = rules.some(({ condition }) => condition.requestDomains?.includes('social.test'));
      if (isBlocking === ${wanted}) return Date.now();
      await new Promise((done) => setTimeout(done, 2));
    }
  })()`);

describe('browsers that share a room', () => {
  const settings = async (browser: TestBrowser) =>
    syncIn(await browser.open(`${browser.home}options.html#sync`));

  test('come together over a code, and compare six digits', async () => {
    const host = await settings(chromium);
    await host.says('The relay');
    await host.type('Address', `http://localhost:${relay.port}/`);
    await host.choose('Share from this browser');
    await host.says('In touch.');
    await host.choose('Show a code');
    await until('there is a code', async () => (await host.code()) !== '');

    const guest = await settings(firefox);
    await guest.says('The relay');
    await guest.type('Address', `localhost:${relay.port}`);
    await guest.type('Code', (await host.code()).toLowerCase());
    await guest.choose('Join them');
    await until(
      'both show digits',
      async () => (await host.digits()) !== '' && (await guest.digits()) !== '',
    );
    expect(await guest.digits()).toBe(await host.digits());
    expect(await host.words()).toContain('Add Firefox on Linux?');
    await host.choose('Yes, add it');
    await guest.says('In touch.');
    await host.says('Firefox on Linux shares with this browser now.');
    await until('both are listed', async () => (await guest.browsers()).length === 2);
  });

  test('take one in that comes with the recovery words', async () => {
    const host = await settings(chromium);
    await host.says('Recovery words');
    await host.choose('Show them');
    await until('there are words', async () => (await host.recovery()) !== '');
    const guest = await settings(second);
    await guest.says('The relay');
    await guest.type('Address', `localhost:${relay.port}`);
    await guest.type('Recovery words', await host.recovery());
    await guest.choose('Come back');
    await guest.says('In touch.');
    for (const browser of all)
      await until('all are in the room', async () => (await statusOf(browser))?.members.length === 3);
    for (const browser of all) await browser.tidy();
  });

  test.each(['chromium', 'firefox'])('are in a session that is begun in %s', async (is) => {
    const begins = is === 'chromium' ? chromium : firefox;
    const delays: number[] = [];
    for (let round = 0; round < 10; round++) {
      const others = all
        .filter((browser) => browser !== begins)
        .map((browser) => blockingSince(browser, true));
      const at = Date.now();
      expect(await begins.ask(START)).toEqual({ is: 'done' });
      delays.push(...(await Promise.all(others)).map((since) => since - at));
      const free = all.map((browser) => blockingSince(browser, false));
      expect(await begins.ask({ do: 'cancel' })).toEqual({ is: 'done' });
      await Promise.all(free);
    }
    delays.sort((one, other) => one - other);
    console.log(is, delays);
  });
});
