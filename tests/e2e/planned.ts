import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { boundsOf, dayOf, stepFrom, weekdayOf } from '../../lib/core/day.ts';
import { each } from '../../lib/core/doc.ts';
import type { Wish } from '../../lib/core/planned.ts';
import { HOUR, MINUTE, SECOND } from '../../lib/core/time.ts';
import { TASK, wishAt } from '../wishes.ts';
import { assistantIn } from './assistant-page.ts';
import type { TestBrowser } from './browser.ts';
import { putDay } from './days.ts';
import { inPage, wordsOf } from './page-words.ts';
import { until } from './poll.ts';
import { forgetAll, heldBy, stored } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

/** What is planned, from the form to the session it becomes. */
export function testPlanned(launch: (port: number) => Promise<TestBrowser>): void {
  let sites: Sites;
  let browser: TestBrowser;

  beforeAll(async () => {
    sites = await openSites();
    browser = await launch(sites.port);
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });
  beforeEach(async () => {
    await browser.tidy();
    await forgetAll(browser);
  });

  const plan = (wish: Wish) => browser.ask({ do: 'plan', id: null, wish });
  const doc = async () => (await heldBy(browser)).doc;
  async function open(page: string) {
    const tab = await browser.open(browser.home + page);
    const words = wordsOf(tab);
    const says = (text: string) =>
      until(`it says "${text}"`, async () => (await words.words().catch(() => '')).includes(text));
    return { ...tab, ...words, key: tab.press, says, assistant: assistantIn(tab) };
  }
  const fill = (tab: Parameters<typeof inPage>[0], label: string, value: string) =>
    until(`${label} can be filled in`, () =>
      inPage(tab)(
        (label, value) => {
          const fields = [
            ...document.querySelectorAll<HTMLInputElement>('.plans input, .later-fields input'),
          ];
          const field = fields.find((each) => each.labels?.[0]?.textContent?.trim().startsWith(label));
          if (!field) return false;
          field.value = value;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          return true;
        },
        label,
        value,
      ),
    );
  const choose = (tab: Parameters<typeof inPage>[0], label: string) =>
    until(`${label} can be chosen`, () =>
      inPage(tab)((label) => {
        const inputs = [...document.querySelectorAll<HTMLInputElement>('.when input')];
        const input = inputs.find(
          (each) => each.ariaLabel === label || each.labels?.[0]?.textContent?.trim() === label,
        );
        input?.click();
        return input !== undefined;
      }, label),
    );

  test('a session is told of at its time though the worker was stopped, and begins with its task', async () => {
    // Alarms come no sooner than in half a minute.
    const at = Math.ceil((Date.now() + 32 * SECOND) / MINUTE) * MINUTE;
    expect(await plan(wishAt(at, { project: 'Website' }))).toMatchObject({ is: 'done' });
    const alarm = () =>
      browser.inOurs<number | null>(
        `${browser.api}.alarms.get('turn').then((alarm) => alarm?.scheduledTime ?? null)`,
      );
    await until('an alarm is set for it', async () => Math.abs(((await alarm()) ?? 0) - at) < SECOND);
    await browser.stopWorker();
    const alerts = async () => each(await doc(), 'alert').map(([id]) => id.split('/')[0]);
    expect(await alerts()).toContain('planned-soon');
    await until('it is told of', async () => (await alerts()).includes('planned-now'), { within: 120_000 });
    expect(Date.now()).toBeGreaterThanOrEqual(at);

    const page = await open('sidepanel.html');
    await page.says(`Time for: ${TASK}`);
    const buttons = await page.buttons();
    for (const label of ['Begin', 'In 5 minutes', 'Skip']) expect(buttons).toContain(label);
    await page.press('Begin');
    await until('the session runs', () => page.assistant.isInSession());
    const { phase } = await heldBy(browser);
    expect(phase).toMatchObject({ is: 'focusing', session: { task: TASK, project: 'Website' } });
    const [occasion] = Object.keys((await doc()).occasion);
    expect(phase.is === 'focusing' && phase.session.planned).toBe(occasion);
    await browser.ask({ do: 'cancel' });
  }, 180_000);

  test('prep plans what stands on its page for later, and the day shows it', async () => {
    const page = await open('sidepanel.html');
    await until('it asks for the next session', () => page.assistant.isAtRest().catch(() => false));
    await page.assistant.choose({ task: TASK, minutes: 45 });
    await inPage(page)(() => document.querySelector<HTMLElement>('.plan-later > summary')?.click());
    await fill(page, 'Day', stepFrom(dayOf(Date.now()), 1));
    await fill(page, 'Time', '14:00');
    await page.press('Plan it');
    await page.says('Planned for tomorrow, ');
    expect(each(await doc(), 'planned')[0]?.[1]).toMatchObject({
      task: TASK,
      minutes: 45,
      minute: 14 * 60,
      music: { from: 'nothing' },
    });
    await page.press('Back');
    await page.says(`Planned: ${TASK}, tomorrow at`);
    expect((await heldBy(browser)).phase.is).toBe('resting');
    await page.press('Planned:');
    await page.says('Planned sessions');
    await page.press('Delete');
    await page.says(`${TASK} is not planned any more.`);
    await page.press('Undo');
    await until('it is planned again', async () => each(await doc(), 'planned').length === 1);
  });

  test('Enter in a time of prep plans, and begins nothing', async () => {
    const page = await open('sidepanel.html');
    await until('it asks for the next session', () => page.assistant.isAtRest().catch(() => false));
    await page.assistant.choose({ task: TASK });
    await inPage(page)(() => document.querySelector<HTMLElement>('.plan-later > summary')?.click());
    await fill(page, 'Day', stepFrom(dayOf(Date.now()), 1));
    await inPage(page)(() => document.querySelector<HTMLElement>('.later-fields input[type=time]')?.focus());
    await page.key('Enter');
    await until('it is planned', async () => each(await doc(), 'planned').length === 1);
    expect((await heldBy(browser)).phase.is).toBe('resting');
  });

  test('the settings plan every week, skip once, change and refuse in words', async () => {
    const page = await open('options.html#planned');
    await page.says('Nothing is planned.');
    await page.press('Plan a session');
    await fill(page, 'What will you work on?', TASK);
    await choose(page, 'Every week');
    await page.press('Plan it');
    await page.says('Choose at least one day of the week.');
    await choose(page, 'Monday');
    await choose(page, 'Thursday');
    await fill(page, 'Time', '09:30');
    await page.press('Plan it');
    await page.says('Monday and Thursday');
    const [[id, held] = ['', null]] = each(await doc(), 'planned');
    expect(held).toMatchObject({ task: TASK, when: { is: 'weekly', weekdays: [1, 4] }, minute: 570 });

    await page.press('Skip');
    await page.says('skipped for');
    const [skip] = each(await doc(), 'skip');
    expect(skip?.[0].startsWith(`${id}/`)).toBe(true);
    expect([1, 4]).toContain(weekdayOf(skip?.[1].day ?? ''));
    await page.press('Plan it again');
    await until('it is not skipped any more', async () => each(await doc(), 'skip').length === 0);

    await page.press('Change');
    await fill(page, 'Time', '10:15');
    await page.press('Save the change');
    await until('it is changed', async () => each(await doc(), 'planned')[0]?.[1].minute === 615);
    expect(each(await doc(), 'planned').map(([id]) => id)).toEqual([id]);
  });

  test('what a calendar asks for is planned when that is said, or without asking', async () => {
    const at = Math.ceil((Date.now() + 3 * HOUR) / MINUTE) * MINUTE;
    const stamp = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
    const event = (uid: string, title: string, from: number, description = '') =>
      [
        'BEGIN:VEVENT',
        `UID:${uid}`,
        `SUMMARY:${title}`,
        `DESCRIPTION:${description}`,
        `DTSTART:${stamp(from)}`,
        `DTEND:${stamp(from + 50 * MINUTE)}`,
        'END:VEVENT',
      ].join('\r\n');
    const text = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      event('one', 'Thesis #focus', at),
      event('two', 'Review of books', at + 2 * HOUR, 'Quiet please\\n#focus'),
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    expect(await browser.ask({ do: 'calendar-add', name: 'Own', from: { text } })).toMatchObject({
      is: 'done',
    });
    const page = await open('options.html#planned');
    await page.says('Your calendar asks for these');
    await page.says('Review of books');
    await page.press('Plan it Thesis');
    await until('it is planned', async () => Object.keys((await doc()).planned).includes('calendar/one'));
    expect((await doc()).planned['calendar/one']?.value).toMatchObject({ task: 'Thesis', minutes: 50 });
    await browser.ask({ do: 'set', setting: 'plansFromCalendar', to: true });
    await until('the other is planned as well', async () =>
      Object.keys((await doc()).planned).includes('calendar/two'),
    );
    await page.says('from your calendar');
    expect(await stored(browser, 'meetings')).not.toBeNull();
  });

  test('a clear stretch is planned so that it is over before the meeting', async () => {
    await putDay(browser, 'work');
    const page = await open('sidepanel.html');
    await page.says('Begin 25 min');
    await page.press('Plan it');
    await page.says('What will you work on?');
    await fill(page, 'What will you work on?', TASK);
    await page.press('Plan it');
    await page.says('Planned for today');
    const [[, held] = ['', null]] = each(await doc(), 'planned');
    const meetings = await stored<{ meetings: { id: string; from: number }[] }>(browser, 'meetings');
    const meeting = meetings.meetings.find(({ id }) => id === 'n')?.from ?? 0;
    const ends = boundsOf(dayOf(Date.now())).from + ((held?.minute ?? 0) + (held?.minutes ?? 0)) * MINUTE;
    expect(held).toMatchObject({ task: TASK, when: { is: 'once', day: dayOf(Date.now()) } });
    expect(ends).toBeLessThanOrEqual(meeting);
  });

  test('the report tells what was planned beside what was held', async () => {
    const day = stepFrom(dayOf(Date.now()), -1);
    const { from } = boundsOf(day);
    const stamp = '0abcdefgh-0000-other';
    const occasion = (id: string, task: string, hour: number) => ({
      kind: 'occasion' as const,
      id: `${id}/${day}`,
      stamp,
      value: { task, from: from + hour * HOUR, to: from + hour * HOUR + 25 * MINUTE },
    });
    const startedAt = from + 10 * HOUR + MINUTE;
    await browser.ask({
      do: 'bring-in',
      entries: [
        occasion('a', TASK, 10),
        occasion('b', 'Read the draft', 14),
        {
          kind: 'session',
          id: 's',
          stamp,
          value: {
            task: TASK,
            level: 'nothing',
            startedAt,
            endsAt: startedAt + 25 * MINUTE,
            device: 'other',
            planned: `a/${day}`,
          },
        },
      ],
    });
    const page = await open(`reports.html#${day}`);
    await page.says('2 sessions planned, 1 held.');
    await page.says('Read the draft: planned for');
    await page.says('not begun');
    await inPage(page)(() => document.querySelector<HTMLElement>('.planned-beside summary')?.click());
    await page.says('Became');
  });

  test('nothing went wrong all the while', async () => expect(await browser.faults()).toEqual([]));
}
