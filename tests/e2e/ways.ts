import type { Tab, TestBrowser } from './browser.ts';
import { still, until } from './poll.ts';
import type { Sites } from './sites.ts';

/** What is shut in these tests, besides the catalogue. */
export const SHUT = ['social.test', 'open.test/shut', 'bücher.test'];

/**
 * A way in which a page can come to be seen. `ready` does what is done before a session, and gives what is
 * done in it. The page is known by `w=` in its address.
 */
export interface Way {
  name: string;
  /** Browsers that have no such way, with the reason. */
  lacks?: Partial<Record<TestBrowser['is'], string>>;
  ready(browser: TestBrowser, mark: string, sites: Sites): Promise<() => Promise<unknown>>;
}

const page = (mark: string, host = 'social.test', path = '/page'): string =>
  `http://${host}${path}?w=${mark}`;
const leading = (path: string, mark: string): string =>
  `http://open.test${path}?to=${encodeURIComponent(page(mark))}`;

/** Its script may speak before whoever drives the browser knows that the page is there. */
const hasArrived = (tab: Tab) =>
  until('the tab is there', () =>
    tab
      .run<boolean>("location.protocol === 'http:' && document.readyState === 'complete'")
      .catch(() => false),
  );

/** Waits until a page has said that it runs. */
const hasRun = (sites: Sites, part: string) => until(`${part} runs`, () => sites.seen(part).ran.length > 0);

/** Types an address into a new tab. */
const typed =
  (address: (mark: string) => string): Way['ready'] =>
  async (browser, mark) =>
  () =>
    browser.open(address(mark));

/** Opens a page that is not shut, waits for it, then does something in it. */
const within =
  (address: (mark: string) => string, act: (tab: Tab, mark: string) => Promise<unknown>): Way['ready'] =>
  async (browser, mark, sites) => {
    const tab = await browser.open(address(mark));
    await hasRun(sites, address(mark));
    await hasArrived(tab);
    return async () => {
      await tab.select();
      await act(tab, mark);
    };
  };

/** A page of a shut site that is open before the session; then something happens to it. */
const open =
  (act: (tab: Tab, browser: TestBrowser, mark: string) => Promise<unknown>, path = '/page'): Way['ready'] =>
  async (browser, mark, sites) => {
    const tab = await browser.open(page(mark, 'social.test', path));
    await hasRun(sites, mark);
    return () => act(tab, browser, mark);
  };

const click = (selector: string) => (tab: Tab) =>
  tab.run(`void document.querySelector('${selector}').click()`);

/** Finds a tab of ours by its address, in the extension's own words. */
const tabBy = (browser: TestBrowser, mark: string, then: string): Promise<unknown> =>
  browser.inOurs(
    `browser.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url.includes('${mark}'))).then((tab) => ${then}).then(() => null)`.replaceAll(
      'browser.',
      browser.is === 'chromium' ? 'chrome.' : 'browser.',
    ),
  );

const link = (mark: string): string => leading('/links', mark);

export const WAYS: Way[] = [
  { name: 'an address that is typed', ready: typed((mark) => page(mark)) },
  { name: 'a sub-domain', ready: typed((mark) => page(mark, 'a.b.social.test')) },
  { name: 'another port', ready: typed((mark) => page(mark, 'social.test:80')) },
  { name: 'capital letters', ready: typed((mark) => page(mark, 'SoCiAl.TEST')) },
  { name: 'a host with a trailing dot', ready: typed((mark) => page(mark, 'social.test.')) },
  { name: 'a name and password in the address', ready: typed((mark) => page(mark, 'user:word@social.test')) },
  { name: 'a host in Unicode', ready: typed((mark) => page(mark, 'bücher.test')) },
  { name: 'a host in punycode', ready: typed((mark) => page(mark, 'xn--bcher-kva.test')) },
  { name: 'a shut path', ready: typed((mark) => page(mark, 'open.test', '/shut')) },
  { name: 'what is below a shut path', ready: typed((mark) => page(mark, 'open.test', '/shut/a/b')) },
  { name: 'a shut path in capitals', ready: typed((mark) => page(mark, 'open.test', '/SHUT')) },
  { name: 'a shut path with slashes doubled', ready: typed((mark) => page(mark, 'open.test', '//shut')) },
  { name: 'a shut path with letters encoded', ready: typed((mark) => page(mark, 'open.test', '/%73hu%74')) },

  { name: 'a link', ready: within(link, click('#plain')) },
  { name: 'a link to a new tab', ready: within(link, click('#blank')) },
  { name: 'a link to a new tab without opener', ready: within(link, click('#noopener')) },
  { name: 'a form that is posted', ready: within(link, click('#form button')) },
  {
    name: 'a window that a page opens',
    ready: within(link, (tab, mark) =>
      tab.run(`void window.open('${page(mark)}', '', 'width=300,height=300')`),
    ),
  },
  { name: 'a redirect by the server', ready: typed((mark) => leading('/302', mark)) },
  { name: 'a redirect by a meta element', ready: typed((mark) => leading('/refresh', mark)) },
  { name: 'a redirect by script', ready: typed((mark) => leading('/script', mark)) },
  { name: 'a frame in a page that is opened', ready: typed((mark) => leading('/frame', mark)) },
  {
    name: 'a frame in a page that is open',
    async ready(browser, mark, sites) {
      const tab = await browser.open(leading('/frame', mark));
      await hasRun(sites, page(mark));
      return () => tab.select();
    },
  },
  {
    name: 'a frame that a page puts in',
    ready: within(link, (tab, mark) =>
      tab.run(
        `void document.body.append(Object.assign(document.createElement('iframe'), { src: '${page(mark)}' }))`,
      ),
    ),
  },

  { name: 'a tab that is open', ready: open((tab) => tab.select()) },
  { name: 'a tab that is open, reloaded', ready: open((tab) => tab.reload()) },
  { name: 'a tab that plays sound', ready: open((tab) => tab.select(), '/loud') },
  { name: 'a tab that does not want to be left', ready: open((tab) => tab.select(), '/holds-on') },
  {
    name: 'a tab that is pinned',
    async ready(browser, mark, sites) {
      const tab = await browser.open(page(mark));
      await hasRun(sites, mark);
      await tabBy(browser, mark, 'browser.tabs.update(tab.id, { pinned: true })');
      return () => tab.select();
    },
  },
  {
    name: 'a tab that is discarded, when it is turned to',
    async ready(browser, mark, sites) {
      await browser.open(page(mark));
      await hasRun(sites, mark);
      await browser.open('about:blank');
      await tabBy(browser, mark, 'browser.tabs.discard(tab.id)');
      return () => tabBy(browser, mark, 'browser.tabs.update(tab.id, { active: true })');
    },
  },
  {
    name: 'a tab that is duplicated',
    ready: open((_tab, browser, mark) => tabBy(browser, mark, 'browser.tabs.duplicate(tab.id)')),
  },
  {
    name: 'a window without tabs that is open',
    async ready(browser, mark, sites) {
      await browser.openAppWindow(page(mark));
      await hasRun(sites, mark);
      return () => tabBy(browser, mark, 'browser.windows.update(tab.windowId, { focused: true })');
    },
  },
  {
    name: 'a window without tabs that is opened',
    ready: async (browser, mark) => () => browser.openAppWindow(page(mark)),
  },
  {
    name: 'a page that was on its way when the session began',
    async ready(browser, mark, sites) {
      await browser.open(page(mark, 'social.test', '/slow'));
      return async () => sites.release();
    },
  },
  {
    name: 'a page behind Back',
    async ready(browser, mark, sites) {
      const tab = await browser.open(page(mark));
      await hasRun(sites, mark);
      await tab.go(`http://open.test/next?n=${mark}`);
      await hasRun(sites, `n=${mark}`);
      return async () => {
        await tab.select();
        await tab.back();
      };
    },
  },
  {
    name: "a page from a site's own service worker",
    async ready(browser, mark) {
      const host = 'worker.social.test';
      const tab = await browser.open(`http://${host}/worker`);
      const isReady = `document.title === 'ready' || document.body.textContent.includes('From the worker')`;
      await until('the service worker is there', () => tab.run<boolean>(isReady).catch(() => false));
      await tab.close();
      return () => browser.open(page(mark, host));
    },
  },
  {
    name: 'a page that changes its address without loading',
    ready: within(
      (mark) => `http://open.test/spa?n=${mark}`,
      (tab, mark) => tab.run(`void history.pushState({}, '', '/shut/x?w=${mark}')`),
    ),
  },
  {
    name: 'a page that replaces its address without loading',
    ready: within(
      (mark) => `http://open.test/spa2?n=${mark}`,
      (tab, mark) => tab.run(`void history.replaceState({}, '', '/shut/x?w=${mark}')`),
    ),
  },
  {
    name: 'a page that was prerendered before',
    lacks: { firefox: 'Firefox does not prerender.' },
    async ready(browser, mark, sites) {
      const target = page(mark, 'open.test', '/shut');
      const address = `http://open.test/prerender?to=${encodeURIComponent(target)}`;
      const tab = await browser.open(address);
      await until(
        'the page is prerendered',
        async () => {
          // Only what is in front prerenders, and Chromium sometimes thinks better of it: asked again, it does.
          await tab.select();
          await tab.go(address);
          return until('it runs', () => sites.seen(target).ran.length > 0, { within: 3000 }).catch(
            () => false,
          );
        },
        { within: 20_000 },
      );
      return async () => {
        await tab.select();
        await tab.run(`void document.querySelector('#plain').click()`);
      };
    },
  },
  {
    name: 'a page that was prefetched before',
    ready: within(
      (mark) => leading('/prefetch', mark),
      (tab) => tab.run(`void document.querySelector('#plain').click()`),
    ),
  },
  {
    name: 'a private window that is open',
    async ready(browser, mark, sites) {
      await browser.openPrivate(page(mark));
      await hasRun(sites, mark);
      return () => still(0);
    },
  },
  {
    name: 'a private window that is opened',
    ready: async (browser, mark) => () => browser.openPrivate(page(mark)),
  },
  { name: 'the source of a page', ready: typed((mark) => `view-source:${page(mark)}`) },
];
