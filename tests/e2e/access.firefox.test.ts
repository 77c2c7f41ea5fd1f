import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { complaints, type Desk, lacking, PAGE_STATES } from './access.ts';
import type { Tab } from './browser.ts';
import { launchFirefox } from './firefox.ts';
import { until } from './poll.ts';
import { forgetAll } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchFirefox>>;
let tab: Tab;

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
  tab = await browser.open('about:blank');
});
afterEach(async () => {
  await browser.emulate({ isForced: false, zoom: 1 });
  await browser.tidy();
});

const desk: Desk = {
  get browser() {
    return browser;
  },
  run: (code) => tab.run(code),
  visit: (address) => tab.go(address),
};

test.each(Object.entries(PAGE_STATES))(
  'in Firefox, the checker has nothing to say of %s, and all that is needed is seen and reached',
  async (name, { ready, needs, part }) => {
    await browser.emulate({ isDark: false, isStill: true });
    await ready(desk);
    // Darkness is the same in both browsers, and is looked at in Chromium; here where it matters most.
    for (const isDark of /^the (?:popup|block page)/.test(name) ? [false, true] : [false]) {
      await browser.emulate({ isDark });
      const isApplied = async () =>
        (await tab.run(`window.matchMedia('(prefers-color-scheme: dark)').matches`)) === isDark;
      await until(`the page is ${isDark ? 'dark' : 'light'}`, isApplied);
      // Darkness changes nothing but colours.
      const only = isDark ? 'colours' : undefined;
      expect.soft(await complaints(desk, { only, part }), only ?? 'light').toEqual([]);
    }
    // The popup makes itself as wide as it likes; the browser fits its window to it.
    const isNarrowed = !name.startsWith('the popup');
    const isNarrow = async () => !isNarrowed || (await tab.run('window.innerWidth')) === 320;
    if (isNarrowed) await browser.emulate({ width: 320 });
    await until('it is narrow', isNarrow);
    expect.soft(await lacking(desk, needs), 'at 320 pixels').toEqual([]);
    await browser.emulate({ isForced: true, zoom: 2, ...(isNarrowed ? { width: 640 } : {}) });
    const isForced = `window.matchMedia('(forced-colors: active)').matches && window.devicePixelRatio === 2`;
    await until('it is large, in forced colours', async () => (await tab.run(isForced)) && isNarrow());
    expect(await lacking(desk, needs), 'at 640 pixels and 200 %, in forced colours').toEqual([]);
  },
);
