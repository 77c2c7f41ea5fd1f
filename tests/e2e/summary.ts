import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Break } from '../../lib/core/break.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { assistantIn } from './assistant-page.ts';
import type { Tab, TestBrowser } from './browser.ts';
import { putOver } from './over.ts';
import { until } from './poll.ts';
import { forgetAll, heldBy, travelTo } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';
import { putSpans } from './spans.ts';
import { summaryIn } from './summary-page.ts';

const SITE = 'http://social.test/page';

/** A session looked back on, in either browser. */
export function testSummary(launch: (port: number) => Promise<TestBrowser>): void {
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
    await forgetAll(browser);
    await putSpans(browser, []);
    await browser.ask({ do: 'score', sites: [{ site: 'social.test', as: 'personal' }] });
  });
  afterEach(() => browser.tidy());

  /** A tab that goes to another page answers when it has arrived. */
  const soon = <Value>(ask: () => Promise<Value>, otherwise: Value) => ask().catch(() => otherwise);

  async function lookBack(fragment: string): Promise<{ tab: Tab; summary: ReturnType<typeof summaryIn> }> {
    const tab = await browser.open(`${browser.home}summary.html${fragment}`);
    const summary = summaryIn(tab);
    await until('the page is filled', () => soon(async () => (await summary.title()) !== '', false));
    return { tab, summary };
  }
  async function openAssistant() {
    const tab = await browser.open(`${browser.home}sidepanel.html`);
    const assistant = assistantIn(tab);
    await until('the Assistant shows', () => soon(async () => (await assistant.buttons()).length > 0, false));
    return assistant;
  }
  const reflections = async () => Object.values((await heldBy(browser)).doc.reflection);

  test('a session that ran out is looked back on from the Assistant, answered, closed and found again', async () => {
    await browser.ask({ do: 'start', task: 'Pricing page', minutes: 25, level: 'distractions' });
    const shut = await browser.open(SITE);
    await until(
      'the visit is counted',
      async () => Object.keys((await heldBy(browser)).doc.tries).length > 0,
    );
    await shut.close();
    const badge = () => browser.inOurs<string>(`${browser.api}.action.getBadgeText({})`);
    // The page that the test asks from is an Assistant too, which nobody looks at.
    const look = (state: string) =>
      browser.inOurs<null>(
        `(Object.defineProperty(document, 'visibilityState', { get: () => '${state}', configurable: true }), null)`,
      );
    await look('hidden');
    await travelTo(browser, 25 * MINUTE + 1000);
    await until('the icon has a check', async () => (await badge()) === '✓');
    const assistant = await openAssistant();
    await look('visible');
    await until('it is seen', async () => (await badge()) === '');
    await until('it is over', async () => (await assistant.words()).includes('Session complete'));
    await assistant.press('Look back');
    const [{ id } = { id: '' }] = Object.entries((await heldBy(browser)).doc.session).map(([id]) => ({ id }));
    const address = `${browser.home}summary.html#${id}`;
    await until('it is opened', async () => (await browser.addresses()).includes(address));

    const { tab, summary } = await lookBack('');
    expect(await summary.headline()).toMatch(/^Session complete, /);
    expect(await summary.title()).toBe('25min');
    expect(await summary.task()).toBe('Pricing page');
    // No feeling was given before.
    expect(await summary.questions()).toEqual(['Did you finish “Pricing page”?', 'What comes next?']);
    expect((await summary.facts())['Distractions kept out']).toEqual(['1', 'social.test once']);
    await summary.press('Partly');
    await until('it is kept', async () => (await reflections())[0]?.value?.finished === 'partly');
    // Closed at once, while it is still being typed.
    await summary.writeNext('  FAQ   section ');
    await tab.close();
    await until('it is kept', async () => (await reflections())[0]?.value?.next === 'FAQ section');

    const again = await lookBack(`#${id}`);
    expect(await again.summary.answers()).toEqual(['Partly', 'FAQ section']);
    // Pressed again, it is taken back.
    await again.summary.press('Partly');
    await until('it is taken back', async () => (await reflections())[0]?.value?.finished === undefined);
    await again.summary.press('Another session');
    await until('prep is asked for', async () =>
      (await browser.addresses()).some((one) => one.startsWith(`${browser.home}prep.html`)),
    );
    const next = await openAssistant();
    await until('it asks for the next session', next.isAtRest);
    expect((await next.wish()).task).toBe('FAQ section');
  });

  test('tabs that a warmup set aside are given back from there', async () => {
    await putOver(browser, 'aside', { task: '' });
    await browser.open(SITE.replace('social', 'code'));
    // A tab on its way to a page has no address yet.
    const id = await until('it is there', () =>
      browser.inOurs<number>(
        `${browser.api}.tabs.query({ url: '*://code.test/*', status: 'complete' }).then(([tab]) => tab?.id ?? 0)`,
      ),
    );
    await browser.ask({ do: 'set-aside', tabs: [id] });
    await until(
      'it is closed',
      async () => !(await browser.addresses()).some((one) => one.includes('code.test')),
    );
    const { summary } = await lookBack('#aside');
    await until('it is offered', async () => (await summary.buttons()).includes('Give 1 tab back'));
    await summary.press('Give 1 tab back');
    await until('it is there', async () =>
      (await browser.addresses()).some((one) => one.includes('code.test')),
    );
    await until('nothing more is offered', async () => !(await summary.words()).includes('set aside'));
  });

  test('the feeling is asked after where one was given before, and a break ends by itself', async () => {
    await putOver(browser, 'felt', { feeling: 'restless', task: '' });
    const { summary } = await lookBack('#felt');
    expect(await summary.questions()).toEqual(['How do you feel now?', 'What comes next?']);
    expect(await summary.words()).toContain('You said “restless” before you began.');
    await summary.press('Clear');
    await until('it is kept', async () => (await reflections())[0]?.value?.feeling === 'clear');
    await summary.press('10 min break');
    await until('it is a break', async () => (await summary.words()).includes('On a break until'));
    const assistant = await openAssistant();
    await until('the Assistant knows', async () => (await assistant.words()).includes('On a break until'));
    const alarms = () =>
      browser.inOurs<number[]>(
        `${browser.api}.alarms.getAll().then((all) => all.map(({ scheduledTime }) => scheduledTime))`,
      );
    const { to } = Break.parse((await heldBy(browser)).doc.setting.break?.value);
    await until('somebody is woken at its end', async () =>
      (await alarms()).some((when) => Math.abs(when - to) < 1000),
    );
    await browser.stopWorker();
    // As if ten minutes had gone by.
    await browser.ask({
      do: 'set',
      setting: 'break',
      to: { from: Date.now() - 10 * MINUTE, to: Date.now() - 1000 },
    });
    await until('it is told', async () => (await assistant.words()).includes('Your break is over'));
    await until('the ways are open again', async () => (await summary.buttons()).includes('10 min break'));
  });

  test('how it went is told: Focus Work against the goal, what was in front, what knocked, the days', async () => {
    await putOver(browser, 'past', {
      front: [
        ['github.com', 21],
        ['nobody.test', 3],
        ['github.com', 18],
        ['', 2],
        ['github.com', 3],
      ],
      knocks: { 'reddit.com': 2, 'youtube.com': 1 },
      alongside: 'few',
      passes: 'social.test',
    });
    const { summary } = await lookBack('#past');
    await until('it is added up', async () =>
      (await summary.facts())['Focus Work toward your goal']?.[1]?.includes('42 m of 4 h today'),
    );
    expect(await summary.facts()).toMatchObject({
      'Focus Work toward your goal': ['42min', '42 m of 4 h today.'],
      'Distractions kept out': ['3', 'reddit.com twice, youtube.com once'],
      'Let through': ['1', 'social.test'],
      'Focus Buddies': ['A few', 'were in a session alongside you.'],
      'Day streak': ['1', 'Every day counts as a workday until you set your hours.'],
    });
    expect(await summary.strip()).toEqual([
      ['Focus Work', 'github.com', '21 m'],
      ['Let through', 'social.test', ''],
      ['Other Work', 'nobody.test', '3 m'],
      ['Focus Work', 'github.com', '18 m'],
      ['Away', '–', '2 m'],
      ['Focus Work', 'github.com', '3 m'],
      ['Not seen', '–', '2 m'],
    ]);
    expect(await summary.words()).toContain('Sundial saw 96 % of it.');
    expect(await summary.days()).toEqual(['kept']);
    await summary.press('Today’s report');
    await until('it leads to the report', async () =>
      (await browser.addresses()).some((one) => one.startsWith(`${browser.home}reports.html`)),
    );
  });

  test('sites that were the work are sorted on the spot, and the figures follow', async () => {
    await putOver(browser, 'low', {
      front: [
        ['github.com', 12],
        ['nobody.test', 37],
      ],
    });
    const { summary } = await lookBack('#low');
    await until('it asks', async () =>
      (await summary.words()).includes('12 of 49 min were on Focus Work sites.'),
    );
    expect((await summary.facts())['Distractions kept out']).toEqual(['0', 'Nothing knocked.']);
    expect(await summary.score('nobody.test', 'Focus Work')).toBe(true);
    await until('the figures follow', async () =>
      (await summary.facts())['Focus Work toward your goal']?.[0]?.startsWith('49'),
    );
    expect((await summary.strip()).map(([what]) => what)).toEqual(['Focus Work']);
    // The answer may come after the figures.
    await until('it can be undone', async () => (await summary.buttons()).includes('Undo'));
    await summary.press('Undo');
    await until('they go back', async () =>
      (await summary.facts())['Focus Work toward your goal']?.[0]?.startsWith('12'),
    );
  });

  test('a session that was ended counts, and one that was cancelled has no summary', async () => {
    await putOver(browser, 'early', { minutes: 50, endedAfter: 31 });
    const { summary } = await lookBack('#early');
    expect(await summary.headline()).toBe('Session ended at 31 of 50 min. It counts.');
    expect(await summary.words()).toMatch(/\d:\d\d.* to \d.*:\d\d/);
    await putOver(browser, 'cancelled', { minutes: 50, endedAfter: 3, as: 'cancelled', endedAgo: 1 });
    const cancelled = await lookBack('#cancelled');
    expect(await cancelled.summary.title()).toBe('Cancelled after 3 min');
    expect(await cancelled.summary.words()).toContain('Nothing was recorded as a session.');
    // The last one that counts is the one before.
    const last = await lookBack('');
    expect(await last.summary.headline()).toContain('31 of 50 min');
  });

  test('another browser’s session is told there, and shows no card here', async () => {
    await putOver(browser, 'there', { device: 'other', endedAgo: 1 });
    const { summary } = await lookBack('#there');
    expect(await summary.title()).toBe('Begun in another browser');
    const assistant = await openAssistant();
    expect(await assistant.words()).not.toMatch(/Look back|Session complete/);
  });

  test('a session that was over days ago is still waiting for the browser that began it', async () => {
    await putOver(browser, 'waits', { endedAgo: 3 * 24 * 60 });
    const assistant = await openAssistant();
    await until('it is told', async () => (await assistant.words()).includes('Session complete'));
    await assistant.press('Look back');
    await until('it is opened', async () =>
      (await browser.addresses()).includes(`${browser.home}summary.html#waits`),
    );
    await until('the card has gone', async () => !(await assistant.words()).includes('Session complete'));
  });

  test('it opens by itself where that is wanted', async () => {
    await browser.ask({ do: 'set', setting: 'opensSummary', to: true });
    await putOver(browser, 'opens', {});
    await until('it is there', async () =>
      (await browser.addresses()).includes(`${browser.home}summary.html#opens`),
    );
  });

  test('an address made up by somebody else is shown in words', async () => {
    for (const fragment of [
      '#javascript:alert(1)',
      '#__proto__',
      '#<img src=x>',
      '#%E0%A4%A',
      `#${'x'.repeat(5000)}`,
    ]) {
      const { tab, summary } = await lookBack(fragment);
      expect(await summary.title()).toBe('This session is not here');
      await tab.close();
    }
    const { summary } = await lookBack('');
    expect(await summary.title()).toBe('Nothing to look back on yet');
  });

  describe('all the while', () => {
    test('nothing went wrong in the extension', async () => expect(await browser.faults()).toEqual([]));
  });
}
