import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import type { Command } from '../../lib/core/commands.ts';
import type { Person, Tab, TestBrowser } from './browser.ts';
import { type Marionette, openMarionette } from './marionette.ts';
import { until } from './poll.ts';

const EXTENSION = resolve(import.meta.dirname, '../../.output/firefox-mv3');
const ID = 'sundial@sundial.example';
const UUID = '5e0d1a10-0000-4000-8000-50d1a1000000';
const HOME = `moz-extension://${UUID}/`;

/** The build as an add-on file. */
function packed(): Uint8Array {
  const files = readdirSync(EXTENSION, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return zipSync(
    Object.fromEntries(
      files.map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(EXTENSION.length + 1), new Uint8Array(readFileSync(path))];
      }),
    ),
  );
}

/**
 * What Firefox says of a page that goes before its own scripts are set up, or while an answer or a typeface is on its
 * way (NS_BINDING_ABORTED), and of a frame that stayed empty, as it should.
 */
const HARMLESS =
  /Promise re(?:jected|solved) (?:after context unloaded|while context is inactive)|frame-ancestors|FrameData missing for|download failed .* status=2152398850/;

const freePort = (): Promise<number> =>
  new Promise((resolvePort) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Functions every script in the browser's own scope may use. */
const WORDS = `
  const windows = () => [...Services.wm.getEnumerator('navigator:browser')];
  const tabs = () => windows().flatMap((one) => [...one.gBrowser.tabs]);
  const tabOf = (id) => {
    const tab = tabs().find((one) => one.getAttribute('data-test') === id);
    if (!tab) throw new Error('The tab is gone.');
    return tab;
  };
  const gBrowserOf = (tab) => tab.ownerDocument.defaultView.gBrowser;
  const byUser = { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() };
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const extension = () => ExtensionParent.GlobalManager.getExtension('${ID}');
  const pause = (ms) => new Promise((resolve) => windows()[0].setTimeout(resolve, ms));
`;

interface Look {
  isDark?: boolean;
  /** Asks pages for less motion, as a person may. */
  isStill?: boolean;
  /** In the few colours that somebody chose who needs to. */
  isForced?: boolean;
  /** Of the page in the selected tab, in pixels. */
  width?: number;
  /** How much larger it is shown. */
  zoom?: number;
}

/**
 * A Firefox with the build in its profile like any installed add-on, driven in its own scope. Whatever it asks for comes
 * from `port`; what it asks for in secret from `secure`, whose word for who it is is taken.
 */
export async function launchFirefox(
  port: number,
  { secure = port }: { secure?: number } = {},
): Promise<
  TestBrowser & {
    emulate(look: Look): Promise<void>;
    person: Person;
    setPatience(idle: number): Promise<void>;
  }
> {
  const profile = mkdtempSync(join(tmpdir(), 'sundial-firefox-'));
  const marionettePort = await freePort();
  const preferences: Record<string, string | number | boolean> = {
    'xpinstall.signatures.required': false,
    'extensions.autoDisableScopes': 0,
    'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
    'marionette.port': marionettePort,
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': `80=${port};443=${secure}`,
    'security.cert_pinning.enforcement_level': 0,
    'network.stricttransportsecurity.preloadlist': secure === port,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'dom.security.https_first': false,
    'dom.serviceWorkers.testing.enabled': true,
    'media.autoplay.default': 0,
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    // What a page of ours asks its owner for is allowed.
    'extensions.webextOptionalPermissionPrompts': false,
    'browser.newtabpage.enabled': false,
    'browser.startup.page': 0,
    // Pages behind Back are kept, however many tabs there are.
    'browser.sessionhistory.max_total_viewers': 200,
    'browser.sessionstore.resume_from_crash': true,
    'browser.sessionstore.interval': 500,
    'browser.tabs.closeWindowWithLastTab': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.update.enabled': false,
    'toolkit.startup.max_resumed_crashes': -1,
  };
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
      .join('\n'),
  );
  mkdirSync(join(profile, 'extensions'));
  writeFileSync(join(profile, 'extensions', `${ID}.xpi`), packed());

  const faults: string[] = [];
  let firefox: ChildProcess;
  let marionette: Marionette;
  let ids = 0;

  const chrome = <Result>(body: string, ...args: unknown[]): Promise<Result> =>
    marionette.chrome(`async (...args) => { ${WORDS} ${body} }`, ...args);

  async function launch(...args: string[]): Promise<void> {
    firefox = spawn(
      process.env.SUNDIAL_FIREFOX ?? 'firefox-esr',
      [
        '--headless',
        '--no-remote',
        '--profile',
        profile,
        '--marionette',
        '--remote-allow-system-access',
        ...args,
      ],
      { stdio: 'ignore', detached: true },
    );
    marionette = await openMarionette(marionettePort);
    if (secure !== port)
      await chrome(
        `const { Cc, Ci } = windows()[0];
         Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService)
           .setDisableAllSecurityChecksAndLetAttackersInterceptMyData(true);`,
      );
  }

  /** The handle Marionette knows a tab by. */
  const handleOf = (id: string): Promise<string> =>
    chrome(
      `const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
       return NavigableManager.getIdForBrowser(tabOf(args[0]).linkedBrowser);`,
      id,
    );

  async function inTab<Result>(id: string, code: string): Promise<Result> {
    const handle = await handleOf(id);
    // As the page, not beside it: its own globals, and \`browser\` in pages of ours.
    const text = await marionette.page<string>(
      handle,
      `async (code) => {
        const page = window.wrappedJSObject ?? window;
        const browser = page.browser;
        return JSON.stringify((await new Function('browser', 'window', 'return (' + code + ')')(browser, page)) ?? null);
      }`,
      code,
    );
    return JSON.parse(text);
  }

  function tabWith(id: string): Tab {
    return {
      go: (address) =>
        chrome('tabOf(args[0]).linkedBrowser.fixupAndLoadURIString(args[1], byUser);', id, address),
      back: () =>
        chrome(
          `const { linkedBrowser } = tabOf(args[0]);
           // A page that has run is not yet known to be another one than before.
           for (let waited = 0; waited < 100 && !linkedBrowser.canGoBack; waited++) await pause(50);
           linkedBrowser.goBack();`,
          id,
        ),
      reload: () => chrome('tabOf(args[0]).linkedBrowser.reload();', id),
      select: () =>
        chrome(
          'const tab = tabOf(args[0]); gBrowserOf(tab).selectedTab = tab; tab.ownerDocument.defaultView.focus();',
          id,
        ),
      close: () => chrome('const tab = tabOf(args[0]); gBrowserOf(tab).removeTab(tab);', id),
      address: () => chrome('return tabOf(args[0]).linkedBrowser.currentURI.spec;', id),
      click: async (selector) => marionette.click(await handleOf(id), selector),
      press: async (...keys) => marionette.press(await handleOf(id), keys),
      run: (code) => inTab(id, code),
    };
  }

  async function open(address: string): Promise<{ id: string; tab: Tab }> {
    const id = `test-${++ids}`;
    await chrome(
      `const { gBrowser } = windows().find((one) => !one.toolbar || one.toolbar.visible) ?? windows()[0];
       const tab = gBrowser.addTab(args[1], byUser);
       tab.setAttribute('data-test', args[0]);
       gBrowser.selectedTab = tab;`,
      id,
      address,
    );
    return { id, tab: tabWith(id) };
  }

  let ours = '';
  async function openOurs(): Promise<void> {
    await until('the extension is there', () => chrome('return !!extension();'), {
      within: 30_000,
    });
    ({ id: ours } = await open(`${HOME}popup.html`));
    const ready = async () =>
      (await chrome('return tabOf(args[0]).linkedBrowser.currentURI.spec;', ours)) === `${HOME}popup.html` &&
      inTab(ours, 'browser.storage.local.get("health").then((kept) => !!kept.health)');
    await until('the background has looked once', () => ready().catch(() => false), { within: 30_000 });
  }

  async function noteFaults(): Promise<void> {
    const found = await chrome<string[]>(
      `const { Ci } = windows()[0];
         const found = Services.console.getMessageArray().flatMap((message) => {
           const text = String(message.message ?? message);
           const isError = text.startsWith('[JavaScript Error');
           return isError && text.includes('${UUID}') ? [text] : [];
         });
         Services.console.reset();
         return found;`,
    );
    faults.push(...found.filter((message) => !HARMLESS.test(message)));
  }

  const backgrounds = () =>
    chrome<string[]>(
      `return [...extension().views].filter((view) => view.viewType === 'background').map((view) => view.contextId);`,
    );

  const browser: Awaited<ReturnType<typeof launchFirefox>> = {
    is: 'firefox',
    api: 'browser',
    home: HOME,
    open: async (address) => (await open(address)).tab,
    addresses: () => chrome('return tabs().map((tab) => tab.linkedBrowser.currentURI.spec);'),
    ask: (command: Command) =>
      inTab(
        ours,
        `browser.runtime.sendMessage(window.JSON.parse(${JSON.stringify(JSON.stringify(command))}))`,
      ),
    inOurs: (code) => inTab(ours, code),
    tidy: () =>
      chrome(
        `for (const one of windows()) {
           const kept = [...one.gBrowser.tabs].find((tab) => tab.getAttribute('data-test') === args[0]);
           if (kept) for (const tab of [...one.gBrowser.tabs]) { if (tab !== kept) one.gBrowser.removeTab(tab, { skipPermitUnload: true }); }
           else if (windows().length > 1) one.close();
         }`,
        ours,
      ),
    stopWorker: async () => {
      const before = await backgrounds();
      await chrome(
        'await extension().terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });',
      );
      // An event may start the next one at once.
      await until('that background is gone', async () => {
        const present = await backgrounds();
        return before.every((id) => !present.includes(id));
      });
    },
    isWorkerRunning: () => chrome(`return extension().backgroundState === 'running';`),
    openPrivate: (address) =>
      chrome(
        `const { BrowserWindowTracker } = ChromeUtils.importESModule('resource:///modules/BrowserWindowTracker.sys.mjs');
         const one = await BrowserWindowTracker.promiseOpenWindow({ private: true });
         one.gBrowser.selectedBrowser.fixupAndLoadURIString(args[0], byUser);`,
        address,
      ),
    openAppWindow: (address) =>
      inTab(
        ours,
        `browser.windows.create(window.JSON.parse(${JSON.stringify(JSON.stringify({ type: 'popup', url: address }))})).then(() => null)`,
      ),
    person: {
      // A window that is no browser's, as another program's would be.
      leave: () =>
        chrome(
          `const other = Services.ww.openWindow(null, 'chrome://global/content/aboutMozilla.css', 'test-other', 'chrome,width=200,height=200', null);
           await pause(300);
           other.focus();`,
        ),
      comeBack: () =>
        chrome(
          `const other = Services.ww.getWindowByName('test-other');
           other?.close();
           await pause(100);
           windows()[0].focus();`,
        ),
      hears: () => chrome('windows()[0].gBrowser.selectedBrowser.audioPlaybackStarted();'),
      isSeenToLock: false,
      is: (state) =>
        chrome(
          `const { global } = ExtensionParent.apiManager;
           global.realIdle ??= global.idleService;
           const idleTime = { active: 0, idle: 300000 }[args[0]];
           const value = args[0] === null ? global.realIdle : { idleTime };
           Object.defineProperty(global, 'idleService', { value, configurable: true, writable: true });`,
          state,
        ),
    },
    emulate: ({ isDark, isStill, isForced, width, zoom }) =>
      chrome(
        `const [isDark, isStill, isForced, width, zoom] = args;
         const { prefs } = Services;
         if (isDark !== null) prefs.setIntPref('layout.css.prefers-color-scheme.content-override', isDark ? 0 : 1);
         if (isStill !== null) prefs.setIntPref('ui.prefersReducedMotion', isStill ? 1 : 0);
         if (isForced !== null) prefs.setIntPref('browser.display.document_color_use', isForced ? 2 : 0);
         const { selectedBrowser } = windows()[0].gBrowser;
         if (width !== null) selectedBrowser.style.maxWidth = width + 'px';
         if (zoom !== null) selectedBrowser.fullZoom = zoom;`,
        isDark ?? null,
        isStill ?? null,
        isForced ?? null,
        width ?? null,
        zoom ?? null,
      ),
    /** How many milliseconds the background may be idle before it is unloaded. */
    setPatience: (idle) =>
      chrome(`Services.prefs.setIntPref('extensions.background.idle.timeout', args[0]);`, idle),
    async quit() {
      await noteFaults();
      const gone = new Promise((resolve) => firefox.once('exit', resolve));
      await chrome('Services.startup.quit(Services.startup.eForceQuit);').catch(() => {});
      await gone;
      marionette.close();
    },
    async kill() {
      await noteFaults();
      marionette.close();
      const gone = new Promise((resolve) => firefox.once('exit', resolve));
      if (firefox.pid) process.kill(-firefox.pid, 'SIGKILL');
      await gone;
    },
    async restart(...first) {
      await launch(...first);
      await openOurs();
    },
    async faults() {
      await noteFaults();
      return faults;
    },
    async close() {
      await browser.kill().catch(() => {});
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };

  await browser.restart();
  // Who has just got it is greeted; once, so that no test meets it.
  await until('the first screens are there', async () =>
    (await browser.addresses()).includes(`${browser.home}welcome.html`),
  );
  await browser.tidy();
  // Private windows have to be allowed by the person; nothing can ask for it.
  await chrome(
    `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
     const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
     await ExtensionPermissions.add('${ID}', { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
     const addon = await AddonManager.getAddonByID('${ID}');
     await addon.disable();
     await addon.enable();`,
  );
  await openOurs();
  return browser;
}
