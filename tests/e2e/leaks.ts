import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestBrowser } from './browser.ts';
import { still, until } from './poll.ts';
import { openSites, type Sites } from './sites.ts';
import { SHUT, WAYS } from './ways.ts';

/** Long enough for a page that gets through to say so: without a session each is heard within it. */
const HEARD = 450;

/** What the worker is doing when the way is tried. */
const WORKER = {
  alive: async () => {},
  stopped: (browser: TestBrowser) => browser.stopWorker(),
  'just restarted': async (browser: TestBrowser) => {
    await browser.stopWorker();
    // Stopped again before it answers, perhaps: that is not what is looked at here.
    browser.ask({ do: 'look' }).catch(() => {});
  },
};

/** Every way in, tried without a session, where each must be seen, and in sessions, where none may. */
export function testLeaks(launch: (port: number) => Promise<TestBrowser>): void {
  let sites: Sites;
  let browser: TestBrowser;

  beforeAll(async () => {
    sites = await openSites();
    browser = await launch(sites.port);
    await browser.ask({ do: 'score', sites: SHUT.map((site) => ({ site, as: 'personal' })) });
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });

  const ways = (is: TestBrowser['is']) => WAYS.filter((way) => !way.lacks?.[is]);
  const is = launch.name === 'launchFirefox' ? 'firefox' : 'chromium';

  describe('without a session', () => {
    afterAll(() => browser.tidy());
    test.each(ways(is))('$name is seen', async ({ ready, name }) => {
      const mark = `free-${WAYS.findIndex((way) => way.name === name)}-`;
      const act = await ready(browser, mark, sites);
      sites.forget();
      await act();
      if (name === 'the source of a page') return;
      await until(
        'the page is seen',
        () => sites.seen(`w=${mark}`).drawn.length + sites.seen(`w=${mark}`).ran.length > 0,
      );
    });
  });

  // All are tried before they are looked at: a page that got through has its time to say so while others are tried.
  describe.each(Object.entries(WORKER))('in a session, the worker %s', (state, put) => {
    const failures = new Map<string, unknown>();
    const markOf = (name: string) =>
      `${state.replace(' ', '-')}-${WAYS.findIndex((way) => way.name === name)}-`;

    beforeAll(async () => {
      const acts = new Map<string, () => Promise<unknown>>();
      for (const way of ways(is)) acts.set(way.name, await way.ready(browser, markOf(way.name), sites));
      expect(await browser.ask({ do: 'start', task: 'Hold', minutes: 60, level: 'distractions' })).toEqual({
        is: 'done',
      });
      await still(HEARD);
      sites.forget();
      for (const [name, act] of acts) {
        await put(browser);
        await act().catch((failure: unknown) => failures.set(name, failure));
      }
      await still(HEARD);
    }, 240_000);
    afterAll(async () => {
      await browser.ask({ do: 'cancel' });
      await browser.tidy();
    });

    test.each(ways(is))('$name is not seen', ({ name }) => {
      expect(failures.get(name)).toBeUndefined();
      expect(sites.seen(`w=${markOf(name)}`)).toEqual({ ran: [], drawn: [] });
    });
  });

  test('nothing went wrong in the extension all the while', async () =>
    expect(await browser.faults()).toEqual([]));
}
