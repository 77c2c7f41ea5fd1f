import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../lib/core/time.ts';
import { assistantIn } from './assistant-page.ts';
import { blockPageIn } from './block-page.ts';
import { launchChromium } from './chromium.ts';
import { putDay } from './days.ts';
import { still, until } from './poll.ts';
import { forgetAll, heldBy, store, stored, travelTo } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

const FAMILY = '👨‍👩‍👧‍👦';

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let pages: Page[] = [];

beforeAll(async () => {
  sites = await openSites();
  browser = await launchChromium(sites.port);
});
afterAll(async () => {
  await browser?.close();
  await sites?.close();
});
beforeEach(() => forgetAll(browser));
afterEach(async () => {
  for (const page of pages) if (!page.isClosed()) await page.close();
  pages = [];
});

const runsIn = (page: Page) => ({ run: (code: string) => page.evaluate(code) as Promise<never> });

async function open(address: string): Promise<Page> {
  const page = await browser.page('about:blank');
  pages.push(page);
  await page.goto(address).catch(() => {});
  return page;
}

async function openAssistant(name = 'popup.html') {
  const page = await open(browser.home + name);
  const assistant = assistantIn(runsIn(page));
  await until('the Assistant shows', async () => (await assistant.words()).length > 20);
  if (await assistant.isAtHome()) {
    await until('it asks for the next session', assistant.isAtRest);
    await until('the keyboard is in its first field', async () =>
      (await assistant.focused()).startsWith('What will you work on?'),
    );
  }
  return { page, assistant };
}

async function visit(address: string) {
  const page = await open(address);
  const blockPage = blockPageIn(runsIn(page));
  await until('the block page shows', async () => (await blockPage.title()) !== '');
  return { page, blockPage };
}

describe('at rest, the Assistant', () => {
  test('begins with what is remembered when it is opened and Enter is pressed', async () => {
    const first = await openAssistant();
    await first.assistant.choose({
      task: 'Pricing page',
      minutes: 45,
      level: 'Distractions and communication',
    });
    await first.page.close();
    const { page, assistant } = await openAssistant();
    await page.keyboard.press('Enter');
    await until('the session has begun', assistant.isInSession);
    expect(await assistant.session()).toMatchObject({
      task: 'Pricing page',
      level: 'Distractions and communication',
      planned: '45 min',
    });
  });

  test('begins one session only when Enter is pressed again and again', async () => {
    const { page, assistant } = await openAssistant();
    await Promise.all([1, 2, 3].map(() => page.keyboard.press('Enter')));
    await until('the session has begun', assistant.isInSession);
    expect(Object.keys((await heldBy(browser)).doc.session)).toHaveLength(1);
  });

  test.each(['x', FAMILY])(
    'takes a task of 85 times %s; the 86th can be neither typed nor pasted',
    async (sign) => {
      const { page, assistant } = await openAssistant();
      const task = async () => (await assistant.wish()).task;
      await page.keyboard.sendCharacter(sign.repeat(85));
      await until('85 are there', async () => (await task()) === sign.repeat(85));
      expect(await assistant.text('#task-length')).toBe('85 of 85');
      expect(await assistant.text('#task-note')).toBe('');

      await page.keyboard.sendCharacter(sign);
      await until(
        'it says so',
        async () => (await assistant.text('#task-note')) === '85 characters is the most.',
      );
      expect(await task()).toBe(sign.repeat(85));

      await page.keyboard.press('KeyA', { commands: ['SelectAll'] });
      await page.keyboard.press('KeyC', { commands: ['Copy'] });
      await page.keyboard.press('End');
      await page.keyboard.press('KeyV', { commands: ['Paste'] });
      expect(await task()).toBe(sign.repeat(85));

      await page.keyboard.press('KeyA', { commands: ['SelectAll'] });
      await page.keyboard.press('KeyV', { commands: ['Paste'] });
      await page.keyboard.press('KeyV', { commands: ['Paste'] });
      expect(await task()).toBe(sign.repeat(85));
      await page.keyboard.press('Enter');
      await until('the session has begun', assistant.isInSession);
      expect((await assistant.session()).task).toBe(sign.repeat(85));
    },
  );

  test('keeps what is typed when it is closed at once', async () => {
    const { page } = await openAssistant();
    await page.keyboard.sendCharacter('Half a thou');
    await page.close();
    await until('it is kept', async () => {
      const { assistant } = await openAssistant();
      return (await assistant.wish()).task === 'Half a thou';
    });
  });

  test('begins a session of each length it offers, and of any other from 5 to 240 minutes', async () => {
    const { assistant } = await openAssistant();
    for (const minutes of [15, 25, 45, 60, 90, 5, 17, 240]) {
      await assistant.begin({ minutes });
      const { phase } = await heldBy(browser);
      expect(phase.is === 'focusing' && phase.endsAt - phase.session.startedAt).toBe(minutes * MINUTE);
      await assistant.press('Cancel session');
      await until('it is over', assistant.isAtRest);
    }
  });

  test('begins a session until the workday ends, and offers that again', async () => {
    await putDay(browser, 'work');
    const { page, assistant } = await openAssistant();
    await until('it offers that', async () => (await assistant.words()).includes('Until my workday ends'));
    await page.click('.work-end input');
    await assistant.press('Begin session');
    await until('the session has begun', assistant.isInSession);
    const { phase } = await heldBy(browser);
    const workday = phase.is === 'focusing' ? Math.round((phase.endsAt - Date.now()) / MINUTE) : 0;
    expect(workday).toBeGreaterThan(170);
    expect(workday).toBeLessThan(178);
    await browser.ask({ do: 'cancel' });
    const again = await openAssistant();
    expect((await again.assistant.wish()).minutes).toMatch(/^Until my workday ends, /);
  });

  test('refuses any other length in words, and begins nothing', async () => {
    const { assistant } = await openAssistant();
    const REFUSED = 'Choose between 5 and 240 minutes.';
    for (const minutes of ['4', '241', '7.5', 'ten', '']) {
      await assistant.choose({ minutes: '30' });
      await until('it is taken', async () => (await assistant.text('#length-rule')) !== REFUSED);
      await assistant.choose({ minutes });
      await assistant.press('Begin session');
      await until(`"${minutes}" is refused`, async () => (await assistant.text('#length-rule')) === REFUSED);
      expect(await assistant.focused()).toBe('Minutes');
    }
    expect(await assistant.isAtRest()).toBe(true);
    expect((await stored<{ session: object } | null>(browser, 'kept'))?.session ?? {}).toEqual({});
  });

  test('remembers the level', async () => {
    for (const level of ['Nothing', 'Distractions and communication', 'Distractions'] as const) {
      const { page, assistant } = await openAssistant();
      await assistant.choose({ level });
      await page.close();
      await until(`"${level}" is kept`, async () => {
        const { assistant: again } = await openAssistant();
        return (await again.wish()).level === level;
      });
    }
  });

  test('hears its keys from the moment it is seen', async () => {
    const { page, assistant } = await openAssistant();
    await page.evaluate(() => {
      const press = (key: string) =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      const seen = new MutationObserver(() => {
        if (!document.querySelector('.goal')) return;
        seen.disconnect();
        press('o');
      });
      seen.observe(document, { subtree: true, childList: true });
      press('Escape');
    });
    await until('there is its form', async () => (await assistant.words()).includes('What was it?'));
  });

  test('says in words whether blocking is ready', async () => {
    const { assistant } = await openAssistant();
    expect(await assistant.text('.quiet.ready summary')).toMatch(
      /^Blocking is ready\. [\d,]+ sites, open tabs too\.$/,
    );
    await assistant.choose({ level: 'Nothing' });
    await until(
      'it says so',
      async () => (await assistant.text('.quiet.ready summary')) === 'Nothing is kept out.',
    );
  });
});

describe('in a session, the Assistant', () => {
  beforeEach(async () => {
    await browser.ask({ do: 'score', sites: [{ site: 'social.test', as: 'personal' }] });
    await browser.ask({ do: 'start', task: 'Pricing page', minutes: 25, level: 'distractions' });
  });

  test('says the same as the block page, in the popup and in the side panel', async () => {
    const popup = await openAssistant();
    const panel = await openAssistant('sidepanel.html');
    const { blockPage } = await visit('http://social.test/page');
    await until(
      'both have heard of the visit',
      async () =>
        (await popup.assistant.session()).keptOut === '1 visit, 1 site' &&
        (await panel.assistant.session()).keptOut === '1 visit, 1 site',
      { within: 2.5 * SECOND },
    );
    const seconds = (left: string) => left.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    const [inPopup, inPanel, left] = await Promise.all([
      popup.assistant.session(),
      panel.assistant.session(),
      blockPage.left(),
    ]);
    expect({ ...inPanel, left: '' }).toEqual({ ...inPopup, left: '' });
    expect(inPopup.left).toMatch(/^2[45]:\d\d$/);
    expect(Math.abs(seconds(inPopup.left) - seconds(left))).toBeLessThanOrEqual(1);
    expect(Math.abs(seconds(inPanel.left) - seconds(left))).toBeLessThanOrEqual(1);
    expect(await blockPage.task()).toBe(inPopup.task);
    expect(await blockPage.ends()).toBe(inPopup.ends);
    expect(inPopup).toMatchObject({ task: 'Pricing page', level: 'Distractions', health: 'Blocking is on.' });
    // The icon opens the one, the browser’s side panel is the other.
    expect(await browser.inOurs('chrome.action.getPopup({})')).toBe(`${browser.home}popup.html`);
    expect(await browser.inOurs('chrome.sidePanel.getOptions({})')).toMatchObject({ path: 'sidepanel.html' });

    await panel.assistant.press('15 min');
    await until(
      'all three show the new end',
      async () => {
        const ends = (await popup.assistant.session()).ends;
        return (
          ends !== inPopup.ends &&
          (await panel.assistant.session()).ends === ends &&
          (await blockPage.ends()) === ends
        );
      },
      // Pages behind others read about once a second.
      { within: 2.5 * SECOND },
    );
  });

  test('offers "Cancel session" for the first five minutes of 25, then "End session"', async () => {
    const { page, assistant } = await openAssistant();
    expect((await assistant.session()).wayOut).toBe('Cancel session');
    // At the top right, the gear in the very corner.
    const [wayOut, gear] = await page.$$eval('.way-out, .top-bar .icon-button', (buttons) =>
      buttons.map((button) => {
        const { right, bottom } = button.getBoundingClientRect();
        const sky = button.closest('.sky')?.getBoundingClientRect();
        return { fromRight: (sky?.right ?? 0) - right, fromTop: bottom - (sky?.top ?? 0) };
      }),
    );
    for (const button of [wayOut, gear]) expect(button?.fromTop).toBeLessThan(64);
    expect(gear?.fromRight).toBeLessThan(24);
    expect(wayOut?.fromRight).toBeLessThan(64);
    await travelTo(browser, 5 * MINUTE - 1.5 * SECOND);
    await until('the clock has gone on', async () => (await assistant.session()).left.startsWith('20:0'));
    expect((await assistant.session()).wayOut).toBe('Cancel session');
    await until('it has become an end', async () => (await assistant.session()).wayOut === 'End session', {
      within: 3 * SECOND,
    });
    await assistant.press('End session');
    await until('it is over', assistant.isAtRest);
    const [end] = Object.values((await heldBy(browser)).doc.end);
    expect(end?.value?.as).toBe('ended');
  });

  test('fills the icon on the toolbar as its time passes', async () => {
    await browser.inWorkers(`void [globalThis.chrome, globalThis.browser].forEach((api) => {
      const setIcon = api?.action?.setIcon;
      if (setIcon) api.action.setIcon = (details) => {
        globalThis.icon = details.imageData?.[32]?.data;
        return setIcon.call(api.action, details);
      };
    })`);
    /** Points of the sun’s colour in what was drawn last, at such a minute. */
    async function filledAt(minutes: number): Promise<number> {
      await browser.inWorkers('void (globalThis.icon = null)');
      await travelTo(browser, minutes * MINUTE);
      return until('it is drawn', async () => {
        const found = await browser.inWorkers<number | null>(`globalThis.icon
          ? Array.from({ length: 32 * 32 }, (_, at) => icon.slice(4 * at, 4 * at + 4))
              .filter(([red, green, blue, alpha]) => alpha > 128 && red > 200 && green > 110 && blue < 130).length
          : null`);
        return found.find((points) => points !== null);
      });
    }
    const [early, middle, late] = [await filledAt(2), await filledAt(12), await filledAt(23)];
    expect(early).toBeGreaterThan(0);
    expect(middle).toBeGreaterThan(early);
    expect(late).toBeGreaterThan(middle);
  });

  test('cancels what has only begun', async () => {
    const { assistant } = await openAssistant();
    await assistant.press('Cancel session');
    await until('it is over', assistant.isAtRest);
    const [end] = Object.values((await heldBy(browser)).doc.end);
    expect(end?.value?.as).toBe('cancelled');
  });

  test('leads to where one works beside others, as the block page does', async () => {
    const room = 'https://room.example/';
    await browser.ask({ do: 'set', setting: 'workspace', to: room });
    const { page } = await visit('http://social.test/page');
    const link = await page.waitForSelector('.company a');
    expect(await link?.evaluate((link) => [link.textContent, (link as HTMLAnchorElement).href])).toEqual([
      'Join a digital workspace',
      room,
    ]);
    const { assistant } = await openAssistant();
    await assistant.press('Join a digital workspace');
    await until('it is opened', async () => (await browser.addresses()).includes(room));
    await browser.tidy();
    pages = [];
  });

  test('adds 15 minutes as a choice of its own', async () => {
    const { assistant } = await openAssistant();
    await assistant.press('15 min');
    await until('they are added', async () => (await assistant.session()).planned === '25 min + 15 min');
    expect((await assistant.session()).left).toMatch(/^(39|40):\d\d$/);
    const { doc, phase } = await heldBy(browser);
    const extensions = Object.values(doc.extension).map(({ value }) => value);
    expect(extensions).toEqual([
      {
        session: phase.is === 'focusing' && phase.id,
        by: 15 * MINUTE,
        at: expect.any(Number),
        device: expect.any(String),
      },
    ]);
    expect(Object.values(doc.session)[0]?.value).toMatchObject({ task: 'Pricing page' });
  });

  test('says why when there is no room for 15 minutes more', async () => {
    for (let more = 0; more < 14; more++) await browser.ask({ do: 'extend', minutes: 15 });
    const { assistant } = await openAssistant();
    await assistant.press('15 min');
    await until('it is said', async () =>
      (await assistant.words()).includes('A session can have 240 minutes ahead of it at most.'),
    );
    expect((await assistant.session()).planned).toBe('25 min + 3 h 30 min');
  });

  test('loses nothing when the worker is killed between two clicks', async () => {
    const { assistant } = await openAssistant();
    await assistant.press('15 min');
    await until('they are added', async () => (await assistant.session()).planned === '25 min + 15 min');
    await browser.stopWorker();
    const before = await assistant.session();
    expect(before).toMatchObject({
      task: 'Pricing page',
      planned: '25 min + 15 min',
      wayOut: 'Cancel session',
    });
    await assistant.press('15 min');
    await until('they are added', async () => (await assistant.session()).planned === '25 min + 30 min');
    await browser.stopWorker();
    await assistant.press('Cancel session');
    await until('it is over', assistant.isAtRest);
    expect((await heldBy(browser)).phase.is).toBe('resting');
  });

  test('tells how it went when the planned end has come', async () => {
    const { assistant } = await openAssistant();
    await travelTo(browser, 25 * MINUTE - 1.5 * SECOND);
    await until('it is over', assistant.isAtHome);
    await until(
      'it tells how it went',
      async () => (await assistant.text('.last-session h2')) === 'Session complete',
    );
    expect(await assistant.text('.last-session p')).toMatch(
      /^25 min on “Pricing page”, .+ to .+\. Nothing knocked\.$/,
    );
  });
});

describe('a key, on any page', () => {
  /** As the browser does when the key is pressed; the worker is awake by then. */
  async function press(shortcut: 'begin-session' | 'pause') {
    await browser.ask({ do: 'look' });
    await browser.inWorkers(`chrome.commands.onCommand.dispatch(${JSON.stringify(shortcut)})`);
  }

  test('begins a session as it was prepared, and shows it where one runs already', async () => {
    await browser.ask({ do: 'prepare', prep: { task: 'Pricing page', minutes: 45, level: 'nothing' } });
    await press('begin-session');
    await until('the session runs', async () => (await heldBy(browser)).phase.is === 'focusing');
    const { phase } = await heldBy(browser);
    expect(phase).toMatchObject({ session: { task: 'Pricing page', level: 'nothing' } });
    await press('begin-session');
    await until('the Assistant is there', async () =>
      (await browser.addresses()).includes(`${browser.home}sidepanel.html`),
    );
    await browser.tidy();
  });

  test('pauses, and resumes', async () => {
    await browser.ask({ do: 'prepare', prep: { task: '', minutes: 25, level: 'nothing' } });
    const untils = async () =>
      Object.values((await heldBy(browser)).doc.pause).map(({ value }) => value?.until ?? null);
    await press('pause');
    await until('it is paused', async () => (await untils()).join() === '' && (await untils()).length === 1);
    await press('pause');
    await until('it is not', async () => Number((await untils())[0]) > 0);
  });
});

describe('the Assistant in a window of its own', () => {
  test('is opened from the menu, and floats the time that is left', async () => {
    await browser.ask({ do: 'start', task: 'Pricing page', minutes: 25, level: 'nothing' });
    const { page, assistant } = await openAssistant('sidepanel.html');
    await until('it is in the session', assistant.isInSession);
    await page.click('.icon-button');
    const floating = new Promise<Page | null>((seen) => page.once('popup', seen));
    const items = await page.$$('.menu-item');
    const labels = await Promise.all(items.map((item) => item.evaluate(({ textContent }) => textContent)));
    expect(labels).toContain('Float timer');
    await items[labels.indexOf('Float timer')]?.click();
    const timer = await floating;
    await until('it tells the time', async () =>
      ((await timer?.evaluate(() => document.body.textContent)) ?? '').includes('ends at'),
    );
    expect(await timer?.evaluate(() => document.querySelector('[role=timer]')?.textContent)).toMatch(
      /^2[45]:/,
    );
    await timer?.close();
  });
});

describe('after an update', () => {
  test('what is new stands in the feed once, until a finger draws it aside, and whoever has just got Sundial hears of none', async () => {
    const version = await browser.inOurs<string>('chrome.runtime.getManifest().version');
    await browser.ask({ do: 'prepare', prep: { task: '', minutes: 25, level: 'nothing' } });
    await browser.stopWorker();
    await browser.ask({ do: 'look' });
    const ofNews = async () =>
      Object.keys((await heldBy(browser)).doc.alert).filter((id) => /^whats/.test(id));
    await until('it is noted which version this is', async () => (await stored(browser, 'told')) === version);
    expect(await ofNews()).toEqual([]);

    await store(browser, { told: '0.0.9' });
    await browser.stopWorker();
    await browser.ask({ do: 'look' });
    const page = await open(`${browser.home}popup.html`);
    const assistant = assistantIn(runsIn(page));
    await until('the card is there', async () => (await assistant.words()).includes('New in Sundial'));
    const { x = 0, y = 0 } = (await (await page.$('.alert'))?.boundingBox()) ?? {};
    const draw = async (by: number) => {
      const finger = await page.touchscreen.touchStart(x + 60, y + 15);
      for (let at = 0; at <= by; at += by / 4) await finger.move(x + 60 + at, y + 15);
      await finger.end();
    };
    // Let go of too soon, it stays.
    await draw(40);
    expect(await assistant.words()).toContain('New in Sundial');
    await draw(120);
    await until('it is gone', async () => !(await assistant.words()).includes('New in Sundial'));
    await browser.stopWorker();
    await browser.ask({ do: 'look' });
    expect(await ofNews()).toEqual(['whats-new/0.1.0']);
    expect(await stored(browser, 'told')).toBe(version);
  });
});

describe('stored data that cannot be read', () => {
  const garbage = { version: 7, from: 'elsewhere' };
  afterEach(() => browser.inOurs('chrome.storage.local.remove("kept").then(() => null)'));

  test.each([
    ['of another form', garbage],
    ['cut off', '{"version":1,"device":"here"'],
  ])(
    '%s is told of in words, in the popup, the side panel and the block page, and never written over',
    async (_, kept) => {
      await store(browser, { kept });
      for (const name of ['popup.html', 'sidepanel.html']) {
        const { assistant } = await openAssistant(name);
        await expect.poll(() => assistant.words()).toContain('Your data could not be read');
        expect(await assistant.buttons()).toEqual(['Restart Sundial']);
      }
      const { blockPage } = await visit(`${browser.home}blocked.html#http://social.test/page`);
      await expect
        .poll(() => blockPage.words())
        .toContain('Your data could not be read. Nothing was changed.');
      expect(await browser.ask({ do: 'start', task: '', minutes: 25, level: 'nothing' })).toEqual({
        is: 'refused',
        because: 'cannot-read',
      });
      await browser.ask({ do: 'prepare', prep: { task: 'x', minutes: 25, level: 'nothing' } });
      expect(await stored(browser, 'kept')).toEqual(kept);
    },
  );

  test('that comes while the Assistant is open takes the place of its form', async () => {
    const { page, assistant } = await openAssistant();
    await page.keyboard.sendCharacter('Half a thou');
    await store(browser, { kept: garbage });
    await until('it says so', async () => (await assistant.words()).includes('Your data could not be read'));
    // Longer than the pause after which a draft is saved.
    await still(400);
    expect(await stored(browser, 'kept')).toEqual(garbage);
  });
});

test('nothing went wrong in the extension all the while', async () =>
  expect(await browser.faults()).toEqual([]));
