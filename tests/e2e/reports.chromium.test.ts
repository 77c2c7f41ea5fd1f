import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Span } from '../../lib/core/activity.ts';
import { boundsOf, dayOf, stepFrom } from '../../lib/core/day.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import { launchChromium } from './chromium.ts';
import { until } from './poll.ts';
import { reportIn } from './report-page.ts';
import { forgetAll, store } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';
import { putSpans } from './spans.ts';

const today = dayOf(Date.now());
const YESTERDAY = stepFrom(today, -1);
const { from: START } = boundsOf(YESTERDAY);
const at = (hours: number, minutes = 0) => START + hours * HOUR + minutes * MINUTE;
const page = (from: number, to: number, host: string, title = '', by: 'input' | 'sound' = 'input') =>
  pageSpan(from, to, host, { title, by });
const SPANS: Span[] = [
  page(at(9), at(10), 'github.com', 'A pull request'),
  page(at(10), at(10, 20), 'reddit.com'),
  awaySpan(at(10, 20), at(11)),
  page(at(11), at(11, 30), 'github.com', '=2+2'),
  page(at(14), at(14, 45), 'intranet.test', 'Plan, "final"', 'sound'),
];

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let tab: Page;
const report = reportIn({ run: (code) => tab.evaluate(code) as Promise<never> });

beforeAll(async () => {
  sites = await openSites();
  browser = await launchChromium(sites.port);
});
afterAll(async () => {
  await browser?.close();
  await sites?.close();
});
beforeEach(async () => {
  await forgetAll(browser);
  await putSpans(browser, SPANS);
  tab = await browser.page('about:blank');
});
afterEach(() => tab.close());

async function open(day = YESTERDAY) {
  await tab.goto(`${browser.home}reports.html#${day}`);
  await until('the day is there', async () => (await report.day()) !== '');
}

/** The document as it would be after a session that was begun then. */
async function keepSession(
  startedAt: number,
  endsAt: number,
  end?: { at: number; as: 'ended' | 'cancelled' },
) {
  const device = 'here';
  const stamp = '0mwq6g800-0000-here';
  const held = (value: unknown) => ({ stamp, value });
  await store(browser, {
    kept: {
      version: 1,
      device,
      stamp,
      session: { s: held({ task: 'Review', level: 'distractions', startedAt, endsAt, device }) },
      extension: {},
      end: end ? { s: held({ ...end, device }) } : {},
      pass: {},
      tries: { 's/here': held({ sites: { 'reddit.com': 2 }, elsewhere: 0 }) },
      setting: {},
    },
  });
}

describe('the report of a day', () => {
  test('says what it was made of, by what it counts as and by site', async () => {
    await open();
    expect(await report.lede()).toBe(
      '1 h 30 m of Focus Work, out of 2 h 35 m in the browser. Most of it came before noon.',
    );
    expect(await report.totals()).toEqual([
      'Focus Work 1 h 30 m',
      'Meetings 0 s',
      'Other Work 45 m',
      'Personal 20 m',
    ]);
    expect(await report.sites()).toEqual([
      ['github.com', 'Focus Work', '1 h 30 m'],
      ['intranet.test', 'Other Work', '45 m'],
      ['reddit.com', 'Personal', '20 m'],
    ]);
  });

  test('opens what a number was added from, with the reason for each stretch', async () => {
    await open();
    await report.openSite('github.com');
    const spans = await report.spans();
    expect(spans).toHaveLength(2);
    expect(spans[0]).toContain('github.com A pull request');
    expect(spans[0]).toContain('1 h');
    await tab.click('.why-summary');
    expect((await report.spans())[0]).toContain(
      'with you at the keyboard or mouse. Focus Work, because the list has it under Code.',
    );
  });

  test('is another as soon as a site counts as something else, and the same again after Undo', async () => {
    await open();
    await report.score('intranet.test', 'Focus Work');
    await until('it is counted so', async () => (await report.totals())[0] === 'Focus Work 2 h 15 m');
    await until(
      'it says so',
      async () =>
        (await report.said()) ===
        'intranet.test counts as Focus Work from now on, and on all days before. Undo',
    );
    await report.press('Undo');
    await until('it is as before', async () => (await report.totals())[0] === 'Focus Work 1 h 30 m');
    expect((await report.sites())[1]).toEqual(['intranet.test', 'Other Work', '45 m']);
  });

  test('goes from day to day by keys, and to no day that is not yet', async () => {
    await open();
    const name = await report.day();
    await tab.keyboard.press('ArrowLeft');
    await until('it is the day before', async () => (await report.day()) !== name);
    expect(await report.words()).toContain('No page was in front');
    await report.press('Today');
    await until('it is today', () => tab.url().endsWith(`#${today}`));
    await tab.keyboard.press('ArrowRight');
    expect(tab.url()).toBe(`${browser.home}reports.html#${today}`);
    await tab.keyboard.press('ArrowLeft');
    await until('it is that day again', async () => (await report.day()) === name);
    expect((await report.sites()).length).toBe(3);
  });

  test.each(['', 'tomorrow', '2026-02-30', '9999-01-01', '<img src=x>'])(
    'is of today when its address says "%s"',
    async (asked) => {
      await open(asked);
      const longDate = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' });
      expect(await report.day()).toBe(longDate.format());
    },
  );

  test.each([
    [
      'finished',
      undefined,
      /Review.*30 min Finished, 30 min as planned\. 30 m of Focus Work\. Seen for 100 % of it\. 2 visits kept out: reddit\.com twice\.$/,
    ],
    ['ended', 'ended', /Review.*20 min Ended after 20 min of 30 min\. It counts\./],
    ['cancelled', 'cancelled', /Review.*20 min Cancelled after 20 min of 30 min\. It does not count\./],
  ] as const)('shows a session that was %s, planned and real', async (_, as, words) => {
    await keepSession(at(9, 10), at(9, 40), as && { at: at(9, 30), as });
    await open();
    await until('the session is there', async () => (await report.sessions()).length === 1);
    expect((await report.sessions())[0]).toMatch(words);
  });

  test('can be taken along, as a table that is safe to open', async () => {
    const folder = await browser.downloads();
    await open();
    await report.press('As CSV');
    const file = join(folder, `sundial-${YESTERDAY}.csv`);
    const text = await until('it is saved', () => readFile(file, 'utf8').catch(() => ''));
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(SPANS.length + 2);
    expect(lines[0]).toBe('from,to,seconds,site,title,counts as,category,why');
    expect(lines[1]).toBe(
      `${new Date(at(9)).toISOString()},${new Date(at(10)).toISOString()},3600,github.com,A pull request,focus,code,input`,
    );
    expect(lines[3]).toContain(',,,not counted,,idle');
    expect(lines[4]).toContain(`,'=2+2,`);
    expect(lines[5]).toContain(',"Plan, ""final""",other,,sound');
  });

  test('is opened from the Assistant, once', async () => {
    await tab.goto(`${browser.home}sidepanel.html`);
    await until('the Assistant shows', async () => (await report.buttons()).includes('Begin session'));
    const reports = async () => (await browser.addresses()).filter((each) => each.includes('reports.html'));
    await report.press('Today’s report');
    await until('the report is there', async () => (await reports()).length === 1);
    await report.press('Today’s report');
    await expect.poll(reports).toHaveLength(1);
    await browser.tidy();
    tab = await browser.page('about:blank');
  });

  test('says so when what is stored cannot be read', async () => {
    await store(browser, { kept: { version: 7 } });
    await tab.goto(`${browser.home}reports.html`);
    await until('it says so', async () => (await report.words()).includes('Your data could not be read'));
  });

  test('nothing went wrong all the while', async () => expect(await browser.faults()).toEqual([]));
});
