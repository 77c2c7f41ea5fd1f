import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dayOf } from '../../lib/core/day.ts';
import { each } from '../../lib/core/doc.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { launchChromium } from './chromium.ts';
import { testPlanned } from './planned.ts';
import { until } from './poll.ts';
import { forgetAll, heldBy } from './session-time.ts';

testPlanned(launchChromium);

/** Where its person has allowed notifications. */
let browser: Awaited<ReturnType<typeof launchChromium>>;
beforeAll(async () => {
  browser = await launchChromium(0, ['notifications']);
});
afterAll(() => browser?.close());
beforeEach(() => forgetAll(browser));

const notices = () =>
  browser.inOurs<string[]>('chrome.notifications.getAll().then((all) => Object.keys(all))');

/** One that is to begin now, noted down as another browser of the same person would. */
async function putDue(): Promise<string> {
  const now = Date.now();
  const at = new Date(now - MINUTE / 2);
  const day = dayOf(at.getTime());
  const value = {
    task: 'Write report',
    minutes: 25,
    level: 'distractions' as const,
    when: { is: 'once' as const, day },
    minute: at.getHours() * 60 + at.getMinutes(),
    since: now - 60 * MINUTE,
  };
  await browser.ask({
    do: 'bring-in',
    entries: [{ kind: 'planned', id: 'p', stamp: '0abcdefgh-0000-other', value }],
  });
  await until('it is told of', async () => (await notices()).some((id) => id.startsWith('planned-now/p/')));
  return `p/${day}`;
}

test('a notification begins what was planned, puts it off, and goes when it is answered elsewhere', async () => {
  const occasion = await putDue();
  const [id = ''] = await notices();
  const chooses = (button: number) =>
    browser.inWorkers(`chrome.notifications.onButtonClicked.dispatch(${JSON.stringify(id)}, ${button})`);
  await chooses(1);
  await until('it is put off', async () => (await notices()).length === 0);
  const { doc } = await heldBy(browser);
  expect(each(doc, 'dismissal').map(([, { at, again = 0 }]) => again - at)).toEqual([5 * MINUTE]);

  await browser.ask({ do: 'unplan', planned: 'p' });
  await forgetAll(browser);
  expect(await putDue()).toBe(occasion);
  await browser.inWorkers(`chrome.notifications.onClicked.dispatch(${JSON.stringify(id)})`);
  await until('prep is there', async () =>
    (await browser.addresses()).some((address) => address.startsWith(`${browser.home}prep.html`)),
  );
  expect(
    await browser.inOurs('chrome.storage.session.get("draft").then(({ draft }) => draft)'),
  ).toMatchObject({
    prep: { task: 'Write report', minutes: 25 },
    planned: occasion,
  });
  await chooses(0);
  await until('it has begun', async () => (await heldBy(browser)).phase.is === 'focusing');
  expect((await heldBy(browser)).phase).toMatchObject({
    session: { task: 'Write report', planned: occasion },
  });
  await browser.ask({ do: 'cancel' });

  await forgetAll(browser);
  await putDue();
  await browser.ask({ do: 'skip-planned', occasion, skipped: true });
  await until('it is taken back', async () => (await notices()).length === 0);
  expect(await browser.faults()).toEqual([]);
}, 90_000);
