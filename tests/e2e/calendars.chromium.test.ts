import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Meetings } from '../../lib/core/calendar.ts';
import { type CalendarServer, calendarOf, openCalendarServer } from './calendar-server.ts';
import { launchChromium } from './chromium.ts';
import { wordsOf } from './page-words.ts';
import { until } from './poll.ts';
import { stored } from './session-time.ts';

let server: CalendarServer;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let tab: Page;
let folder: string;
const words = wordsOf({ run: (code) => tab.evaluate(code) as Promise<never> });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sundial-calendars-'));
  server = await openCalendarServer();
  browser = await launchChromium(server.port);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await browser.ask({ do: 'forget-all' });
  server.answer = { status: 200, text: calendarOf(3), etag: '"1"' };
  server.asked = [];
  tab = await browser.page(`${browser.home}options.html`);
  await said('Add a calendar by its address');
});
afterEach(async () => {
  await browser.tidy();
});

const said = (what: string) => until(`it says "${what}"`, async () => (await words.words()).includes(what));
const add = async (address: string) => {
  await tab.type('input[inputmode=url]', address);
  await words.press('Add this calendar');
};
const secret = () => `http://localhost:${server.port}/secret-word/basic.ics`;
const meetings = async () => (await stored<Meetings | null>(browser, 'meetings'))?.meetings ?? [];
const copies = () =>
  browser.inOurs<number>(
    `new Promise((done) => {
      const opening = indexedDB.open('sundial');
      opening.onsuccess = () => {
        const counting = opening.result.transaction('feed').objectStore('feed').count();
        counting.onsuccess = () => { opening.result.close(); done(counting.result); };
      };
    })`,
  );

describe('a calendar by its address', () => {
  test('is read at once, and says so; its address is not shown again', async () => {
    await add(secret());
    await said('The calendar is added, with 3 meetings in the coming week.');
    await said(`localhost:${server.port} · Read just now, 3 meetings in the coming week.`);
    expect(await words.words()).not.toContain('secret-word');
    expect(await tab.$eval('input[inputmode=url]', (field) => (field as HTMLInputElement).value)).toBe('');
    expect(await meetings()).toMatchObject([
      { title: 'Meeting 1', link: 'https://meet.google.com/abc-defg-hij' },
      { title: 'Meeting 2' },
      { title: 'Meeting 3' },
    ]);
    const everything = await browser.inOurs<Record<string, unknown>>('chrome.storage.local.get()');
    const { calendars, ...rest } = everything;
    expect(JSON.stringify(calendars)).toContain('secret-word');
    expect(JSON.stringify(rest)).not.toContain('secret-word');
    expect(await browser.inOurs('chrome.alarms.get("calendars")')).toMatchObject({ periodInMinutes: 30 });
  });

  test('that is not there any more stays as it was last, and says why', async () => {
    await add(secret());
    await said('Read just now');
    server.answer = { status: 404, text: 'Gone' };
    await words.press('Read now');
    await said('The calendar did not answer (404). Check the link. Meetings from the last copy stay');
    expect(await meetings()).toHaveLength(3);
    server.answer = { status: 200, text: calendarOf(5), etag: '"2"' };
    await words.press('Read now');
    await said('Read just now, 5 meetings in the coming week.');
  });

  test('is fetched as nobody, and only when it has changed', async () => {
    await add(secret());
    await said('Read just now');
    await words.press('Read now');
    await until('it is asked again', () => server.asked.length === 2);
    await said('All calendars were asked again.');
    expect(server.asked[1]).toMatchObject({ known: '"1"', cookie: undefined });
    await said('Read just now, 3 meetings in the coming week.');
  });

  test('is read again by a worker that was stopped', async () => {
    await add(secret());
    await said('Read just now');
    await browser.stopWorker();
    server.answer = { status: 200, text: calendarOf(4) };
    await words.press('Read now');
    await said('4 meetings in the coming week.');
  });

  test.each([
    [
      'is a page to sign in',
      { status: 302, text: '', location: '/sign-in' },
      'What came is a web page, not a calendar.',
    ],
    ['wants a password', { status: 401, text: '' }, 'The calendar may not be read (401).'],
    ['is on a server that is down', { status: 503, text: '' }, 'server could not answer (503).'],
    ['is cut off', { status: 200, text: calendarOf(3).slice(0, -40) }, 'The calendar ended in the middle.'],
    ['is without end', { status: 200, text: 'a'.repeat(6_000_000) }, 'The calendar is larger than 5 MB.'],
  ])('is refused in words when what is there %s; nothing is kept', async (_, answer, sentence) => {
    server.answer = answer;
    await add(secret());
    await said(sentence);
    expect(await stored(browser, 'calendars')).toBeNull();
    expect(await copies()).toBe(0);
  });

  test('is refused over plain http, before anybody is asked', async () => {
    await add('http://calendar.example/secret.ics');
    await said('This is no address of a calendar.');
    expect(server.asked).toEqual([]);
  });
});

describe('a calendar from a file', () => {
  test('is read as it is, and removed once that is confirmed', async () => {
    const file = join(folder, 'Conference.ics');
    writeFileSync(file, calendarOf(2));
    const input = (await tab.$('section[aria-labelledby=calendars] input[type=file]')) as Awaited<
      ReturnType<typeof tab.$<'input'>>
    >;
    await input?.uploadFile(file);
    await said('From a file, added just now, 2 meetings in the coming week.');
    expect(await words.buttons()).not.toContain('Read now');
    expect(await browser.inOurs('chrome.alarms.get("calendars").then((alarm) => alarm ?? null)')).toBeNull();

    await words.press('Remove');
    await said('Remove Conference, and its meetings from Sundial?');
    await words.press('No, keep it');
    expect(await meetings()).toHaveLength(2);
    await words.press('Remove');
    await words.press('Yes, remove it');
    await said('Conference is removed.');
    expect(await meetings()).toEqual([]);
    expect(await copies()).toBe(0);
  });

  test('that is none is refused in words', async () => {
    const file = join(folder, 'notes.ics');
    writeFileSync(file, 'Milk, bread');
    const input = (await tab.$('section[aria-labelledby=calendars] input[type=file]')) as Awaited<
      ReturnType<typeof tab.$<'input'>>
    >;
    await input?.uploadFile(file);
    await said('What came is not a calendar.');
  });
});

test('calendars go with everything else, and nothing asks for them again', async () => {
  await add(secret());
  await said('Read just now');
  await browser.ask({ do: 'forget-all' });
  for (const key of ['calendars', 'meetings']) expect(await stored(browser, key)).toBeNull();
  expect(await copies()).toBe(0);
  expect(await browser.inOurs('chrome.alarms.get("calendars").then((alarm) => alarm ?? null)')).toBeNull();
});

test('calendars that cannot be read are left as they are', async () => {
  await browser.inOurs('chrome.storage.local.set({ calendars: { version: 7 } }).then(() => null)');
  await add(secret());
  await said('Your data could not be read. Nothing was changed.');
  expect(await stored(browser, 'calendars')).toEqual({ version: 7 });
});

test('nothing went wrong all the while', async () => expect(await browser.faults()).toEqual([]));
