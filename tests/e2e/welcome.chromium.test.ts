import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { settingOf } from '../../lib/core/settings.ts';
import { launchChromium } from './chromium.ts';
import { inPage, type Runs, wordsOf } from './page-words.ts';
import { until } from './poll.ts';
import { forgetAll, heldBy, stored } from './session-time.ts';
import { heldIn } from './shared.ts';
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
beforeEach(async () => {
  await forgetAll(browser);
  await browser.tidy();
});

async function welcome(hash = '') {
  const page = await browser.page(`${browser.home}welcome.html${hash}`);
  const tab: Runs = { run: (code) => page.evaluate(code) as Promise<never> };
  const words = wordsOf(tab);
  const says = (text: string) => until(`it says "${text}"`, async () => (await words.words()).includes(text));
  return { ...words, says, tab };
}

test('the first screens lead to a first session without a word typed', async () => {
  const page = await welcome();
  await page.says('All of it stays in this browser.');
  expect(await page.words()).toContain('Programs outside the browser cannot be kept out by an extension.');
  await page.press('Begin');
  await page.says('Allowed already.');
  await page.press('Next');
  await page.says('When do you work?');
  await page.press('That is about right');
  await page.says('Which of these are work for you?');
  expect(await page.focused()).toBe('Which of these are work for you?');
  await inPage(page.tab)(() =>
    [...document.querySelectorAll<HTMLElement>('label')]
      .find((label) => label.textContent === 'linkedin.com')
      ?.click(),
  );
  const scores = async () => (await heldIn(browser)).doc.score;
  await until('it counts as work', async () => (await scores())['linkedin.com']?.value?.as === 'focus');
  await page.press('Next');
  await page.says('Everything is ready');
  expect(await page.words()).toMatch(/On the keyboard it is Alt\+Shift\+S/);
  await page.press('Try 5 minutes');
  await until('the session runs', async () => (await heldBy(browser)).phase.is === 'focusing');
  const { doc, phase } = await heldBy(browser);
  expect(phase).toMatchObject({ session: { level: 'distractions' } });
  const week = settingOf(doc, 'schedule')?.week ?? [];
  expect(week.filter(({ hours }) => hours !== null)).toHaveLength(5);
  await until('the Assistant shows it', async () =>
    (await browser.addresses()).includes(`${browser.home}sidepanel.html`),
  );
});

test('every first screen can be left out, and gone back to; nothing is set by that', async () => {
  const page = await welcome();
  for (const title of ['Time that is yours', 'Let it keep', 'When do you work?', 'Which of these are work']) {
    await page.says(title);
    const ways = await page.buttons();
    await page.press(ways.find((way) => ['Skip', 'Begin', 'Next'].includes(way)) ?? '');
  }
  await page.says('Everything is ready');
  await page.press('Back');
  await page.says('Which of these are work');
  expect(await stored(browser, 'kept')).toBeNull();
});

test.each(['#0', '#6', '#-1', '#<img src=x>', '#1e3', '#%F0%9F'])(
  'an address ending in %s shows the first',
  async (hash) => {
    const page = await welcome(hash);
    await page.says('1 of 5');
  },
);

test('nothing went wrong in the extension all the while', async () =>
  expect(await browser.faults()).toEqual([]));
