import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Span } from '../../lib/core/activity.ts';
import { boundsOf, dayOf, stepFrom } from '../../lib/core/day.ts';
import { settingOf } from '../../lib/core/settings.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import { launchChromium } from './chromium.ts';
import { until } from './poll.ts';
import { reportIn } from './report-page.ts';
import { forgetAll, heldBy, NOTHING, store, stored } from './session-time.ts';
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

const DEVICE = 'here';
const held = (value: unknown) => ({ stamp: '0mwq6g800-0000-here', value });
const sessionOf = (startedAt: number, endsAt: number, task = 'Review') => ({
  task,
  level: 'distractions',
  startedAt,
  endsAt,
  device: DEVICE,
});

/** The document as it would be with these records. */
const keepRecords = (parts: Record<string, Record<string, unknown>>) =>
  store(browser, {
    kept: {
      ...NOTHING,
      device: DEVICE,
      stamp: '0mwq6g800-0000-here',
      ...Object.fromEntries(
        Object.entries(parts).map(([kind, records]) => [
          kind,
          Object.fromEntries(Object.entries(records).map(([id, value]) => [id, held(value)])),
        ]),
      ),
    },
  });

/** The same after a session that was begun then. */
const keepSession = (startedAt: number, endsAt: number, end?: { at: number; as: 'ended' | 'cancelled' }) =>
  keepRecords({
    session: { s: sessionOf(startedAt, endsAt) },
    end: end ? { s: { ...end, device: DEVICE } } : {},
    tries: { 's/here': { sites: { 'reddit.com': 2 }, elsewhere: 0 } },
  });

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
      'Offline 0 s',
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
      /Review.*30 min Finished, 30 min as planned\. 30 m of Focus Work\. Seen for 100 % of it\. 2 visits kept out: reddit\.com twice\. Look back$/,
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
    await until('the Assistant shows', async () => (await report.buttons()).includes('Focus'));
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

  test('says so when what was recorded cannot be read, and tries again', async () => {
    const { identifier } = await tab.evaluateOnNewDocument(
      'IDBFactory.prototype.open = () => { throw new Error("The disk is full."); }',
    );
    await tab.goto(`${browser.home}reports.html`);
    await until('it says so', async () => (await report.words()).includes('could not be read'));
    expect(await report.words()).toContain('The browser says: The disk is full.');
    expect(await report.buttons()).toContain('Try again');
    await tab.removeScriptToEvaluateOnNewDocument(identifier);
  });

  test('names work away from the browser and pauses, also where nothing else was', async () => {
    const entry = { what: 'Paper', as: 'focus', from: at(14), to: at(16), device: DEVICE };
    await keepRecords({
      offline: { o: entry },
      pause: { p: { from: at(9, 10), until: at(12), device: DEVICE } },
    });
    await open();
    await until('it is there', async () => (await report.totals())[4] === 'Offline 2 h');
    expect(await report.card('Away from the browser')).toEqual([
      '9:10 AM to 12:00 PM Paused 2 h 50 m Nothing was recorded.',
      '2:00 PM to 4:00 PM Paper 2 h Focus Work, as you said.',
    ]);
    await keepRecords({ pause: { p: { from: at(9, 10), until: at(12), device: DEVICE } } });
    await putSpans(browser, []);
    await tab.goto('about:blank');
    await open();
    await until(
      'it says so',
      async () => (await report.lede()) === 'No activity recorded. You were paused 9:10 AM to 12:00 PM.',
    );
  });

  test('nothing went wrong all the while', async () => expect(await browser.faults()).toEqual([]));
});

describe('the report of something longer', () => {
  const on = (day: string, hour: number) => boundsOf(day).from + hour * HOUR;
  const WEEK: Span[] = [
    page(on('2026-03-09', 9), on('2026-03-09', 14), 'github.com'),
    page(on('2026-03-10', 9), on('2026-03-10', 11), 'github.com'),
    page(on('2026-03-10', 14), on('2026-03-10', 15), 'intranet.test'),
    page(on('2026-03-11', 9), on('2026-03-11', 10), 'meet.google.com'),
    page(on('2026-04-01', 9), on('2026-04-01', 10), 'github.com'),
  ];
  beforeEach(() => putSpans(browser, WEEK));

  async function openRange(address: string) {
    await tab.goto(`${browser.home}reports.html#${address}`);
    await until('it is there', async () => (await report.range()) !== '');
  }

  test('is a week in one sentence, a column for each day, and what it was made of', async () => {
    await openRange('2026-W11');
    expect(await report.day()).toBe('March 9 – 15');
    expect(await report.lede()).toBe(
      '7 h of Focus Work, out of 9 h in the browser. You met your goal on 1 of 3 days, and Monday had the most.',
    );
    expect(await report.totals()).toEqual([
      'Focus Work 7 h',
      'Meetings 1 h',
      'Other Work 1 h',
      'Personal 0 s',
      'Offline 0 s',
    ]);
    expect(await report.columns()).toEqual([7, 5]);
    expect(await report.table()).toEqual([
      'Monday 5 h – – – –',
      'Tuesday 2 h – 1 h – –',
      'Wednesday – 1 h – – –',
    ]);
    expect(await report.card('Meetings')).toEqual(['Wednesday 1 h']);
    expect(await report.card('Best hours')).toEqual(['Most Focus Work came from 9 AM to 12 PM.']);
  });

  test('tells beside the meetings that were seen what the calendars had for them', async () => {
    const meeting = (id: string, from: string, to: string) => [
      'BEGIN:VEVENT',
      `UID:${id}@x.example`,
      `DTSTART:${from}`,
      `DTEND:${to}`,
      `SUMMARY:${id}`,
      'END:VEVENT',
    ];
    const text = [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0'],
      ...meeting('one', '20260311T090000', '20260311T100000'),
      ...meeting('two', '20260311T093000', '20260311T103000'),
      ...meeting('three', '20260313T140000', '20260313T144500'),
      ...meeting('later', '20260316T140000', '20260316T144500'),
      ...['END:VCALENDAR', ''],
    ].join('\r\n');
    await browser.ask({ do: 'calendar-add', name: 'Team', from: { text } });
    await openRange('2026-W11');
    await until('the calendars are read', async () =>
      (await report.card('Meetings')).join().includes('in your calendars'),
    );
    expect(await report.card('Meetings')).toEqual([
      'Wednesday 1 h 30 m in your calendars 1 h',
      'Friday 45 m in your calendars',
    ]);
    await browser.ask({ do: 'forget-all' });
  });

  test('opens what a number was added from: its days, which open their own report; Back leads back', async () => {
    await openRange('2026-W11');
    await report.openSite('github.com');
    expect(await report.parts()).toEqual(['Monday 5 h , open Monday', 'Tuesday 2 h , open Tuesday']);
    await tab.click('.part:nth-child(2) .opens');
    await until('it is Tuesday', async () => (await report.day()) === 'Tuesday, March 10');
    expect(tab.url()).toMatch(/#2026-03-10$/);
    await report.openSite('github.com');
    expect(await report.spans()).toHaveLength(1);
    await tab.keyboard.press('Escape');
    await tab.goBack();
    await until('it is the week again', async () => (await report.range()) === 'Week');
    await tab.click('.column');
    await until('it is Monday', async () => (await report.day()) === 'Monday, March 9');
  });

  test('is reached by keys: d w m y, arrows, t', async () => {
    await openRange('2026-03-10');
    for (const [key, address] of [
      ['w', '2026-W11'],
      ['m', '2026-03'],
      ['y', '2026'],
      ['m', '2026-03'],
      ['ArrowRight', '2026-04'],
      ['ArrowLeft', '2026-03'],
      ['d', '2026-03-01'],
      ['t', today],
      ['y', today.slice(0, 4)],
      ['ArrowRight', today.slice(0, 4)],
    ] as const) {
      await tab.keyboard.press(key);
      await until(`${key} leads to ${address}`, () => tab.url().endsWith(`#${address}`));
    }
    await until('it is the year', async () => (await report.day()) === today.slice(0, 4));
  });

  test('keeps to the mouse when single keys are switched off', async () => {
    // Null before anything was ever set.
    const keys = async () =>
      (await stored(browser, 'kept')) === null ? null : settingOf((await heldBy(browser)).doc, 'keys');
    await openRange('2026-W11');
    await tab.click('.counting:last-child > .link');
    await tab.click('.keys-on');
    await until('it is written', async () => (await keys()) === false);
    await tab.keyboard.press('y');
    await tab.keyboard.press('ArrowLeft');
    expect(tab.url()).toMatch(/#2026-W11$/);
    await tab.click('.keys-on');
    await until('they are on again', async () => (await keys()) === true);
    await until('they are heard', async () => {
      await tab.keyboard.press('y');
      return tab.url().endsWith('#2026');
    });
  });

  test.each(['2026-W54', '2026-13', '9999', '2026-W'])(
    'is of today when its address says "%s"',
    async (asked) => {
      await openRange(asked);
      expect(await report.range()).toBe('Day');
    },
  );

  test('is another, all of it, as soon as a site counts as something else, and the same again after Undo', async () => {
    await openRange('2026');
    expect(await report.lede()).toBe(
      '8 h of Focus Work, out of 10 h in the browser so far. You met your goal on 1 of 4 days, and March had the most.',
    );
    await report.score('github.com', 'Personal');
    await until('it is counted so', async () => (await report.totals())[3] === 'Personal 8 h');
    expect(await report.table()).toEqual(['March – 1 h 1 h 7 h –', 'April – – – 1 h –']);
    await until('it can be taken back', async () => (await report.said()).endsWith('Undo'));
    await report.press('Undo');
    await until('it is as before', async () => (await report.totals())[0] === 'Focus Work 8 h');
  });

  test('shows how sessions were kept up, by length and by task, planned and real, cancelled ones too', async () => {
    const session = (day: string, hour: number, minutes: number, task: string) =>
      sessionOf(on(day, hour), on(day, hour) + minutes * MINUTE, task);
    await keepRecords({
      session: {
        before: session('2026-02-09', 10, 25, 'Pricing page'),
        one: session('2026-03-09', 10, 60, 'Pricing page'),
        two: session('2026-03-10', 10, 60, 'pricing  PAGE'),
        three: session('2026-03-10', 12, 25, 'Post'),
      },
      end: {
        two: { at: on('2026-03-10', 10.5), as: 'ended', device: DEVICE },
        three: { at: on('2026-03-10', 12) + 3 * MINUTE, as: 'cancelled', device: DEVICE },
      },
    });
    await openRange('2026-03');
    await until('what was seen is added up', async () => !(await report.words()).includes('…'));
    expect(await report.card('Kept up')).toEqual([
      'No streak yet. A session on a day begins one.',
      '1 of 2 sessions finished. In the month before 1 of 1.',
      '0 visits kept out, 0 passes. In the month before 0 and 0.',
      '21 to 30 min 1 cancelled 0 s 0 s',
      '51 to 90 min 1 of 2 finished 2 h 1 h 30 m',
    ]);
    expect(await report.card('By task')).toEqual([
      'pricing PAGE 2 h 1 h 30 m , pricing PAGE, open what was in front 1 h 30 m',
    ]);
    expect(await report.sessions()).toHaveLength(3);
    expect((await report.sessions())[0]).toContain('Cancelled after 3 min of 25 min. It does not count.');
    await openRange('2026-W11');
    expect((await report.card('Kept up'))[0]).toBe('No streak yet. A session on a day begins one.');
    await tab.click('.task-row .opens');
    await until('its stretches are there', async () => (await report.spans()).length === 2);
  });

  test('can be taken along: its days by site', async () => {
    const folder = await browser.downloads();
    await openRange('2026-03');
    await report.press('As CSV');
    const file = join(folder, 'sundial-2026-03.csv');
    const text = await until('it is saved', () => readFile(file, 'utf8').catch(() => ''));
    expect(text.split('\r\n')).toEqual([
      'day,site,seconds,of it towards the goal,counts as,category',
      '2026-03-09,github.com,18000,18000,focus,code',
      '2026-03-10,github.com,7200,7200,focus,code',
      '2026-03-10,intranet.test,3600,0,other,',
      '2026-03-11,meet.google.com,3600,0,meeting,meetings',
      '',
    ]);
  });

  test('is empty where nothing was', async () => {
    await openRange('2020-W05');
    expect(await report.lede()).toBe('No activity recorded.');
    expect(await report.words()).toContain('in this week, or Sundial was not there yet');
  });

  test('nothing went wrong all the while', async () => expect(await browser.faults()).toEqual([]));
});
