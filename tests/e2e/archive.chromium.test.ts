import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWriter } from '../../lib/archive/format.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import { launchChromium } from './chromium.ts';
import { wordsOf } from './page-words.ts';
import { until } from './poll.ts';
import { forgetAll, stored } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';
import { dropSpansSince, putSpans, spansOf } from './spans.ts';

const FIXTURES = resolve(import.meta.dirname, '../archive/fixtures');
const LONG_AGO = new Date(2024, 2, 4, 9).getTime();
const SPANS = [
  pageSpan(LONG_AGO, LONG_AGO + HOUR, 'a.test', { title: 'A “title”\nwith all sorts of things, ä and 日本' }),
  awaySpan(LONG_AGO + HOUR, LONG_AGO + 2 * HOUR),
  pageSpan(LONG_AGO + DAY, LONG_AGO + DAY + HOUR, 'b.test', {
    path: '/shorts',
    by: 'sound',
    during: 'session',
  }),
];

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let tab: Page;
let downloads: string;
const words = wordsOf({ run: (code) => tab.evaluate(code) as Promise<never> });
const folder = mkdtempSync(join(tmpdir(), 'sundial-archive-'));

beforeAll(async () => {
  sites = await openSites();
  browser = await launchChromium(sites.port);
  downloads = await browser.downloads();
});
afterAll(async () => {
  await browser?.close();
  await sites?.close();
});
beforeEach(async () => {
  await forgetAll(browser);
  await putSpans(browser, SPANS);
  tab = await browser.page('about:blank');
  // The browser's own question where a file goes cannot be answered from here; see the test that asks it.
  await tab.evaluateOnNewDocument(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await openSettings();
});
afterEach(async () => {
  await browser.tidy();
});

async function openSettings(): Promise<void> {
  await tab.goto(`${browser.home}options.html`);
  await until('the settings are there', async () => (await words.words()).includes('Take along'));
}
const said = (what: string) => until(`it says "${what}"`, async () => (await words.words()).includes(what));
const old = async () => (await spansOf(browser)).filter(({ from }) => from < LONG_AGO + 2 * DAY);

async function exported(): Promise<string> {
  for (const file of readdirSync(downloads)) rmSync(join(downloads, file));
  await words.press('Export');
  await said('Exported.');
  const name = await until('the file is there', () =>
    readdirSync(downloads).find((file) => file.endsWith('.jsonl')),
  );
  return readFileSync(join(downloads, name), 'utf8');
}

async function choose(path: string): Promise<void> {
  const input = (await tab.$(
    'section[aria-labelledby=archive] input[type=file]',
  )) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
}

/** Chooses a file of these words. */
function chooseText(text: string): Promise<void> {
  const path = join(folder, 'file.jsonl');
  writeFileSync(path, text);
  return choose(path);
}

describe('everything out, everything in', () => {
  test('is the same file again, octet for octet, after everything was deleted', async () => {
    await browser.ask({ do: 'set', setting: 'record', to: false });
    await browser.ask({ do: 'score', sites: [{ site: 'mine.test', as: 'personal' }] });
    await browser.ask({ do: 'start', task: 'Exported', minutes: 25, level: 'nothing' });
    await browser.ask({ do: 'cancel' });
    const begun = LONG_AGO + 3 * DAY;
    await browser.ask({ do: 'forget', from: begun, to: Number.MAX_SAFE_INTEGER, site: null });
    await browser.ask({ do: 'start', task: 'Kept', minutes: 25, level: 'nothing' });
    await browser.ask({ do: 'cancel' });
    const since = Date.now();
    const first = await exported();
    expect(first).toContain('"task":"Kept"');
    expect(first).toContain('"id":"mine.test"');
    expect(first).toContain('"kind":"erasure"');
    const { device } = await stored<{ device: string }>(browser, 'kept');

    await browser.ask({ do: 'forget-all' });
    await until('all is gone', async () => (await stored(browser, 'kept')) === null);
    expect(await old()).toEqual([]);
    await openSettings();
    await chooseText(first);
    await said('3 stretches from March 4, 2024 to March 5, 2024, 2 hours, 2 sites.');
    await said('1 score');
    expect(await old()).toEqual([]);
    await words.press('Import');
    await said('It is all here.');
    expect(await old()).toEqual(SPANS);
    await dropSpansSince(browser, since);
    expect(await exported()).toBe(first);
    expect((await stored<{ device: string }>(browser, 'kept')).device).not.toBe(device);
  });

  test('goes where it is asked for, where the browser asks', async () => {
    const asking = await browser.page('about:blank');
    await asking.evaluateOnNewDocument(() => {
      const asked = async ({ suggestedName }: { suggestedName: string }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
      Object.assign(window, { showSaveFilePicker: asked });
    });
    const before = tab;
    tab = asking;
    await openSettings();
    await words.press('Export');
    await said('Exported.');
    const text = await tab.evaluate(async () => {
      const directory = await navigator.storage.getDirectory();
      for await (const name of (directory as unknown as { keys(): AsyncIterable<string> }).keys())
        return (await (await directory.getFileHandle(name)).getFile()).text();
      return '';
    });
    expect(text.split('\n')[0]).toBe('{"sundial":1}');
    expect(text).toContain('a.test');
    tab = before;
  });

  test('twice is once, and what is recorded here stays', async () => {
    const file = await exported();
    await chooseText(file);
    await said('overlap with what is here');
    await words.press('Import');
    await said('It is all here.');
    expect(await old()).toEqual(SPANS);
  });

  test('is not begun when it is cancelled', async () => {
    const file = await exported();
    await putSpans(browser, []);
    await chooseText(file);
    await said('stretches from March 4, 2024');
    await words.press('Cancel');
    await said('Nothing was changed.');
    expect(await old()).toEqual([]);
  });
});

describe('many spans', () => {
  const MANY = 20_000;
  const spanAt = (at: number) =>
    pageSpan(LONG_AGO - (MANY - at) * MINUTE, LONG_AGO - (MANY - at - 1) * MINUTE, 'c.test');

  test('come in with a word on how far they are, or not at all when that is stopped', async () => {
    const writer = createWriter();
    const spans = writer.begin() + writer.spans(Array.from({ length: MANY }, (_, at) => spanAt(at)));
    await putSpans(browser, []);
    await chooseText(spans + writer.end());
    await said('20,000 stretches');
    await words.press('Import');
    await said('of 20,000 lines');
    await words.press('Cancel');
    await said('Stopped. Nothing was changed.');
    expect(await old()).toEqual([]);
  });
});

test('is said when the room is nearly full, with what to do', async () => {
  await tab.evaluateOnNewDocument(() => {
    navigator.storage.estimate = async () => ({ usage: 95_000_000, quota: 100_000_000 });
  });
  await openSettings();
  await said('The room is nearly full (95 %). Export everything, then keep less');
});

describe('a file that is damaged', () => {
  const refused = async (text: string, why: string) => {
    await putSpans(browser, []);
    await chooseText(text);
    await said(why);
    await said('Nothing was changed.');
    expect(await words.buttons()).not.toContain('Import');
    expect(await old()).toEqual([]);
  };
  test('is refused whole: cut off', async () => {
    const lines = (await exported()).split('\n');
    await refused(`${lines.slice(0, -2).join('\n')}\n`, 'it was cut off');
  });
  test('is refused whole: one letter is another', async () =>
    refused((await exported()).replace('b.test', 'c.test'), 'something in it was changed'));
  test('is refused whole: of a kind nobody knows', () =>
    refused('Dear diary\n', 'does not know this kind of file'));
  test('is refused whole: a row of RescueTime that is none', () =>
    refused(
      readFileSync(join(FIXTURES, 'rescuetime-hour.csv'), 'utf8').replace('1500', 'much'),
      'Line 2 cannot be read.',
    ));
});

describe('files of other programs', () => {
  test('time of RescueTime comes in, beside what is recorded, and says where it is from', async () => {
    const { from } = { from: new Date(2023, 2, 3, 9, 20).getTime() };
    await putSpans(browser, [pageSpan(from, from + HOUR / 2, 'here.test')]);
    await choose(join(FIXTURES, 'rescuetime-hour.csv'));
    await said(
      '5 stretches from March 3, 2023 to March 4, 2023, 3 hours, 4 sites. 2 overlap with what is here',
    );
    await said('Left out: 3 rows of desktop programs, a part of 1 row');
    await words.press('Import');
    await said('It is all here.');
    const hosts = (await old()).map((span) => (span.is === 'page' ? `${span.host} ${span.by}` : ''));
    expect(hosts).toEqual([
      'github.com rescuetime',
      'here.test input',
      'docs.google.com rescuetime',
      'news.ycombinator.com rescuetime',
      'github.com rescuetime',
    ]);
    await tab.goto(`${browser.home}reports.html#2023-03-03`);
    await said('docs.google.com');
  });

  test('time of ActivityWatch comes in with its titles', async () => {
    await choose(join(FIXTURES, 'activitywatch.json'));
    await said('2 stretches');
    await words.press('Import');
    await said('It is all here.');
    expect(await old()).toContainEqual(
      expect.objectContaining({ host: 'code.example', title: 'A pull request' }),
    );
  });

  test('lists of LeechBlock are shown first, and what is chosen of them counts as Personal', async () => {
    await browser.ask({ do: 'score', sites: [{ site: 'known.test', as: 'personal' }] });
    await chooseText('setName1=All\nsites1=*.one.test two.test/shorts known.test ~word three.test\n');
    await said('3 sites to count as Personal');
    await said('1 site counts as Personal already.');
    await said('Left out: 1 exception, keyword or pattern.');
    expect(await stored(browser, 'scores')).not.toContain('one.test');
    await tab.click('::-p-aria([name="three.test"][role="checkbox"])');
    await words.press('Count 2 as Personal');
    await said('2 sites count as Personal now.');
    const scores = await stored<string>(browser, 'scores');
    expect(scores).toContain('two.test/shorts');
    expect(scores).not.toContain('three.test');
  });
});

describe('keeping less of the past', () => {
  test('is asked first, with what it deletes, and then deletes just that', async () => {
    const recent = pageSpan(Date.now() - 2 * DAY, Date.now() - 2 * DAY + HOUR, 'recent.test');
    await putSpans(browser, [...SPANS, recent]);
    await tab.select('section[aria-labelledby=archive] select', '365');
    await said('This deletes 2 days, from March 4, 2024 to March 5, 2024');
    await words.press('No, keep it');
    expect(await old()).toEqual(SPANS);
    await tab.select('section[aria-labelledby=archive] select', '365');
    await said('This deletes 2 days');
    await words.press('Yes, delete it');
    await said('Saved.');
    expect(await old()).toEqual([]);
    expect(await spansOf(browser)).toContainEqual(recent);
  });
});

test('nothing went wrong all the while', async () => expect(await browser.faults()).toEqual([]));
