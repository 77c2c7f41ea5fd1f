import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { boundsOf, dayOf, stepFrom } from '../../lib/core/day.ts';
import { addressOf, rangeAt } from '../../lib/core/range.ts';
import { HOUR, MINUTE, SECOND } from '../../lib/core/time.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import { assistantIn } from './assistant-page.ts';
import { blockPageIn } from './block-page.ts';
import type { TestBrowser } from './browser.ts';
import { inPage, type Runs } from './page-words.ts';
import { until } from './poll.ts';
import { reportIn } from './report-page.ts';
import { heldBy, store, stored, travelTo } from './session-time.ts';
import { putSpans } from './spans.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
export const SITE = 'http://social.test/page';
const CHAT = 'http://roundcube.net/room';
const TASK = 'Pricing page: figures for the second quarter, checked twice and sent round by noon';

/** A tab, and the browser around it. */
export interface Desk extends Runs {
  browser: TestBrowser;
  /** Types an address into the tab. */
  visit(address: string): Promise<void>;
}

export async function open(desk: Desk, address: string): Promise<void> {
  await desk.visit(address);
  const { buttons } = assistantIn(desk);
  // A tab on its way to another page answers when it has arrived.
  await until('the page is filled', async () => (await buttons().catch(() => [])).length > 0);
}

export const openAssistant = (desk: Desk, name = 'sidepanel.html') => open(desk, desk.browser.home + name);

export const start = ({ browser }: Desk, level: 'distractions' | 'communication' = 'distractions') =>
  browser.ask({ do: 'start', task: TASK, minutes: 25, level });

async function openShut(desk: Desk, address: string): Promise<void> {
  await open(desk, address);
  const { buttons } = blockPageIn(desk);
  await until('it knows the site', async () =>
    (await buttons()).some((label) => label.startsWith('Continue to')),
  );
}

const spoil = async ({ browser }: Desk, change: object) =>
  store(browser, { health: { ...(await stored<object>(browser, 'health')), ...change } });

const untilWords = (desk: Desk, words: string) =>
  until(`it says "${words}"`, async () => (await assistantIn(desk).words()).includes(words));

const YESTERDAY = stepFrom(dayOf(Date.now()), -1);

const showTables = (desk: Desk) =>
  inPage(desk)(() => {
    for (const each of document.querySelectorAll<HTMLElement>('.as-table > .link, .card-link')) each.click();
  });

async function openReport(desk: Desk, address = YESTERDAY): Promise<void> {
  const { from } = boundsOf(YESTERDAY);
  const page = (start: number, end: number, host: string, title: string) =>
    pageSpan(from + start * HOUR, from + end * HOUR, host, { title });
  await putSpans(desk.browser, [
    page(9, 10.7, 'github.com', 'A pull request with quite a long title, so that it has to be broken'),
    awaySpan(from + 10.7 * HOUR, from + 11 * HOUR),
    page(11, 11.2, 'meet.google.com', ''),
    page(11.2, 12, 'a-host-with-a-very-long-name.and-a-longer-domain.example', 'Intranet'),
    page(14, 17, 'reddit.com', ''),
  ]);
  await open(desk, `${desk.browser.home}reports.html#${address}`);
  await untilWords(desk, 'of Focus Work');
}

interface PageState {
  /** What must stay to be seen and pressed, by its words. */
  needs: string[];
  ready(desk: Desk): Promise<unknown>;
}

/** The pages, in all they can be at. */
export const PAGE_STATES: Record<string, PageState> = {
  'the Assistant at rest': {
    needs: [
      'Begin session',
      'What will you work on?',
      'How long?',
      'Keep out',
      'Distractions and communication',
    ],
    ready: (desk) => openAssistant(desk),
  },
  'the Assistant with a length refused': {
    needs: ['Begin session', 'Choose between 5 and 240 minutes.'],
    async ready(desk) {
      await openAssistant(desk);
      await assistantIn(desk).choose({ minutes: '241', task: 'work on stuff' });
      await untilWords(desk, 'Choose between');
    },
  },
  'the Assistant after a session': {
    needs: ['Session complete', 'Begin session'],
    async ready(desk) {
      await start(desk);
      await travelTo(desk.browser, 25 * MINUTE - SECOND / 2);
      await openAssistant(desk);
      await untilWords(desk, 'Session complete');
    },
  },
  'the Assistant without leave to block': {
    needs: ['Blocking is off until you allow it', 'Allow blocking', 'Begin session'],
    async ready(desk) {
      await spoil(desk, { hostAccess: false, faults: ['no-host-access'] });
      await openAssistant(desk);
    },
  },
  'the Assistant with blocking incomplete': {
    needs: ['Blocking is not complete.', 'Begin session'],
    async ready(desk) {
      await spoil(desk, { faults: ['rules-differ', 'tabs-left'] });
      await openAssistant(desk);
      await inPage(desk)(() => document.querySelector<HTMLElement>('details summary')?.click());
    },
  },
  'the Assistant in a session': {
    needs: [TASK, 'Cancel session', '15 min', 'ends at', 'Blocking is on.', 'social.test'],
    async ready(desk) {
      await start(desk);
      await openShut(desk, SITE);
      await until(
        'it is counted',
        async () => Object.keys((await heldBy(desk.browser)).doc.tries).length > 0,
      );
      await openAssistant(desk);
      await until('it is in the session', assistantIn(desk).isInSession);
    },
  },
  'the popup in a session': {
    needs: [TASK, 'Cancel session', '15 min'],
    async ready(desk) {
      await start(desk, 'communication');
      await openAssistant(desk, 'popup.html');
      await until('it is in the session', assistantIn(desk).isInSession);
    },
  },
  'the block page': {
    needs: [TASK, 'Back to work', 'Continue to social.test', 'ends at', 'social.test can wait'],
    async ready(desk) {
      await start(desk);
      await openShut(desk, SITE);
    },
  },
  'the block page, asking, in the breath': {
    needs: ['Is social.test a distraction?', 'Nevermind! I want to stay focused!', 'One breath first.'],
    async ready(desk) {
      await start(desk);
      await openShut(desk, SITE);
      await blockPageIn(desk).ask();
    },
  },
  'the block page, asking about chat': {
    needs: ['Unblock all communication this session', 'Unblock site this session', 'Nevermind!'],
    async ready(desk) {
      await start(desk, 'communication');
      await openShut(desk, CHAT);
      await blockPageIn(desk).ask();
    },
  },
  'the block page after the session': {
    needs: ['The session is over', 'Continue to social.test'],
    ready: (desk) => openShut(desk, `${desk.browser.home}blocked.html#${SITE}`),
  },
  'the block page of a broken address': {
    needs: ['The address of this page could not be read', 'Back to work'],
    async ready(desk) {
      await start(desk);
      await open(desk, `${desk.browser.home}blocked.html#javascript:alert(1)`);
    },
  },
  'the block page of a kept tab': {
    needs: ['and this tab will take you there', 'Back to work', 'Continue to social.test'],
    async ready(desk) {
      await start(desk);
      const kept = `?kept=${'A%20title%20'.repeat(20)}#${SITE}?${'a'.repeat(300)}`;
      await openShut(desk, `${desk.browser.home}blocked.html${kept}`);
    },
  },
  'the block page with unreadable data': {
    needs: ['Your data could not be read', 'Back to work'],
    async ready(desk) {
      await store(desk.browser, { kept: { version: 7 } });
      await open(desk, `${desk.browser.home}blocked.html#${SITE}`);
    },
  },
  'the report of a day': {
    needs: ['of Focus Work', 'github.com', 'By category', 'Focus Sessions', 'How time is counted'],
    ready: (desk) => openReport(desk),
  },
  'the report of a day, as tables': {
    needs: ['As a table', 'By category', 'How time is counted'],
    async ready(desk) {
      await openReport(desk);
      await showTables(desk);
    },
  },
  'the report of a day, with what a number was added from': {
    needs: ['added from these stretches', 'A pull request', 'Why was this counted?', 'Close'],
    async ready(desk) {
      await openReport(desk);
      await reportIn(desk).openSite('github.com');
      await inPage(desk)(() => document.querySelector<HTMLElement>('.why-summary')?.click());
    },
  },
  'the report of a week': {
    needs: ['of Focus Work', 'github.com', 'Best hours', 'Meetings', 'Kept up', 'Week', 'Focus Sessions'],
    ready: (desk) => openReport(desk, addressOf(rangeAt('week', YESTERDAY))),
  },
  'the report of a week, as tables': {
    needs: ['As a table', 'By category', 'Best hours', 'How time is counted'],
    async ready(desk) {
      await openReport(desk, addressOf(rangeAt('week', YESTERDAY)));
      await showTables(desk);
    },
  },
  'the report of a month, with what a number was added from': {
    needs: ['added from these days', 'Close'],
    async ready(desk) {
      await openReport(desk, YESTERDAY.slice(0, 7));
      await reportIn(desk).openSite('github.com');
    },
  },
  'the report of a year': {
    needs: ['of Focus Work', 'github.com', 'Year', 'Kept up', 'How time is counted'],
    ready: (desk) => openReport(desk, YESTERDAY.slice(0, 4)),
  },
  'the report of a day with nothing on it': {
    needs: ['No activity recorded.', 'None began on this day.', 'Today'],
    ready: (desk) => open(desk, `${desk.browser.home}reports.html#2020-02-02`),
  },
  'the settings': {
    needs: [
      'Record what is in front',
      'Your data',
      'Delete these days',
      'Delete this site',
      'delete everything',
    ],
    async ready(desk) {
      await open(desk, `${desk.browser.home}options.html`);
      await untilWords(desk, 'Your data');
    },
  },
  'the settings, refusing to delete': {
    needs: ['first.', 'How time is counted', 'Today’s report'],
    async ready(desk) {
      await open(desk, `${desk.browser.home}options.html`);
      await untilWords(desk, 'Your data');
      await assistantIn(desk).press('Delete everything');
      await untilWords(desk, 'first.');
    },
  },
  'the Assistant with unreadable data': {
    needs: ['Your data could not be read', 'Restart Sundial'],
    async ready(desk) {
      await store(desk.browser, { kept: { version: 7 } });
      await openAssistant(desk);
    },
  },
};

/** What the checker finds, as it would be told to whoever has to mend it. */
export const complaints = ({ run }: Runs) =>
  run<string[]>(`(() => {
    ${AXE}
    return window.axe.run(document, { runOnly: ${JSON.stringify(TAGS)} }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ' ' + failureSummary)));
  })()`);

/** What must be there but is not: needed words outside the page or under something else, and scrolling to the side. */
export const lacking = (page: Runs, needs: string[]): Promise<string[]> =>
  inPage(page)((needs: string[]) => {
    const found: string[] = [];
    const root = document.scrollingElement as HTMLElement;
    if (root.scrollWidth > innerWidth) found.push(`scrolls to ${root.scrollWidth} of ${innerWidth}`);
    const all = [...document.body.querySelectorAll<HTMLElement>('*:not(.unseen)')];
    const isSeen = (element: HTMLElement) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    for (const element of all) {
      const { overflowX } = getComputedStyle(element);
      const canScroll = overflowX === 'auto' || overflowX === 'scroll';
      if (canScroll && element.scrollWidth > element.clientWidth + 1 && element.tagName !== 'INPUT')
        found.push(`${element.tagName}.${element.className} scrolls to the side`);
    }
    for (const words of needs) {
      // biome-ignore lint/performance/useDomNodeTextContent: only what is seen.
      const holders = all.filter((element) => element.innerText?.replace(/\s+/g, ' ').includes(words));
      const holder = holders.at(-1);
      if (!holder) {
        found.push(`"${words}" is not there`);
        continue;
      }
      holder.scrollIntoView({ block: 'nearest' });
      const box = holder.getBoundingClientRect();
      const isInside = box.left >= -1 && box.right <= innerWidth + 1 && box.width > 0 && box.height > 0;
      const top = document.elementFromPoint(
        box.left + Math.min(box.width / 2, 40),
        Math.max(1, Math.min(box.top + Math.min(box.height / 2, 8), innerHeight - 1)),
      );
      const isCut = holder.tagName === 'BUTTON' && holder.scrollWidth > holder.clientWidth + 1;
      const control = holder.closest('label, button, summary');
      const isReached =
        top !== null && (holder.contains(top) || top.contains(holder) || (control?.contains(top) ?? false));
      if (!isSeen(holder) || !isInside || isCut || !isReached)
        found.push(
          `"${words}": seen ${isSeen(holder)}, inside ${isInside}, cut ${isCut}, reached ${isReached} (${top?.tagName}.${top?.className})`,
        );
    }
    return found;
  }, needs);
