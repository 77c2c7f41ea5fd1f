import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Span } from '../../lib/core/activity.ts';
import { boundsOf, dayOf, stepFrom } from '../../lib/core/day.ts';
import { type SettingName, settingOf } from '../../lib/core/settings.ts';
import { HOUR } from '../../lib/core/time.ts';
import { pageSpan } from '../spans.ts';
import { launchChromium } from './chromium.ts';
import { wordsOf } from './page-words.ts';
import { still, until } from './poll.ts';
import { forgetAll, heldBy, store, stored } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';
import { putSpans, spansOf } from './spans.ts';

const today = dayOf(Date.now());
const YESTERDAY = stepFrom(today, -1);
const BEFORE = stepFrom(YESTERDAY, -1);
const page = (day: string, hour: number, host: string) => {
  const from = boundsOf(day).from + hour * HOUR;
  return pageSpan(from, from + HOUR, host, { title: 'A title' });
};
const SPANS = [page(BEFORE, 9, 'a.test'), page(YESTERDAY, 9, 'a.test'), page(YESTERDAY, 11, 'sub.b.test')];

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let tab: Page;
const words = wordsOf({ run: (code) => tab.evaluate(code) as Promise<never> });

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
  await tab.goto(`${browser.home}options.html`);
  await until('the settings are there', async () => (await words.words()).includes('Your data'));
});
afterEach(async () => {
  await browser.tidy();
});

const hosts = async () =>
  (await spansOf(browser)).map((span) => (span.is === 'page' ? span.host : span.because));
const old = async () => (await hosts()).filter((host) => host.endsWith('.test') && !host.startsWith('open'));
const said = (what: string) => until(`it says "${what}"`, async () => (await words.words()).includes(what));
const flip = (label: string) => tab.click(`::-p-aria(${label})`);

describe('recording', () => {
  /** What is recorded of a page that is in front for two seconds. */
  async function visit(address: string): Promise<Span | undefined> {
    const visited = await browser.open(address);
    await until('it is there', () => sites.seen(address).ran.length > 0);
    await until('it has a title', () =>
      visited.run<boolean>('Boolean((document.title = "A plan"))').catch(() => false),
    );
    await still(1500);
    await browser.ask({ do: 'look' });
    await visited.close();
    return (await spansOf(browser)).find((span) => span.is === 'page' && address.includes(span.host));
  }

  test('can be switched off, at once and for as long as that is wanted', async () => {
    expect(await visit('http://open.test/first')).toMatchObject({ host: 'open.test' });
    await flip('Record what is in front');
    await said('Saved.');
    expect(await visit('http://open-two.test/')).toBeUndefined();
    await tab.bringToFront();
    await flip('Record what is in front');
    await until('it is on again', async () => {
      const { setting } = await stored<{ setting: { record: { value: boolean } } }>(browser, 'kept');
      return setting.record.value;
    });
    expect(await visit('http://open-three.test/')).toMatchObject({ host: 'open-three.test' });
  });

  test('keeps titles, or not', async () => {
    expect(await visit('http://open.test/titled')).toMatchObject({ title: 'A plan' });
    await tab.bringToFront();
    await flip('Keep the titles of pages');
    await said('Saved.');
    expect(await visit('http://open-four.test/')).toMatchObject({ title: '' });
  });

  test('stops at once in a pause, and goes on when it is over', async () => {
    await browser.ask({ do: 'pause', until: null });
    expect(await visit('http://open-six.test/')).toBeUndefined();
    await browser.ask({ do: 'resume' });
    expect(await visit('http://open-seven.test/')).toMatchObject({ during: 'work' });
  });

  test('leaves Recharge Time alone, until that is wanted too; but a session counts at any hour', async () => {
    const off = Array.from({ length: 7 }, () => ({ hours: null, breaks: [] }));
    await browser.ask({ do: 'set', setting: 'schedule', to: { week: off, daysOff: [] } });
    expect(await visit('http://open-eight.test/')).toBeUndefined();
    await browser.ask({ do: 'set', setting: 'recharge', to: true });
    expect(await visit('http://open-nine.test/')).toMatchObject({ during: 'recharge' });
    await browser.ask({ do: 'start', task: '', minutes: 25, level: 'nothing' });
    expect(await visit('http://open-ten.test/')).toMatchObject({ during: 'session' });
  });

  test('is off while nobody can tell whether it is wanted', async () => {
    await store(browser, { kept: { version: 7 } });
    expect(await visit('http://open-five.test/')).toBeUndefined();
    expect(await stored(browser, 'kept')).toEqual({ version: 7 });
  });

  test('says by which rules time is counted', async () => {
    await tab.click('.counting > .link');
    await said('these five minutes are taken off again');
    await said('a Focus Session counts at any hour');
  });
});

/** Null before anything was ever set. */
const setting = async <N extends SettingName>(name: N) =>
  (await stored(browser, 'kept')) === null ? null : settingOf((await heldBy(browser)).doc, name);

describe('work hours', () => {
  const schedule = async () =>
    (await setting('schedule'))?.week.map(({ hours, breaks }) => [hours?.to, breaks.length]);
  const setTime = (label: string, time: string) =>
    tab.evaluate(
      (label, time) => {
        const field = document.querySelector<HTMLInputElement>(`[aria-label="${label}"]`);
        if (!field) return;
        field.value = time;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      },
      label,
      time,
    );

  test('are set day by day, with breaks, and refused where a break lies outside', async () => {
    await words.press('Set work hours');
    await said('Add a break');
    await setTime('Monday to', '16:00');
    await until('it is kept', async () => (await schedule())?.[1]?.[0] === 16 * 60);
    await words.press('Add a break on Monday');
    await until('there is a break', async () => (await schedule())?.[1]?.[1] === 1);
    await setTime('Monday, break from', '08:00');
    await said('A break has to lie within the hours.');
    expect((await schedule())?.[1]).toEqual([16 * 60, 1]);
    await setTime('Monday to', '02:00');
    await until('it goes on past midnight', async () => (await schedule())?.[1]?.[0] === 26 * 60);
    await said('next day');
    await words.press('Work without hours');
    await words.press('Yes, forget them');
    await until('there are none', async () => (await setting('schedule')) === null);
  });

  test('have a goal for each day', async () => {
    await tab.select('[aria-label="Focus Work on Sunday"]', '90');
    await until('it is kept', async () => (await setting('goal'))?.[0] === 90);
  });
});

describe('alerts', () => {
  test('are shown as somebody wants them', async () => {
    await tab.select('[aria-label="How “Meeting soon” is shown"]', 'off');
    await until('it is kept', async () => (await setting('alerts'))?.['meeting-soon'] === 'off');
    await tab.select('[aria-label="Personal time in a day"]', '30');
    await until('it is kept', async () => (await setting('personalLimit')) === 30);
  });
});

describe('what was recorded', () => {
  test('is told of', () => said('stretches of time since'));

  test('is gone day by day', async () => {
    await tab.evaluate((day) => {
      for (const field of document.querySelectorAll<HTMLInputElement>('input[type=date]')) {
        field.value = day;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }, YESTERDAY);
    await words.press('Delete these days');
    await said('It cannot be undone.');
    expect(await old()).toHaveLength(3);
    await words.press('Yes, delete it');
    await said('What was recorded on these days is gone.');
    expect(await old()).toEqual(['a.test']);
    const report = await browser.page(`${browser.home}reports.html#${YESTERDAY}`);
    await until('its report says so', async () =>
      (await report.evaluate(() => document.body.textContent ?? '')).includes('was deleted.'),
    );
    expect(await report.$('.nothing')).toBeNull();
    await report.close();
  });

  test('is gone site by site, and a name that is none is refused in words', async () => {
    await tab.type('::-p-aria(Site[role="textbox"])', 'b test');
    await words.press('Delete this site');
    await said('This address does not name a site.');
    expect(await old()).toHaveLength(3);
    await tab.click('::-p-aria(Site[role="textbox"])', { count: 3 });
    await tab.type('::-p-aria(Site[role="textbox"])', 'https://www.B.test/');
    await words.press('Delete this site');
    await words.press('Yes, delete it');
    await said('What was recorded of b.test is gone.');
    expect(await old()).toEqual(['a.test', 'a.test']);
  });

  test('is all gone, with sessions, scores and rules, once that is typed', async () => {
    await browser.ask({ do: 'score', sites: [{ site: 'mine.test', as: 'personal' }] });
    await browser.ask({ do: 'start', task: 'Gone', minutes: 25, level: 'distractions' });
    await words.press('Delete everything');
    await said('Type “delete everything” first.');
    expect(await old()).toHaveLength(3);
    await tab.type('::-p-aria(Type “delete everything”)', 'Delete everything');
    await words.press('Delete everything');
    await said('Everything is gone.');
    expect(await old()).toEqual([]);
    expect(await stored(browser, 'kept')).toBeNull();
    expect(await stored(browser, 'scores')).toBeNull();
    const rules = await browser.inOurs<unknown[]>('chrome.declarativeNetRequest.getDynamicRules()');
    expect(JSON.stringify(rules)).not.toContain('mine.test');
    const opened = await browser.open('http://mine.test/');
    await until('it opens', () => sites.seen('mine.test').ran.length > 0);
    await opened.close();
  });

  test('nothing went wrong all the while', async () => expect(await browser.faults()).toEqual([]));
});
