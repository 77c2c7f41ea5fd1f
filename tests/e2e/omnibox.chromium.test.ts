import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assistantIn } from './assistant-page.ts';
import { launchChromium } from './chromium.ts';
import { until } from './poll.ts';
import { forgetAll, heldBy } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchChromium>>;

beforeAll(async () => {
  sites = await openSites();
  browser = await launchChromium(sites.port);
});
afterAll(async () => {
  await browser?.close();
  await sites?.close();
});
beforeEach(() => forgetAll(browser));

/** As the browser does when Enter is pressed behind the keyword; the worker is awake by then. */
async function enter(text: string): Promise<void> {
  await browser.ask({ do: 'look' });
  await browser.inWorkers(`chrome.omnibox.onInputEntered.dispatch(${JSON.stringify(text)}, 'currentTab')`);
}

/** What stands under the address bar for a text, or what the browser said instead. */
async function shownFor(text: string): Promise<string[]> {
  await browser.ask({ do: 'look' });
  await browser.inWorkers(`
    globalThis.shown = null;
    if (!globalThis.first) {
      globalThis.first = chrome.omnibox.setDefaultSuggestion;
      chrome.omnibox.setDefaultSuggestion = async (line) => {
        globalThis.default = line.description;
        await globalThis.first.call(chrome.omnibox, line);
      };
    }
    chrome.omnibox.onInputChanged.dispatch(${JSON.stringify(text)}, (lines) => {
      globalThis.shown = [globalThis.default, ...lines.map(({ description }) => description)];
    });`);
  const seen = async () =>
    (await browser.inWorkers('globalThis.shown')).find(Boolean) as string[] | undefined;
  await until('the lines are there', async () => (await seen()) !== undefined);
  return (await seen()) ?? [];
}

describe('“focus” in the address bar', () => {
  test('begins a session, says what runs, and adds to it', async () => {
    await browser.ask({ do: 'prepare', prep: { task: 'Draft', minutes: 45, level: 'nothing' } });
    await enter('25 Q&A <draft>');
    await until('the session runs', async () => (await heldBy(browser)).phase.is === 'focusing');
    const { phase } = await heldBy(browser);
    if (phase.is !== 'focusing') return;
    expect(phase.session).toMatchObject({ task: 'Q&A <draft>', level: 'nothing' });
    expect(phase.endsAt - phase.session.startedAt).toBe(25 * 60_000);

    const [first, more] = await shownFor('x');
    expect(first).toMatch(/^A session is running already.+<dim>· Q&amp;A &lt;draft&gt;<\/dim>$/);
    expect(more).toMatch(/^\+ 15 min <dim>· until .+<\/dim>$/);

    await enter('+15');
    await until('they are added', async () => {
      const now = (await heldBy(browser)).phase;
      return now.is === 'focusing' && now.endsAt === phase.endsAt + 15 * 60_000;
    });
    expect(await browser.faults()).toEqual([]);
  });

  test('opens prep with what was typed, where it cannot begin like that', async () => {
    await enter('300 min pricing page');
    await until('prep is there', async () =>
      (await browser.addresses()).some((address) => address.startsWith(`${browser.home}prep.html`)),
    );
    await browser.tidy();
    const page = await browser.page(`${browser.home}prep.html#prep`);
    const assistant = assistantIn({ run: (code: string) => page.evaluate(code) as Promise<never> });
    await until('it stands there', async () => (await assistant.wish()).task === 'pricing page');
    await page.close();
  });
});
