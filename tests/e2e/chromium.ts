import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type KeyInput, type Page } from 'puppeteer';
import type { Command } from '../../lib/core/commands.ts';
import type { Person, Tab, TestBrowser } from './browser.ts';
import { still, until } from './poll.ts';

const EXTENSION = resolve(import.meta.dirname, '../../.output/chrome-mv3');
/** Follows from the `key` in the manifest. */
const ID = 'mjokoekehbimgjkghodbiladagkddpge';
const HOME = `chrome-extension://${ID}/`;

/** What a worker that is killed in the middle of a call says, and Chromium's word on a page that wanted to be kept. */
const HARMLESS = /Error: No SW$|Blocked attempt to show a 'beforeunload'/;

/** A tab that goes nowhere, whatever the page does, is waited for this long. */
const SETTING_OFF = 1500;
/** A worker that is stopped before it has heard what it was woken for is woken for it again: it gets so long. */
const HEARING = 120;

/**
 * A Chromium whose extension is installed like any unpacked one, so that restarts are real. One loaded by the
 * debugger is forgotten at the next start, and one named on the command line is loaded after the first
 * page: so it is named there once, and the profile's note of where it came from is changed. `granted`: permissions
 * that a person would have to be asked for.
 */
export async function launchChromium(
  port: number,
  granted: readonly string[] = [],
): Promise<
  TestBrowser & {
    page(address: string): Promise<Page>;
    person: Person;
    downloads(): Promise<string>;
    choose(line: string, address: string): Promise<void>;
    inWorkers<Result>(expression: string): Promise<Result[]>;
    soundPage(): Promise<Page | null>;
    setClock(ahead: number): Promise<void>;
  }
> {
  const profile = mkdtempSync(join(tmpdir(), 'sundial-chromium-'));
  const faults: string[] = [];
  let browser: Browser;
  let cdp: CDPSession;
  let ours: Page;

  async function launch(...args: string[]): Promise<void> {
    browser = await puppeteer.launch({
      executablePath: process.env.SUNDIAL_CHROMIUM ?? '/usr/bin/chromium',
      pipe: true,
      userDataDir: profile,
      // Extensions work, and pages may be kept behind Back, as for everybody.
      ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache', '--mute-audio'],
      // A worker with a debugger never sleeps.
      targetFilter: (target) => target.type() !== 'service_worker',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--disable-sync',
        '--disable-component-update',
        '--autoplay-policy=no-user-gesture-required',
        '--disable-features=HttpsUpgrades,DisableLoadExtensionCommandLineSwitch',
        `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE localhost`,
        '--unsafely-treat-insecure-origin-as-secure=http://worker.social.test',
        ...args,
      ],
    });
    cdp = await browser.target().createCDPSession();
  }

  async function openOurs(): Promise<void> {
    ours = await browser.newPage();
    await ours.goto(`${HOME}popup.html`);
    await until(
      'the background has looked once',
      () => ours.evaluate('chrome.storage.local.get("health").then((kept) => !!kept.health)'),
      {
        within: 20_000,
      },
    );
  }

  async function install(): Promise<void> {
    await launch(`--load-extension=${EXTENSION}`);
    await openOurs();
    await browser.close();
    const file = join(profile, 'Default', 'Preferences');
    const preferences = JSON.parse(readFileSync(file, 'utf8'));
    const UNPACKED = 4;
    preferences.extensions.settings[ID].location = UNPACKED;
    preferences.extensions.settings[ID].incognito = true;
    const kinds = ['active_permissions', 'granted_permissions', 'runtime_granted_permissions'];
    for (const kind of granted.length > 0 ? kinds : []) {
      const held = preferences.extensions.settings[ID][kind] ?? {};
      preferences.extensions.settings[ID][kind] = { ...held, api: [...(held.api ?? []), ...granted] };
    }
    preferences.extensions.ui = { ...preferences.extensions.ui, developer_mode: true };
    writeFileSync(file, JSON.stringify(preferences));
  }

  const targets = async () => (await cdp.send('Target.getTargets')).targetInfos;
  const workers = async () =>
    (await targets()).filter(({ type, url }) => type === 'service_worker' && url.startsWith(HOME));

  /** What Chromium itself noted down of our errors; no debugger is needed for it. */
  async function noteFaults(): Promise<void> {
    const page = await browser.newPage();
    await page.goto('chrome://extensions/strings.m.js');
    const errors = (await page.evaluate(
      `chrome.developerPrivate.getExtensionInfo('${ID}').then(({ runtimeErrors }) => runtimeErrors.map(({ message, source }) => source + ': ' + message))`,
    )) as string[];
    faults.push(...errors.filter((message) => !HARMLESS.test(message)));
    await page.evaluate(`chrome.developerPrivate.deleteExtensionErrors({ extensionId: '${ID}' })`);
    await page.close();
  }

  function tabOf(page: Page): Tab {
    return {
      async go(address) {
        const client = await page.createCDPSession();
        await Promise.race([
          client.send('Page.navigate', { url: address }).catch(() => {}),
          still(SETTING_OFF),
        ]);
        await client.detach().catch(() => {});
      },
      back: () => page.evaluate('setTimeout(() => history.back())').then(() => {}),
      reload: () => Promise.race([page.reload().then(() => {}), still(SETTING_OFF)]).catch(() => {}),
      select: () => page.bringToFront(),
      close: () => page.close(),
      address: async () => page.url(),
      click: (selector) => page.click(selector),
      async press(...keys) {
        for (const key of keys) {
          await page.keyboard.down(key as KeyInput);
          // A page that its key closes hears nothing of the key being let go.
          await page.keyboard.up(key as KeyInput).catch(() => {});
        }
      },
      run: (code) => page.evaluate(code) as Promise<never>,
    };
  }

  /** Unseen windows do not take the focus from each other. */
  const focus = (wanted: boolean): Promise<unknown> =>
    ours.evaluate(
      `chrome.windows.getAll().then(([window]) => chrome.windows.update(window.id, { focused: ${wanted} })).then(() => null)`,
    );
  /** Runs in a worker, and gives what comes of it. */
  async function inWorker<Result>(targetId: string, expression: string): Promise<Result> {
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
    const session = cdp.connection()?.session(sessionId);
    const ran = await session?.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    await cdp.send('Target.detachFromTarget', { sessionId });
    if (ran?.exceptionDetails) throw new Error(ran.exceptionDetails.exception?.description);
    return ran?.result.value as Result;
  }
  /** Runs in all workers that run: private windows have one of their own. */
  const inWorkers = async <Result>(expression: string): Promise<Result[]> =>
    Promise.all((await workers()).map(({ targetId }) => inWorker<Result>(targetId, expression)));
  async function tell(expression: string): Promise<void> {
    const [worker] = await workers();
    if (!worker) throw new Error('There is no worker to be told.');
    await inWorker(worker.targetId, expression);
  }
  /** Chromium's protocol sets no idle state that extensions see, so the worker is told. */
  const setIdle = (state: string | null): Promise<void> =>
    tell(`(() => {
      const { idle } = chrome;
      globalThis.realQuery ??= idle.queryState;
      const state = ${JSON.stringify(state)};
      idle.queryState = state ? async () => state : realQuery;
      if (state) idle.onStateChanged.dispatch(state);
    })()`);

  const chromium = {
    is: 'chromium' as const,
    api: 'chrome' as const,
    person: {
      leave: () => focus(false).then(() => {}),
      comeBack: () => focus(true).then(() => {}),
      hears: async () => {},
      isSeenToLock: true,
      is: setIdle,
    },
    home: HOME,
    async page(address: string) {
      const page = await browser.newPage();
      await page.goto(address);
      return page;
    },
    inWorkers,
    /** The page that nobody sees, in which it sounds; null where none is open. */
    async soundPage() {
      const isIt = (url: string) => url === `${HOME}offscreen.html`;
      return (
        (await browser
          .targets()
          .find((target) => isIt(target.url()))
          ?.asPage()) ?? null
      );
    },
    /**
     * As on a machine whose clock is so many milliseconds ahead: Chromium takes its clock from the machine alone, so
     * the worker is told, alarms included. Until it stops.
     */
    async setClock(ahead: number) {
      await ours.evaluate(`chrome.runtime.sendMessage({ do: 'look' })`);
      await tell(`(() => {
        const { alarms } = chrome;
        globalThis.real ??= { now: Date.now, create: alarms.create.bind(alarms), get: alarms.get.bind(alarms) };
        Date.now = () => real.now() + ${ahead};
        alarms.create = (name, { when, ...rest }) => real.create(name, when ? { ...rest, when: when - ${ahead} } : rest);
        alarms.get = (name) => real.get(name).then((alarm) => alarm && { ...alarm, scheduledTime: alarm.scheduledTime + ${ahead} });
      })()`);
    },
    /** A folder where downloads go from now on. */
    async downloads() {
      const downloadPath = mkdtempSync(join(tmpdir(), 'sundial-downloads-'));
      await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
      return downloadPath;
    },
    /** Chooses a line of our menu over the tab with this address: the protocol opens no menus, so the worker is told. */
    async choose(line: string, address: string) {
      await ours.evaluate(`chrome.runtime.sendMessage({ do: 'look' })`);
      await tell(`chrome.tabs.query({}).then((tabs) => {
        const tab = tabs.find(({ url }) => url.startsWith(${JSON.stringify(address)}));
        chrome.contextMenus.onClicked.dispatch({ menuItemId: ${JSON.stringify(line)}, pageUrl: tab?.url }, tab);
      })`);
    },
    async open(address: string) {
      const page = await browser.newPage();
      const tab = tabOf(page);
      await tab.go(address);
      return tab;
    },
    addresses: async () => (await targets()).filter(({ type }) => type === 'page').map(({ url }) => url),
    ask: (command: Command) =>
      ours.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(command)})`) as Promise<never>,
    inOurs: (code: string) => ours.evaluate(code) as Promise<never>,
    async tidy() {
      const kept = `${HOME}popup.html`;
      for (const { targetId, url, type } of await targets())
        if (type === 'page' && url !== kept) await cdp.send('Target.closeTarget', { targetId });
    },
    async stopWorker() {
      const running = (await workers()).map(({ targetId }) => targetId);
      let at = Number.NEGATIVE_INFINITY;
      await until('the worker is dead', async () => {
        const left = (await workers()).map(({ targetId }) => targetId).filter((id) => running.includes(id));
        const isDue = left.length > 0 && performance.now() - at > HEARING;
        if (isDue) at = performance.now();
        for (const targetId of isDue ? left : [])
          await cdp.send('Target.closeTarget', { targetId }).catch(() => {});
        return left.length === 0;
      });
    },
    isWorkerRunning: async () => (await workers()).length > 0,
    async openPrivate(address: string) {
      await ours.evaluate(`void chrome.windows.create(${JSON.stringify({ incognito: true, url: address })})`);
    },
    async openAppWindow(address: string) {
      await ours.evaluate(
        `chrome.windows.create(${JSON.stringify({ type: 'popup', url: address })}).then(() => null)`,
      );
    },
    async kill() {
      await noteFaults();
      const gone = new Promise((resolve) => browser.process()?.once('exit', resolve));
      browser.process()?.kill('SIGKILL');
      await gone;
    },
    async restart(...first: string[]) {
      await launch(...first);
      await openOurs();
    },
    async faults() {
      await noteFaults();
      return faults;
    },
    async close() {
      await browser.close().catch(() => {});
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    async quit() {
      await noteFaults();
      await browser.close();
    },
  };
  await install();
  await chromium.restart();
  return chromium;
}
