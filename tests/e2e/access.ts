import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AlertType } from '../../lib/core/alert-types.ts';
import type { Feed, Meetings } from '../../lib/core/calendar.ts';
import { boundsOf, dayOf, plusDays, stepFrom } from '../../lib/core/day.ts';
import { type Music, SILENCE } from '../../lib/core/music.ts';
import { addressOf, rangeAt } from '../../lib/core/range.ts';
import { USUAL } from '../../lib/core/schedule.ts';
import { HOUR, MINUTE, SECOND } from '../../lib/core/time.ts';
import { awaySpan, pageSpan } from '../spans.ts';
import { activitiesIn } from './activities-page.ts';
import { assistantIn } from './assistant-page.ts';
import { blockPageIn } from './block-page.ts';
import type { TestBrowser } from './browser.ts';
import { putAlert, putDay } from './days.ts';
import { putOver } from './over.ts';
import { inPage, type Runs, wordsOf } from './page-words.ts';
import { until } from './poll.ts';
import { reportIn } from './report-page.ts';
import { heldBy, store, stored, travelTo } from './session-time.ts';
import { putSpans } from './spans.ts';
import { summaryIn } from './summary-page.ts';

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

/** The Assistant, asked for the next session. */
export async function openPrep(desk: Desk): Promise<void> {
  await openAssistant(desk);
  await until('it asks for the next session', assistantIn(desk).isAtRest);
}

export const start = ({ browser }: Desk, level: 'distractions' | 'communication' = 'distractions') =>
  browser.ask({ do: 'start', task: TASK, minutes: 25, level });

/** Has sessions sound. */
const choose = ({ browser }: Desk, music: Partial<Music>) =>
  browser.ask({ do: 'set', setting: 'music', to: { ...SILENCE, ...music } });

async function openShut(desk: Desk, address: string): Promise<void> {
  await open(desk, address);
  const { buttons } = blockPageIn(desk);
  await until('it knows the site', async () =>
    (await buttons()).some((label) => label.startsWith('Continue to')),
  );
}

async function spoil({ browser }: Desk, change: object): Promise<void> {
  // What was asked before may still be looking, and would say how it is.
  await browser.ask({ do: 'look' });
  await store(browser, { health: { ...(await stored<object>(browser, 'health')), ...change } });
}

/** A room on a relay that is not there. */
const PAIRING = { secret: 'A'.repeat(43), relay: 'ws://localhost:1' };

const putLink = ({ browser }: Desk, status: object) =>
  browser.inOurs(
    `${browser.api}.storage.session.set(window.JSON.parse(${JSON.stringify(JSON.stringify({ link: { members: [], skipped: 0, newer: 0, ...status } }))})).then(() => null)`,
  );

/** This browser shares with two others. */
async function share({ browser }: Desk): Promise<void> {
  await browser.ask({ do: 'share', pairing: PAIRING });
  const seenAt = Date.now() - 49 * HOUR;
  const listed = (id: string, name: string) => ({
    kind: 'browser' as const,
    id,
    stamp: `0abcdefgh-0000-${id}`,
    value: { name, kind: 'Firefox on Linux', addedAt: seenAt, seenAt },
  });
  const entries = [
    listed('other', 'A browser with quite a long name, for a machine in the attic'),
    listed('third', 'Firefox on Linux'),
  ];
  await browser.ask({ do: 'bring-in', entries });
}

const untilWords = (desk: Desk, words: string) =>
  until(`it says "${words}"`, async () => (await assistantIn(desk).words()).includes(words));

async function openWritten(desk: Desk, name: string): Promise<void> {
  await desk.visit(`${desk.browser.home}${name}.html`);
  // A tab on its way to it answers when it has arrived.
  await until('the page is there', async () => {
    const address = await desk.run<string>('location.href + " " + document.readyState').catch(() => '');
    return address.includes(`${name}.html complete`);
  });
}

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

function knownCalendars(): Meetings {
  const readAt = Date.now() - 2 * HOUR;
  const feed = (id: string, name: string, more: Partial<Feed> = {}): Feed => ({
    id,
    name,
    kind: 'address',
    host: 'calendar.google.com',
    status: 'fine',
    code: null,
    readAt,
    triedAt: readAt,
    kept: 12,
    skipped: 0,
    ...more,
  });
  const feeds = [
    feed('1', 'Work', { skipped: 2 }),
    feed('2', 'a-very-long-address-of-somebody-without-any-break@a-company.example', {
      status: 'calendar-gone',
      code: 404,
    }),
    feed('3', 'Conference', { kind: 'file', host: null }),
  ];
  return { version: 1, day: dayOf(Date.now()), zone: 'UTC', meetings: [], feeds };
}

async function openActivities(desk: Desk, needle = ''): Promise<void> {
  const now = Date.now();
  const page = (from: number, to: number, host: string) =>
    pageSpan(now - from * MINUTE, now - to * MINUTE, host, { title: '' });
  await putSpans(desk.browser, [
    page(60, 40, 'github.com'),
    page(40, 25, 'a-host-with-a-very-long-name.and-a-longer-domain.example'),
    page(25, 10, 'intranet'),
  ]);
  await open(desk, `${desk.browser.home}activities.html`);
  await untilWords(desk, 'github.com');
  await activitiesIn(desk).find(needle);
}

/** The settings of music, as Spotify stands: it told of an account with a long name. */
async function openMusic(desk: Desk, spotifyStanding?: 'fine' | 'reconnect'): Promise<void> {
  const name = 'Somebody with quite a long name, as some people have';
  const playlists = [
    'A list',
    'Calm and without words, for the long hours of an afternoon in the office',
  ].map((name, at) => ({ uri: `spotify:playlist:${at}`, name }));
  const spotifyAccount = { version: 1, name, isPremium: true, playlists, readAt: Date.now() };
  if (spotifyStanding) await store(desk.browser, { spotifyStanding, spotifyAccount });
  await open(desk, `${desk.browser.home}options.html#spotify`);
  await untilWords(desk, 'Music integration');
}

async function openSummary(desk: Desk, id: string): Promise<void> {
  await open(desk, `${desk.browser.home}summary.html#${id}`);
  await untilWords(desk, 'How it went');
}

/** Monday to Friday, on which the days of a test fall as they fall. */
const putHours = ({ browser }: Desk) => browser.ask({ do: 'set', setting: 'schedule', to: USUAL });

const fixture = (name: string): string =>
  readFileSync(new URL(`../archive/fixtures/${name}`, import.meta.url), 'utf8');

/** Opens the settings and chooses a file of these words. */
async function openFile(desk: Desk, text: string): Promise<void> {
  await open(desk, `${desk.browser.home}options.html`);
  await untilWords(desk, 'Take along');
  await inPage(desk)((text) => {
    const input = document.querySelector<HTMLInputElement>(
      'section[aria-labelledby=archive] input[type=file]',
    );
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], 'file'));
    if (input) input.files = chosen.files;
    input?.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);
}

async function openWelcome(desk: Desk, screen: number): Promise<void> {
  await open(desk, `${desk.browser.home}welcome.html#${screen}`);
  await untilWords(desk, `${screen} of 5`);
}

/** A warmup at one of its steps; the tab beside it, in whichever window, is not of ours. */
async function openWarmup(desk: Desk, place: string, words: string): Promise<void> {
  await open(desk, `${desk.browser.home}warmup.html#${place}`);
  await untilWords(desk, words);
  // Remembered from one to the next, it would be heard in every other one.
  await inPage(desk)(() => document.querySelector<HTMLElement>('.listen[aria-pressed=true]')?.click());
}

/** Sessions planned a day ago: one that was due so long `ago`, one every day, with a skip, and one far ahead. */
async function putPlans({ browser }: Desk, isDue: boolean, ago = 2 * MINUTE): Promise<void> {
  const now = Date.now();
  const at = new Date(now - ago);
  const stamp = '0abcdefgh-0000-other';
  const put = (id: string, value: object) => ({
    kind: 'planned' as const,
    id,
    stamp,
    value: {
      task: TASK,
      minutes: 50,
      level: 'distractions' as const,
      minute: at.getHours() * 60 + at.getMinutes(),
      since: now - 24 * HOUR,
      when: { is: 'once' as const, day: dayOf(at.getTime()) },
      ...value,
    },
  });
  const tomorrow = stepFrom(dayOf(now), 1);
  await browser.ask({
    do: 'bring-in',
    entries: [
      ...(isDue ? [put('due', {})] : []),
      put('weekly', {
        task: 'A-task-without-any-break-that-is-longer-than-a-line-of-a-narrow-window',
        minute: 9 * 60,
        strict: true,
        level: 'communication',
        when: { is: 'weekly', weekdays: [0, 1, 2, 3, 4, 5, 6] },
      }),
      put('once', { task: '', when: { is: 'once', day: plusDays(tomorrow, 40) } }),
      { kind: 'skip' as const, id: `weekly/${tomorrow}`, stamp, value: { day: tomorrow, at: now } },
    ],
  });
}

/** A calendar that asks for a session in some hours. */
async function putProposal({ browser }: Desk): Promise<void> {
  const at = Date.now() + 30 * HOUR;
  const stamp = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:e@x.example',
    'SUMMARY:Thesis #focus',
    `DTSTART:${stamp(at)}`,
    `DTEND:${stamp(at + 50 * MINUTE)}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  await browser.ask({ do: 'calendar-add', name: 'Own', from: { text } });
}

/** Each type of alert alone in the feed, and what it says there. */
export const ALERTS: Record<AlertType, string> = {
  'goal-half': 'Over half of your goal',
  'goal-met': 'Goal met',
  'day-summary': 'Your workday is over',
  'after-hours': 'Work after hours',
  away: 'You were away 42 minutes',
  'clear-stretch': 'A clear 25 minutes',
  'meeting-soon': 'Design review,',
  'long-sitting': 'No break since',
  'personal-limit': '45 m of Personal time',
  'new-sites': '7 new sites to sort',
  'session-summary': 'Session complete',
  'break-over': 'Your break is over',
  rescored: 'a-site-with-a-long-name.example is no distraction',
  'pause-reminder': 'Still paused',
  'whats-new': 'New in Sundial 0.1.0',
  'planned-soon': 'Pricing page',
  'planned-now': 'Time for: Pricing page',
  'out-of-touch': 'Firefox on Linux was out of touch',
};
export async function openWithAlert(desk: Desk, type: AlertType): Promise<void> {
  if (type === 'planned-soon') await putPlans(desk, true, -4 * MINUTE);
  else if (type === 'planned-now') await putPlans(desk, true);
  else await putAlert(desk.browser, type);
  await openAssistant(desk);
  await untilWords(desk, ALERTS[type]);
}

interface PageState {
  /** The only part of the settings that is not as in every other state, by its name: the rest need not be checked again. */
  part?: string;
  /** What must stay to be seen and pressed, by its words. */
  needs: string[];
  ready(desk: Desk): Promise<unknown>;
}

/** The pages, in all they can be at. */
export const PAGE_STATES: Record<string, PageState> = {
  'the Assistant on its first day': {
    needs: ['Set work hours', 'Focus Work', 'Collecting your first hour.', 'On', 'Offline work', 'Focus'],
    async ready(desk) {
      await putDay(desk.browser, 'first');
      await openAssistant(desk);
    },
  },
  'the Assistant at work': {
    needs: [
      'until your workday ends',
      'of 4 h',
      'Design review',
      'Join',
      'Add offline work',
      'It was a break',
      'Begin 25 min',
      'Plan it',
    ],
    async ready(desk) {
      await putDay(desk.browser, 'work');
      await openAssistant(desk);
    },
  },
  'the Assistant with the details of the goal': {
    needs: ['Focus Work left', 'Meetings today', 'came from Focus Sessions'],
    async ready(desk) {
      await putDay(desk.browser, 'work');
      await openAssistant(desk);
      await inPage(desk)(() => document.querySelector<HTMLElement>('.goal')?.click());
    },
  },
  'the Assistant with its menu': {
    needs: ['Today’s report', 'Work hours and goal', 'Alerts', 'Help', 'Settings'],
    async ready(desk) {
      await openAssistant(desk);
      await inPage(desk)(() => document.querySelector<HTMLElement>('.icon-button')?.click());
    },
  },
  'the Assistant with every alert': {
    needs: [
      'Goal met',
      'Sort them',
      'Look back',
      'Undo',
      'New in Sundial 0.1.0',
      'a-site-with-a-long-name.example is no distraction',
    ],
    async ready(desk) {
      await putDay(desk.browser, 'all-alerts');
      await openAssistant(desk);
    },
  },
  'the Assistant in a meeting': {
    needs: ['Meeting', 'Design review', 'ends at', 'Join', 'This meeting ended early'],
    async ready(desk) {
      await putDay(desk.browser, 'meeting');
      await openAssistant(desk);
      await untilWords(desk, 'This meeting ended early');
    },
  },
  'the Assistant in a break': {
    needs: ['Recharge Time', 'of your break left', 'Nothing is recorded'],
    async ready(desk) {
      await putDay(desk.browser, 'break');
      await openAssistant(desk);
    },
  },
  'the Assistant after work': {
    needs: ['Day’s done', 'Nothing is recorded', 'Goal met'],
    async ready(desk) {
      await putDay(desk.browser, 'done');
      await openAssistant(desk);
    },
  },
  'the Assistant, paused': {
    needs: ['Paused', 'then recording resumes', 'Resume now', '30 min', 'Until', 'Set'],
    async ready(desk) {
      await putDay(desk.browser, 'paused');
      await openAssistant(desk);
    },
  },
  'the offline work of a day': {
    needs: ['What was it?', 'It counts as', 'Save', 'Interviews', 'Change', 'Delete'],
    async ready(desk) {
      const to = Date.now() - MINUTE;
      await desk.browser.ask({
        do: 'offline',
        id: null,
        what: 'Interviews',
        as: 'other',
        from: to - MINUTE,
        to,
      });
      await openAssistant(desk);
      await assistantIn(desk).press('Offline work');
      await untilWords(desk, 'What was it?');
    },
  },
  'the Assistant at the time of a planned session': {
    needs: ['Time for:', 'Begin', 'In 5 minutes', 'Skip', 'Planned:', 'Your calendar asks for 1 session'],
    async ready(desk) {
      await putPlans(desk, true);
      await putProposal(desk);
      await openAssistant(desk);
      await untilWords(desk, 'Time for:');
      await untilWords(desk, 'Your calendar asks for');
    },
  },
  'the Assistant with what is planned': {
    needs: [
      'Planned sessions',
      'Every day,',
      'Change',
      'Skip',
      'Delete',
      'skipped for tomorrow',
      'Plan it again',
      'Thesis',
    ],
    async ready(desk) {
      await putPlans(desk, true);
      await putProposal(desk);
      await openAssistant(desk);
      await untilWords(desk, 'Your calendar asks for');
      await assistantIn(desk).press('Planned:');
      await untilWords(desk, 'Not this one');
    },
  },
  'the Assistant at prep, planning for later': {
    needs: [
      'Plan for later',
      'Once',
      'Every week',
      'Mon',
      'Sun',
      'Time',
      'Plan it',
      'Choose at least one day',
    ],
    async ready(desk) {
      await openPrep(desk);
      await inPage(desk)(() => document.querySelector<HTMLElement>('.plan-later > summary')?.click());
      await untilWords(desk, 'Every week');
      await inPage(desk)(() => document.querySelectorAll<HTMLElement>('.when-ways input')[1]?.click());
      await untilWords(desk, 'Mon');
      await assistantIn(desk).press('Plan it');
      await untilWords(desk, 'Choose at least one day');
    },
  },
  'the settings with what is planned, one of it about to be changed': {
    part: 'planned',
    needs: [
      'Planned sessions',
      'Every day',
      'Save the change',
      'Not now',
      'Your calendar asks for these',
      'Plan them without asking',
      'Strict: nothing is let through',
    ],
    async ready(desk) {
      await putPlans(desk, false);
      await putProposal(desk);
      await open(desk, `${desk.browser.home}options.html#planned`);
      await untilWords(desk, 'Your calendar asks for these');
      await assistantIn(desk).press('Change');
      await untilWords(desk, 'Save the change');
    },
  },
  'the report of a day, with what was planned for it': {
    needs: ['2 sessions planned, 1 held.', 'not begun', 'Held', 'Not begun'],
    async ready(desk) {
      const { from } = boundsOf(YESTERDAY);
      const stamp = '0abcdefgh-0000-other';
      const occasion = (id: string, hour: number) => ({
        kind: 'occasion' as const,
        id: `${id}/${YESTERDAY}`,
        stamp,
        value: { task: TASK, from: from + hour * HOUR, to: from + hour * HOUR + 25 * MINUTE },
      });
      const startedAt = from + 10 * HOUR;
      const held = { task: TASK, level: 'nothing' as const, startedAt, endsAt: startedAt + 25 * MINUTE };
      await desk.browser.ask({
        do: 'bring-in',
        entries: [
          occasion('a', 10),
          occasion('b', 14),
          { kind: 'session', id: 's', stamp, value: { ...held, device: 'other', planned: `a/${YESTERDAY}` } },
        ],
      });
      await openReport(desk);
      await untilWords(desk, '2 sessions planned');
      await showTables(desk);
    },
  },
  'the Assistant at prep': {
    needs: [
      'Begin session',
      'What will you work on?',
      'How long?',
      'Keep out',
      'Distractions and communication',
    ],
    ready: openPrep,
  },
  'the page of prep, with everything chosen': {
    needs: [
      'What will you work on?',
      'Project',
      'How long?',
      'Until my workday ends',
      'See the list',
      'Strict',
      'How do you feel?',
      'Energised',
      'Focus Buddies',
      'and never who',
      'Begin session',
    ],
    async ready(desk) {
      await share(desk);
      await putDay(desk.browser, 'work');
      await desk.browser.ask({
        do: 'start',
        task: 'FAQ section',
        project: 'Website',
        minutes: 25,
        level: 'nothing',
      });
      await desk.browser.ask({ do: 'cancel' });
      await open(desk, `${desk.browser.home}prep.html`);
      await assistantIn(desk).choose({ task: 'Draft the pricing page copy', level: 'Distractions' });
      await assistantIn(desk).press('Restless');
      await inPage(desk)(() => document.querySelector<HTMLElement>('#strict')?.click());
    },
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
    needs: ['Session complete', 'Look back', 'Offline work'],
    async ready(desk) {
      await start(desk);
      await travelTo(desk.browser, 25 * MINUTE - SECOND / 2);
      await openAssistant(desk);
      await untilWords(desk, 'Session complete');
    },
  },
  'the Assistant without leave to block': {
    needs: ['Blocking is off until you allow it', 'Allow blocking', 'Offline work'],
    async ready(desk) {
      await spoil(desk, { hostAccess: false, faults: ['no-host-access'] });
      await openAssistant(desk);
    },
  },
  'the Assistant at prep without leave to block': {
    needs: ['Blocking is off until you allow it', 'Allow blocking', 'Begin session'],
    async ready(desk) {
      await spoil(desk, { hostAccess: false, faults: ['no-host-access'] });
      await openPrep(desk);
    },
  },
  'the Assistant with blocking incomplete': {
    needs: ['Blocking is not complete.', 'Begin session'],
    async ready(desk) {
      await spoil(desk, { faults: ['rules-differ', 'tabs-left'] });
      await openPrep(desk);
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
  'the Assistant in a session with sound': {
    // Firefox is silent, and says so, where the machine has no sound.
    needs: ['On this device', 'Cancel session', '15 min'],
    async ready(desk) {
      await choose(desk, { from: 'sound', sound: 'tones' });
      await start(desk);
      await openAssistant(desk);
      await untilWords(desk, 'On this device');
    },
  },
  'the Assistant in a session whose music is silent': {
    needs: ['Spotify is silent', 'Connect it in Settings.', 'Cancel session', '15 min'],
    async ready(desk) {
      await choose(desk, { from: 'spotify' });
      await start(desk);
      await openAssistant(desk);
      await untilWords(desk, 'Spotify is silent');
    },
  },
  'the settings with sound': {
    part: 'sound',
    needs: ['Nothing', 'On this device', 'Brown noise', 'Slow tones', 'Listen'],
    async ready(desk) {
      await choose(desk, { from: 'sound' });
      await open(desk, `${desk.browser.home}options.html`);
      await untilWords(desk, 'Listen');
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
  'the block page in company': {
    needs: ['About 12 people in a session now', 'Join a digital workspace', 'Back to work'],
    async ready(desk) {
      await desk.browser.ask({ do: 'set', setting: 'workspace', to: 'https://room.example/' });
      await putLink(desk, { is: 'joined', buddies: 12 });
      await start(desk);
      await openShut(desk, SITE);
      await untilWords(desk, 'in a session now');
    },
  },
  'the Assistant in a session, in company': {
    needs: ['In a session now', 'A few people', 'Join a digital workspace'],
    async ready(desk) {
      await desk.browser.ask({ do: 'set', setting: 'workspace', to: 'https://room.example/' });
      await putLink(desk, { is: 'joined', buddies: 'few' });
      await start(desk);
      await openAssistant(desk);
      await untilWords(desk, 'In a session now');
    },
  },
  'the first screen': {
    needs: ['1 of 5', 'All of it stays in this browser.', 'Begin'],
    ready: (desk) => openWelcome(desk, 1),
  },
  'the first screens, asking for leave to block': {
    needs: ['Let it keep sites shut', 'Allow blocking', 'Skip', 'Back'],
    async ready(desk) {
      await spoil(desk, { hostAccess: false, faults: ['no-host-access'] });
      await openWelcome(desk, 2);
      await untilWords(desk, 'Allow blocking');
    },
  },
  'the first screens, asking for hours': {
    needs: ['When do you work?', 'That is about right', 'I have no fixed hours', 'Skip'],
    ready: (desk) => openWelcome(desk, 3),
  },
  'the first screens, asking what is work': {
    needs: ['Which of these are work for you?', 'youtube.com', 'amazon.com', 'Next'],
    ready: (desk) => openWelcome(desk, 4),
  },
  'the last of the first screens': {
    needs: ['Everything is ready', 'Try 5 minutes', 'Done'],
    ready: (desk) => openWelcome(desk, 5),
  },
  'the environment warmup': {
    needs: [
      'Prep your environment warmup',
      'Close what this task does not need.',
      'aside',
      'Choose which',
      'Listen',
      'Skip',
      'Next',
      'leave',
    ],
    async ready(desk) {
      const beside = {
        url: `${SITE}/a-page-with-a-name-longer-than-a-line-of-a-narrow-window`,
        active: false,
      };
      await desk.browser.inOurs(
        `${desk.browser.api}.tabs.create(window.JSON.parse(${JSON.stringify(JSON.stringify(beside))})).then(() => null)`,
      );
      await openWarmup(desk, 'environment', 'other tab');
      await inPage(desk)(() => document.querySelector<HTMLElement>('.choose summary')?.click());
    },
  },
  'the environment warmup, with tabs set aside': {
    needs: ['2 tabs set aside.', 'Give 2 tabs back', 'Next'],
    async ready(desk) {
      const tab = (id: number) => ({ tab: id, window: 1, index: id, url: SITE, title: 'A page' });
      await store(desk.browser, { aside: { version: 1, tabs: [tab(9001), tab(9002)] } });
      await openWarmup(desk, 'environment', 'Give 2 tabs back');
    },
  },
  'the last step of the environment warmup': {
    needs: ['Write down the first step.', 'The first step', '85', 'A small, exact step', 'Back', 'Next'],
    async ready(desk) {
      await desk.browser.ask({
        do: 'prepare',
        prep: { task: 'work on stuff', minutes: 25, level: 'distractions' },
      });
      await openWarmup(desk, 'environment/6', 'Write down the first step.');
    },
  },
  'the body warmup': {
    needs: ['Prep your body warmup', 'Put both feet on the floor.', 'Listen', 'Skip', 'Next'],
    async ready(desk) {
      await openWarmup(desk, 'body', 'Put both feet');
      await wordsOf(desk).press('Listen');
    },
  },
  'the body warmup, at the breath': {
    needs: ['Take three slow breaths.', 'Breathe', 'Back', 'Next'],
    ready: (desk) => openWarmup(desk, 'body/5', 'Take three slow breaths.'),
  },
  'the last step of the body warmup': {
    needs: ['Open your hands, and close them again.', 'Back', 'Next'],
    ready: (desk) => openWarmup(desk, 'body/6', 'Open your hands'),
  },
  'the end of a warmup': {
    needs: ['Everything is ready.', TASK, 'Begin session', 'Back to prep', 'Prep your environment warmup'],
    async ready(desk) {
      await start(desk);
      await desk.browser.ask({ do: 'cancel' });
      await openWarmup(desk, 'body/7', 'Begin session');
    },
  },
  'the Assistant at prep, with the three segments': {
    needs: [
      'Focus Session prep',
      'Prep your environment warmup',
      'Tried',
      'Not tried yet',
      'Try all three once',
    ],
    async ready(desk) {
      await desk.browser.ask({
        do: 'set',
        setting: 'tried',
        to: { prep: true, environment: false, body: false },
      });
      await openPrep(desk);
      await assistantIn(desk).press('Warm up');
      await untilWords(desk, 'Focus Session prep');
    },
  },
  'the Assistant with tabs set aside': {
    needs: ['1 tab set aside.', 'Give 1 tab back', 'Offline work', 'Focus'],
    async ready(desk) {
      const tab = { tab: 9001, window: 1, index: 1, url: SITE, title: 'A page' };
      await store(desk.browser, { aside: { version: 1, tabs: [tab] } });
      await openAssistant(desk);
      await untilWords(desk, 'Give 1 tab back');
    },
  },
  'the settings, where something is looked for': {
    needs: ['Find a setting', 'Strict'],
    async ready(desk) {
      await open(desk, `${desk.browser.home}options.html`);
      await untilWords(desk, 'Take along');
      await inPage(desk)(() => {
        const field = document.querySelector<HTMLInputElement>('.find input');
        if (!field) return;
        field.value = 'emergency';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      const cards = `[...document.querySelectorAll('main > .card')].filter((card) => !card.hidden).length`;
      await until('the rest is out of sight', async () => (await desk.run(cards)) === 1);
    },
  },
  'the settings with the diagnostics': {
    part: 'help',
    needs: ['Diagnostics', 'Copy', 'Look again'],
    async ready(desk) {
      await open(desk, `${desk.browser.home}options.html#help`);
      await untilWords(desk, 'Take along');
      await wordsOf(desk).press('Show it');
      await untilWords(desk, 'Look again');
    },
  },
  'the settings before browsers share': {
    part: 'sync',
    needs: [
      'Your browsers',
      'Share from this browser',
      'Join them',
      'Come back',
      'This is no address of a relay',
    ],
    async ready(desk) {
      await open(desk, `${desk.browser.home}options.html#sync`);
      await untilWords(desk, 'Join your other browsers');
      await assistantIn(desk).press('Try it');
      await untilWords(desk, 'This is no address of a relay');
    },
  },
  'the settings of browsers that share': {
    part: 'sync',
    needs: [
      'The relay cannot be reached',
      'A browser with quite a long name',
      'Last in touch 2 days ago',
      'Yes, take it out',
      'Show a code',
      'Cancel session everywhere',
      'Hide them',
      'abandon',
      'Leave with this browser',
      'Save',
    ],
    async ready(desk) {
      await share(desk);
      await start(desk);
      await open(desk, `${desk.browser.home}options.html#sync`);
      await untilWords(desk, 'A browser with quite a long name');
      const { press } = assistantIn(desk);
      await press('Take out A browser');
      await press('Rename Firefox');
      await press('Show them');
      await untilWords(desk, 'abandon');
    },
  },
  'the settings of a browser that was taken out': {
    part: 'sync',
    needs: ['This browser was taken out by another one of yours', 'Share from this browser'],
    async ready(desk) {
      await store(desk.browser, { pairing: { ...PAIRING, gone: true } });
      await open(desk, `${desk.browser.home}options.html#sync`);
      await untilWords(desk, 'was taken out');
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
      'neither camera nor sound',
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
  'the privacy policy': {
    needs: ['Privacy policy', 'What leaves the browser, and when', 'Calendars: their addresses'],
    ready: (desk) => openWritten(desk, 'privacy'),
  },
  'what is new': {
    needs: ['Changelog', 'Focus Sessions.'],
    ready: (desk) => openWritten(desk, 'changes'),
  },
  'the licences': {
    needs: ['Whose work is in Sundial', 'preact', 'Licences'],
    ready: (desk) => openWritten(desk, 'licences'),
  },
  'the settings of hours and alerts': {
    needs: ['Work hours and goal', 'Monday', 'Add a break', 'Day off', 'Break', 'Remove', 'Still paused'],
    async ready(desk) {
      await putDay(desk.browser, 'break');
      await open(desk, `${desk.browser.home}options.html#hours`);
      await untilWords(desk, 'Work without hours');
    },
  },
  'the settings, refusing to delete': {
    part: 'data',
    needs: ['first.', 'How time is counted', 'Today’s report'],
    async ready(desk) {
      await open(desk, `${desk.browser.home}options.html`);
      await untilWords(desk, 'Your data');
      await assistantIn(desk).press('Delete everything');
      await untilWords(desk, 'first.');
    },
  },
  'the settings with calendars, one of them lost, one about to go': {
    part: 'calendars',
    needs: [
      'Read 2 hours ago',
      'did not answer (404)',
      'From a file, added',
      'Remove Work, and its meetings',
      'Read now',
      'Add this calendar',
      'Choose a file',
      'Secret address in iCal format',
    ],
    async ready(desk) {
      await store(desk.browser, { meetings: knownCalendars() });
      await open(desk, `${desk.browser.home}options.html`);
      await untilWords(desk, 'did not answer (404)');
      await inPage(desk)(() => document.querySelector<HTMLElement>('#calendars ~ details summary')?.click());
      await assistantIn(desk).press('Remove');
      await untilWords(desk, 'Remove Work');
    },
  },
  'the activities': {
    needs: ['Add a site or a part of one', 'Import', 'Sort by', 'New', 'Select all', 'github.com'],
    ready: (desk) => openActivities(desk),
  },
  'the activities, with all that is found selected and changed': {
    needs: ['selected', 'Count as', 'As in the list again', 'Select none', 'a-host-with', 'Undo'],
    async ready(desk) {
      await openActivities(desk, 'a-host');
      await inPage(desk)(() => document.querySelector<HTMLElement>('.all')?.click());
      await untilWords(desk, 'selected');
      await assistantIn(desk).press('Focus Work');
      await untilWords(desk, 'from now on');
    },
  },
  'the activities, refusing what names no site': {
    needs: ['This address does not name a site.', 'Nothing here is called'],
    async ready(desk) {
      await openActivities(desk, 'nowhere-at-all');
      await assistantIn(desk).press('Add');
      await untilWords(desk, 'does not name a site');
    },
  },
  'the settings, with a file before it is brought in': {
    part: 'archive',
    needs: ['Keep', 'Export', 'Choose a file', '4 sites', 'Left out', 'Import', 'Cancel'],
    async ready(desk) {
      await openFile(desk, fixture('rescuetime-hour.csv'));
      await untilWords(desk, '5 stretches');
    },
  },
  'the settings, with a list of sites before they are scored': {
    part: 'archive',
    needs: ['to count as Personal', 'a.test', 'Count 3 as Personal', 'Cancel'],
    async ready(desk) {
      await openFile(desk, `sites1=a.test ${'long'.repeat(12)}.test b.test ~c\n`);
      await untilWords(desk, 'to count as Personal');
    },
  },
  'the settings, refusing a file': {
    part: 'archive',
    needs: ['Line 2 cannot be read.', 'Nothing was changed.', 'Choose a file'],
    async ready(desk) {
      await openFile(desk, fixture('rescuetime-hour.csv').replace('1500', 'much'));
      await untilWords(desk, 'cannot be read');
    },
  },
  'the settings, asking before less is kept': {
    part: 'archive',
    needs: ['This deletes', 'Yes, delete it', 'No, keep it'],
    async ready(desk) {
      const { from } = boundsOf('2024-03-04');
      await putSpans(desk.browser, [pageSpan(from, from + HOUR, 'github.com')]);
      await open(desk, `${desk.browser.home}options.html`);
      await untilWords(desk, 'Keep');
      await inPage(desk)(() => {
        const select = document.querySelector<HTMLSelectElement>('section[aria-labelledby=archive] select');
        if (select) select.value = '30';
        select?.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await untilWords(desk, 'This deletes');
    },
  },
  'the settings, asked to add a music streaming service': {
    part: 'music',
    needs: [
      'only with Spotify Premium',
      'Make an app of your own',
      'Open the dashboard',
      'Copy',
      'Client ID',
      'Test',
      'Connect to Spotify',
      'Not now',
      'This is no client ID.',
      'Add focus mood music',
    ],
    async ready(desk) {
      await openMusic(desk);
      const { press, buttons } = assistantIn(desk);
      // The steps are open already where the browser was asked before.
      await until('it can be added', async () =>
        (await buttons()).includes('Open the dashboard') ? true : press('+ add a music'),
      );
      await untilWords(desk, 'Make an app of your own');
      await assistantIn(desk).press('Test');
      await untilWords(desk, 'This is no client ID.');
    },
  },
  'the settings with Spotify, under the gear': {
    part: 'music',
    needs: [
      'with Premium',
      'Remove service',
      'Playlist',
      'Play on',
      'Find devices',
      'How to add a playlist',
      'Look again',
      'Quiet piano',
    ],
    async ready(desk) {
      await openMusic(desk, 'fine');
      await until('the gear is there', () => assistantIn(desk).press('Spotify’s settings'));
      await inPage(desk)(() => document.querySelector<HTMLElement>('.music-help > summary')?.click());
      await untilWords(desk, 'Look again');
    },
  },
  'the settings with a Spotify that wants to be asked again, asking before it is removed': {
    part: 'music',
    needs: ['Spotify wants to be asked again.', 'Reconnect', 'Yes, remove it', 'No, keep it'],
    async ready(desk) {
      await openMusic(desk, 'reconnect');
      await until('the gear is there', () => assistantIn(desk).press('Spotify’s settings'));
      await until('it can be removed', () => assistantIn(desk).press('Remove service'));
      await untilWords(desk, 'Remove Spotify');
    },
  },
  'the look back on a session, with its questions': {
    needs: [
      'Session complete',
      'How do you feel now?',
      'Restless',
      'Did you finish',
      'What comes next?',
      '10 min break',
      'Another session',
      'Stop here',
      'Today’s report',
      'reddit.com twice',
      'Let through',
      'Focus Buddies',
      'Sundial saw 98 % of it.',
      'As a table',
    ],
    async ready(desk) {
      await putHours(desk);
      for (const days of [1, 2, 3, 5]) await putOver(desk.browser, `d${days}`, { endedAgo: days * 24 * 60 });
      await putOver(desk.browser, 'asked', {
        feeling: 'restless',
        earlier: 107,
        front: [
          ['docs.google.com', 21],
          ['nobody.test', 3],
          ['figma.com', 18],
          ['', 2],
          ['docs.google.com', 4],
        ],
        knocks: { 'reddit.com': 2, 'youtube.com': 1 },
        passes: 'social.test',
        alongside: 'few',
      });
      await desk.browser.ask({
        do: 'reflect',
        session: 'asked',
        feeling: 'clear',
        finished: 'partly',
        next: 'FAQ section and the annual price note',
      });
      await openSummary(desk, 'asked');
      await untilWords(desk, '2 h 30 m of 4 h');
    },
  },
  'the look back on a session without questions, as a table, on a break': {
    needs: ['What comes next?', 'On a break until', 'End the break', 'As a table', 'Nothing knocked.'],
    async ready(desk) {
      await putOver(desk.browser, 'plain', {
        task: '',
        front: [
          ['a-host-with-a-very-long-name.and-a-longer-domain.example', 30],
          ['github.com', 19],
        ],
      });
      const from = Date.now() - MINUTE;
      await desk.browser.ask({ do: 'set', setting: 'break', to: { from, to: from + 10 * MINUTE } });
      await openSummary(desk, 'plain');
      await showTables(desk);
      await untilWords(desk, 'In front');
    },
  },
  'the look back on a session ended early': {
    needs: ['Session ended at 31 of 50 min. It counts.', 'Did you finish', 'Stop here'],
    async ready(desk) {
      await putOver(desk.browser, 'early', {
        task: TASK,
        minutes: 50,
        endedAfter: 31,
        front: [['github.com', 30]],
      });
      await openSummary(desk, 'early');
    },
  },
  'the look back on a session with little Focus Work': {
    needs: [
      '12 of 49 min were on Focus Work sites.',
      'a-host-with-a-very-long-name',
      'counts as Personal',
      'Undo',
    ],
    async ready(desk) {
      await putOver(desk.browser, 'low', {
        front: [
          ['github.com', 12],
          ['a-host-with-a-very-long-name.and-a-longer-domain.example', 30],
          ['nobody.test', 7],
        ],
      });
      await openSummary(desk, 'low');
      await untilWords(desk, '12 of 49 min');
      await summaryIn(desk).score('nobody.test', 'Personal');
      await untilWords(desk, 'counts as Personal');
    },
  },
  'the look back on a session that was cancelled': {
    needs: ['Cancelled after 3 min', 'Begin a session', 'Today’s report'],
    async ready(desk) {
      await putOver(desk.browser, 'gone', { endedAfter: 3, as: 'cancelled' });
      await open(desk, `${desk.browser.home}summary.html#gone`);
      await untilWords(desk, 'Cancelled after');
    },
  },
  'the Assistant after a session, on a break': {
    needs: ['On a break until', 'End the break', 'Look back'],
    async ready(desk) {
      await putOver(desk.browser, 'rested');
      const from = Date.now() - MINUTE;
      await desk.browser.ask({ do: 'set', setting: 'break', to: { from, to: from + 10 * MINUTE } });
      await openAssistant(desk);
      await untilWords(desk, 'On a break');
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
export async function complaints(
  { run }: Runs,
  { only, part }: { only?: 'colours' | undefined; part?: string | undefined } = {},
): Promise<string[]> {
  // It is long to send and to read.
  if (!(await run<boolean>(`'axe' in window`))) await run(`(() => { ${AXE}\n return null; })()`);
  const runOnly = only ? ['color-contrast', 'link-in-text-block'] : TAGS;
  const within = part ? `document.querySelector('section[aria-labelledby=${part}]')` : 'document';
  return run<string[]>(`(() =>
    window.axe.run(${within}, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ' ' + failureSummary)))
  )()`);
}

/** What must be there but is not: needed words outside the page or under something else, and scrolling to the side. */
export const lacking = (page: Runs, needs: string[]): Promise<string[]> =>
  inPage(page)((needs: string[]) => {
    const found: string[] = [];
    const root = document.scrollingElement as HTMLElement;
    if (root.scrollWidth > innerWidth) found.push(`scrolls to ${root.scrollWidth} of ${innerWidth}`);
    const texts = new Map<Element, string>();
    const saidBy = (element: Element): string => {
      // biome-ignore lint/performance/useDomNodeTextContent: only what is seen.
      const said = texts.get(element) ?? (element as HTMLElement).innerText?.replace(/\s+/g, ' ') ?? '';
      texts.set(element, said);
      return said;
    };
    /** The last and innermost element that says these words, of those that are to be seen. */
    const holderOf = (words: string, within: HTMLElement): HTMLElement | null => {
      for (const child of [...within.children].reverse()) {
        const holder = saidBy(child).includes(words) ? holderOf(words, child as HTMLElement) : null;
        if (holder) return holder;
      }
      return within.matches('body, .unseen') ? null : within;
    };
    const isSeen = (element: HTMLElement) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    for (const element of document.body.querySelectorAll<HTMLElement>('*:not(.unseen)')) {
      const { overflowX } = getComputedStyle(element);
      const canScroll = overflowX === 'auto' || overflowX === 'scroll';
      if (canScroll && element.scrollWidth > element.clientWidth + 1 && element.tagName !== 'INPUT')
        found.push(`${element.tagName}.${element.className} scrolls to the side`);
    }
    for (const words of needs) {
      const holder = holderOf(words, document.body);
      if (!holder) {
        found.push(`"${words}" is not there`);
        continue;
      }
      holder.scrollIntoView({ block: 'nearest' });
      const box = holder.getBoundingClientRect();
      const isInside = box.left >= -1 && box.right <= innerWidth + 1 && box.width > 0 && box.height > 0;
      // Of words that go on in another line the first is looked at.
      const line = holder.getClientRects()[0] ?? box;
      const top = document.elementFromPoint(
        line.left + Math.min(line.width / 2, 40),
        Math.max(1, Math.min(line.top + Math.min(line.height / 2, 8), innerHeight - 1)),
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
