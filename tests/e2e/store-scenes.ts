import type { Page } from 'puppeteer';
import { boundsOf, type Day, dayOf, stepFrom, weekdayOf } from '../../lib/core/day.ts';
import { SILENCE } from '../../lib/core/music.ts';
import type { Schedule } from '../../lib/core/schedule.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import { assistantIn } from './assistant-page.ts';
import type { launchChromium } from './chromium.ts';
import { putOver } from './over.ts';
import { until } from './poll.ts';
import { forgetAll, heldBy, travelTo } from './session-time.ts';
import { putSpans } from './spans.ts';

type Chromium = Awaited<ReturnType<typeof launchChromium>>;

/** What a store shows one picture of. */
export interface Scene {
  name: string;
  /** What the picture says, and in smaller letters. */
  caption: string;
  aside: string;
  /** The sky behind it; see theme.css. */
  sky: 'focus' | 'work' | 'over' | 'recharge';
  /** How far the sun has come. */
  sun: number;
  size: { width: number; height: number };
  ready(browser: Chromium, page: Page): Promise<void>;
}

const POPUP = { width: 380, height: 600 };
const TAB = { width: 1200, height: 820 };
const TASK = 'Draft the pricing page';

const hours = {
  hours: { from: 9 * 60, to: 17 * 60 + 30 },
  breaks: [{ from: 12 * 60 + 30, to: 13 * 60 + 15 }],
};
const schedule: Schedule = { week: Array(7).fill(hours), daysOff: [] };

/** The last day before today on which most people work. */
function lastWorkday(): Day {
  let day = stepFrom(dayOf(Date.now()), -1);
  while (weekdayOf(day) % 6 === 0) day = stepFrom(day, -1);
  return day;
}

/** Until the page says this; a page on its way to another answers when it has arrived. */
const says = (page: Page, words: string): Promise<boolean> =>
  until(`it says "${words}"`, async () =>
    (
      await assistantIn({ run: (code) => page.evaluate(code) as Promise<never> })
        .words()
        .catch(() => '')
    ).includes(words),
  );

async function settle(browser: Chromium): Promise<void> {
  await forgetAll(browser);
  await browser.ask({ do: 'set', setting: 'schedule', to: schedule });
  await browser.ask({ do: 'set', setting: 'goal', to: Array(7).fill(240) });
}

/** After a morning of work a session of 50 minutes that has come so far, with what knocked meanwhile. */
async function focus(browser: Chromium, minutes: number): Promise<void> {
  await browser.ask({ do: 'start', task: TASK, minutes: 50, level: 'communication' });
  await travelTo(browser, minutes * MINUTE);
  const { kept, phase } = await heldBy(browser);
  if (phase.is !== 'focusing') throw new Error('No session runs.');
  const { startedAt } = phase.session;
  const { from } = boundsOf(dayOf(startedAt));
  const page = (start: number, end: number, host: string) =>
    pageSpan(from + start * HOUR, Math.min(from + end * HOUR, startedAt - MINUTE), host);
  const morning = [
    page(9.05, 9.9, 'docs.google.com'),
    page(9.9, 10.1, 'mail.google.com'),
    page(10.15, 11.1, 'figma.com'),
    page(11.6, 12.3, 'github.com'),
  ];
  const session = pageSpan(startedAt, startedAt + (minutes - 2) * MINUTE, 'docs.google.com', {
    during: 'session',
  });
  await putSpans(browser, [...morning.filter((span) => span.to > span.from), session]);
  const value = { sites: { 'reddit.com': 2, 'youtube.com': 1 }, elsewhere: 0 };
  const tries = {
    kind: 'tries' as const,
    id: `${phase.id}/${kept.device}`,
    stamp: '0abcdefgh-0000-other',
    value,
  };
  await browser.ask({ do: 'bring-in', entries: [tries] });
}

/** A whole day, with two sessions and what comes between. */
async function putWorkday(browser: Chromium, day: Day): Promise<void> {
  const { from } = boundsOf(day);
  const now = Date.now();
  const minutesAgo = (hour: number) => (now - from - hour * HOUR) / MINUTE;
  await putOver(browser, 'first', { task: 'Draft the pricing page', minutes: 50, endedAgo: minutesAgo(11) });
  await putOver(browser, 'second', { task: 'Review the release', minutes: 60, endedAgo: minutesAgo(15.4) });
  await putOver(browser, 'third', { task: 'Answer the survey', minutes: 45, endedAgo: minutesAgo(17) });
  const page = (start: number, end: number, host: string, during: 'work' | 'session' = 'work') =>
    pageSpan(from + start * HOUR, from + end * HOUR, host, { during });
  await putSpans(browser, [
    page(9.03, 9.5, 'mail.google.com'),
    page(9.5, 10.15, 'docs.google.com'),
    page(10.17, 10.7, 'docs.google.com', 'session'),
    page(10.7, 11, 'figma.com', 'session'),
    page(11, 11.25, 'news.ycombinator.com'),
    awaySpan(from + 11.25 * HOUR, from + 11.5 * HOUR),
    page(11.5, 12.4, 'github.com'),
    awaySpan(from + 12.4 * HOUR, from + 13.2 * HOUR),
    page(13.2, 13.95, 'meet.google.com'),
    page(14, 14.4, 'slack.com'),
    page(14.4, 15.2, 'github.com', 'session'),
    page(15.2, 15.4, 'stackoverflow.com', 'session'),
    page(15.4, 15.7, 'youtube.com'),
    page(15.7, 16.2, 'figma.com'),
    page(16.25, 17, 'docs.google.com', 'session'),
    page(17, 17.4, 'notion.so'),
  ]);
}

export const SCENES: readonly Scene[] = [
  {
    name: '1-session',
    caption: 'One thing at a time',
    aside: 'Say what you will work on and for how long. The rest is kept out until then.',
    sky: 'focus',
    sun: 0.44,
    size: POPUP,
    async ready(browser, page) {
      await settle(browser);
      await browser.ask({ do: 'set', setting: 'music', to: { ...SILENCE, from: 'sound', sound: 'rain' } });
      await focus(browser, 31);
      await page.goto(`${browser.home}popup.html`);
      await says(page, 'On this device');
      await says(page, '3 visits');
      await says(page, '29 min of 31 min');
    },
  },
  {
    name: '2-block-page',
    caption: 'It can wait',
    aside: 'What pulls you away stays shut, in every tab and window, and opens again by itself.',
    sky: 'focus',
    sun: 0.3,
    size: { width: 1120, height: 620 },
    async ready(browser, page) {
      await settle(browser);
      await focus(browser, 31);
      await page.goto('http://reddit.com/').catch(() => {});
      await says(page, 'Continue to reddit.com');
    },
  },
  {
    name: '3-prep',
    caption: 'Begun in two clicks',
    aside: 'Or typed in the address bar: “focus 25 write the report”.',
    sky: 'work',
    sun: 0.29,
    size: POPUP,
    async ready(browser, page) {
      await forgetAll(browser);
      await putOver(browser, 'a', { task: 'Answer the survey', minutes: 25, endedAgo: 2 * 24 * 60 });
      await putOver(browser, 'b', { task: 'Review the release', minutes: 45, endedAgo: 24 * 60 });
      await browser.ask({ do: 'prepare', prep: { task: TASK, minutes: 45, level: 'distractions' } });
      await page.goto(`${browser.home}popup.html`);
      const assistant = assistantIn({ run: (code) => page.evaluate(code) as Promise<never> });
      await until('it asks for the next session', assistant.isAtRest);
      await says(page, 'Begin session');
      // As it is once somebody has begun to type.
      await page.evaluate('void getSelection()?.collapseToEnd()');
    },
  },
  {
    name: '4-report',
    caption: 'See where the day went',
    aside: 'Every number opens what it was added from. All of it stays in your browser.',
    sky: 'over',
    sun: 0.7,
    size: TAB,
    async ready(browser, page) {
      await settle(browser);
      const day = lastWorkday();
      await putWorkday(browser, day);
      await page.goto(`${browser.home}reports.html#${day}`);
      await says(page, 'of Focus Work');
    },
  },
  {
    name: '5-summary',
    caption: 'Look back, and go on',
    aside: 'What was kept out, what was done, and what comes next.',
    sky: 'recharge',
    sun: 0.715,
    size: TAB,
    async ready(browser, page) {
      await settle(browser);
      for (const days of [1, 2, 3, 4]) await putOver(browser, `d${days}`, { endedAgo: days * 24 * 60 });
      await putOver(browser, 'over', {
        task: TASK,
        feeling: 'restless',
        earlier: 107,
        front: [
          ['docs.google.com', 22],
          ['figma.com', 19],
          ['', 2],
          ['docs.google.com', 6],
        ],
        knocks: { 'reddit.com': 2, 'youtube.com': 1 },
      });
      const next = 'Questions and answers for the launch';
      await browser.ask({ do: 'reflect', session: 'over', feeling: 'clear', finished: 'yes', next });
      await page.goto(`${browser.home}summary.html#over`);
      await says(page, 'of 4 h');
    },
  },
];
