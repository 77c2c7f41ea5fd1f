import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boundsOf, dayOf, stepFrom } from '../../lib/core/day.ts';
import { HOUR } from '../../lib/core/time.ts';
import { OTHERS } from '../../lib/start/words.ts';
import { isRightToLeft, type Language } from '../../lib/words/languages.ts';
import { pageSpan } from '../spans.ts';
import { launchChromium } from './chromium.ts';
import { putOver } from './over.ts';
import { inPage } from './page-words.ts';
import { until } from './poll.ts';
import { openSites, type Sites } from './sites.ts';
import { putSpans } from './spans.ts';

let sites: Sites;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let page: Page;

const YESTERDAY = stepFrom(dayOf(Date.now()), -1);
const SITE = 'http://social.test/page';
/** What people and sites call things is the same in every language. */
const TASK = 'Quarterly-figures';
const DATA = ['github.com', 'social.test', 'reddit.com', 'Google Calendar', TASK];

beforeAll(async () => {
  sites = await openSites();
  browser = await launchChromium(sites.port);
  await browser.ask({ do: 'score', sites: [{ site: 'social.test', as: 'personal' }] });
  const { from } = boundsOf(YESTERDAY);
  await putOver(browser, 'over', {
    task: TASK,
    feeling: 'steady',
    front: [
      ['github.com', 12],
      ['nobody.test', 20],
    ],
  });
  await putSpans(browser, [
    pageSpan(from + 9 * HOUR, from + 11 * HOUR, 'github.com'),
    pageSpan(from + 14 * HOUR, from + 15 * HOUR, 'reddit.com'),
  ]);
  page = await browser.page('about:blank');
});
afterAll(async () => {
  await browser?.close();
  await sites?.close();
});

/** A page that is to speak another language opens anew in the middle. */
const at = (path: string) => () => page.goto(browser.home + path).catch(() => {});
const begin = () => browser.ask({ do: 'start', task: TASK, minutes: 25, level: 'distractions' });
const press = async (selector: string) => {
  await page.waitForSelector(selector);
  await page.click(selector);
};

/** The pages, each with what leads to it; no words are needed for that. */
const AT_REST: Record<string, () => Promise<unknown>> = {
  'the Assistant': at('sidepanel.html'),
  prep: at('prep.html'),
  settings: at('options.html'),
  activities: at('activities.html'),
  'the report of a day': () => page.goto(`${browser.home}reports.html#${YESTERDAY}`),
  'the report of a week': at('reports.html#week'),
  'the look back': at('summary.html#over'),
  'a warmup': at('warmup.html#environment/1'),
  'the body warmup': at('warmup.html#body/1'),
  'the first run': at('welcome.html#1'),
  'the first run, sites': at('welcome.html#4'),
};
const FOCUSING: Record<string, () => Promise<unknown>> = {
  'the Assistant in a session': at('sidepanel.html'),
  'the block page': () => page.goto(SITE).catch(() => {}),
  'the block page’s question': async () => {
    await page.goto(SITE).catch(() => {});
    await press('.continue, .ground button:last-of-type');
  },
};

/** What is written on the page, text by text. */
const written = (): Promise<string[]> =>
  inPage({ run: (code) => page.evaluate(code) as Promise<never> })(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      if (text && holder && !/^(?:SCRIPT|STYLE)$/.test(holder.tagName) && !holder.closest('[lang]:not(html)'))
        texts.push(text);
    }
    return texts;
  });

/** What does not fit: words cut off, outside the page, or a page that scrolls to the side. */
const tooWide = (): Promise<string[]> =>
  inPage({ run: (code) => page.evaluate(code) as Promise<never> })((task: string) => {
    const found: string[] = [];
    const root = document.scrollingElement as HTMLElement;
    if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} wide`);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!own || element.closest('.unseen, [aria-hidden=true], svg, option, select')) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const { overflowX, textOverflow } = getComputedStyle(element);
      const { left, right, width } = element.getBoundingClientRect();
      if (width === 0) continue;
      // What people and sites call things may end in dots; words of ours may not.
      const isTheirs = element.textContent?.includes(task) === true;
      const isCut =
        element.scrollWidth > element.clientWidth + 1 && overflowX !== 'visible' && !element.title;
      const isOut = left < -1 || right > innerWidth + 1;
      const isSpilt = element.tagName === 'BUTTON' && element.scrollWidth > element.clientWidth + 1;
      if ((isCut && !isTheirs) || isOut || isSpilt)
        found.push(
          `${element.tagName}.${element.className} (${textOverflow}): ${element.textContent?.trim().slice(0, 60)}`,
        );
    }
    return found;
  }, TASK);

/** `SUNDIAL_PICTURES=folder` leaves a picture of each page in each language. */
const PICTURES = process.env.SUNDIAL_PICTURES;

async function walk(language: string, pages: Record<string, () => Promise<unknown>>) {
  const seen: Record<string, string[]> = {};
  for (const [name, open] of Object.entries(pages)) {
    await page.goto('about:blank');
    await open();
    await until(`${name} is written in ${language}`, async () => {
      const lang = await page.evaluate('document.documentElement.lang').catch(() => '');
      return lang === language && (await written()).length > 3;
    });
    let before = '';
    await until(
      `${name} stays as it is`,
      async () => {
        const now = (await written()).join('|').replace(/\d+/g, '0');
        const isSame = now === before;
        before = now;
        return isSame;
      },
      { every: 100 },
    );
    if (PICTURES) {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({
        path: join(PICTURES, `${language}-${name.replaceAll(/\W+/g, '-')}.png`) as `${string}.png`,
      });
    }
    expect.soft(await tooWide(), `${name} in ${language}`).toEqual([]);
    seen[name] = await written();
  }
  return seen;
}

async function walkAll(language: string): Promise<Record<string, string[]>> {
  await page.goto('about:blank').catch(() => {});
  // All our pages open anew then, the one that asks too.
  await browser.ask({ do: 'set', setting: 'language', to: language }).catch(() => {});
  await at('options.html')();
  const LANGUAGE = 'document.documentElement.lang';
  await until('all speak it', async () => {
    const spoken = await Promise.all([page.evaluate(LANGUAGE), browser.inOurs(LANGUAGE)]).catch(() => []);
    return spoken.length > 0 && spoken.every((one) => one === language);
  });
  const resting = await walk(language, AT_REST);
  await begin();
  const focusing = await walk(language, FOCUSING);
  await browser.ask({ do: 'cancel' });
  return { ...resting, ...focusing };
}

describe('At 320 pixels nothing is cut off, and nothing is left in English', () => {
  beforeAll(() => page.setViewport({ width: 320, height: 640 }));
  let inEnglish: Record<string, string[]> | undefined;

  test.each(['en', ...OTHERS])(
    'in %s',
    async (language) => {
      inEnglish ??= await walkAll('en');
      if (language === 'en') return;
      const english = inEnglish;
      const seen = await walkAll(language);
      const direction = isRightToLeft(language as Language) ? 'rtl' : 'ltr';
      expect(await page.evaluate('document.documentElement.dir')).toBe(direction);
      /** Two words beside each other are nobody's name. */
      const isSaid = (text: string) =>
        /\p{L}{2,} \p{L}{2,}/u.test(text) && !DATA.some((name) => text.includes(name));
      const left = Object.entries(seen).flatMap(([name, texts]) =>
        texts
          .filter((text) => isSaid(text) && english[name]?.includes(text))
          .map((text) => `${name}: ${text}`),
      );
      expect(left).toEqual([]);
    },
    120_000,
  );
});

test('nothing went wrong all the while', async () => expect(await browser.faults()).toEqual([]));
