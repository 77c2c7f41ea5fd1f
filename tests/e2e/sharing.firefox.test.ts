import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../lib/core/commands.ts';
import { SECOND } from '../../lib/core/time.ts';
import type { TestBrowser } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { until } from './poll.ts';
import { startRelay } from './relay-process.ts';
import { openSites, type Sites } from './sites.ts';

const START = { do: 'start', task: 'Together', minutes: 25, level: 'distractions' } as const satisfies Command;
const pairing = { secret: randomBytes(32).toString('base64url'), relay: '' };

let sites: Sites;
let relay: Awaited<ReturnType<typeof startRelay>>;
let chromium: TestBrowser;
let second: TestBrowser;
let firefox: TestBrowser;
let all: TestBrowser[];

beforeAll(async () => {
  sites = await openSites();
  relay = await startRelay();
  pairing.relay = relay.address;
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
  test('find each other', async () => {
    for (const browser of all) expect(await browser.ask({ do: 'share', pairing })).toEqual({ is: 'done' });
    for (const browser of all)
      await until('all are in the room', async () => (await statusOf(browser))?.members.length === 3);
  });

  test.each(['chromium', 'firefox'])('are in a session that is begun in %s', async (is) => {
    const begins = is === 'chromium' ? chromium : firefox;
    const delays: number[] = [];
    for (let round = 0; round < 10; round++) {
      const others = all.filter((browser) => browser !== begins).map((browser) => blockingSince(browser, true));
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
