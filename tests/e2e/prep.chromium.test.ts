import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../lib/core/doc.ts';
import { HOUR, MINUTE, SECOND } from '../../lib/core/time.ts';
import { activitiesIn } from './activities-page.ts';
import { assistantIn } from './assistant-page.ts';
import { blockPageIn } from './block-page.ts';
import { launchChromium } from './chromium.ts';
import { inPage } from './page-words.ts';
import { until } from './poll.ts';
import { forgetAll, heldBy, stored, travelTo } from './session-time.ts';
import { faultsOf } from './shared.ts';
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
  await browser.ask({ do: 'score', sites: [{ site: 'social.test', as: 'personal' }] });
});
afterEach(() => browser.tidy());

const runsIn = (page: Page) => ({ run: (code: string) => page.evaluate(code) as Promise<never> });

async function openPrep(name = 'popup.html') {
  const page = await browser.page(browser.home + name);
  const assistant = assistantIn(runsIn(page));
  await until('the Assistant shows', async () => (await assistant.words()).length > 20);
  await until(
    'it asks for the next session',
    async () => (await assistant.isInSession()) || (await assistant.isAtRest()),
  );
  const flip = () => inPage(runsIn(page))(() => document.querySelector<HTMLElement>('#strict')?.click());
  const says = (text: string) =>
    until(`it says "${text}"`, async () => (await assistant.words()).includes(text));
  return { page, assistant, flip, says };
}
const setting = async (name: string) => (await heldBy(browser)).doc.setting[name]?.value;

describe('prep that is left half-way', () => {
  test.each(['Back', 'Escape'])(
    'by %s stores nothing, and begins as before when it is opened again',
    async (way) => {
      const { page, assistant } = await openPrep();
      await assistant.choose({
        task: 'Half a thought',
        minutes: 90,
        level: 'Distractions and communication',
      });
      // It is kept by the browser meanwhile, should a click beside the popup close it.
      await until('it is kept', async () => (await browser.inOurs<string>(DRAFT)).includes('Half a thought'));
      if (way === 'Back') await assistant.press('Back');
      else await page.keyboard.press('Escape');
      await until('the day is shown', assistant.isAtHome);
      await until('nothing is kept', async () => !(await browser.inOurs<string>(DRAFT)).includes('Half'));
      expect(JSON.stringify(await stored(browser, 'kept'))).not.toContain('Half a thought');
      expect(await setting('prep')).toBeUndefined();
      await until('it is asked for again', assistant.isAtRest);
      expect(await assistant.wish()).toEqual({ task: '', minutes: '25', level: 'Distractions' });
    },
  );

  test('by closing the popup is still there when it is opened again', async () => {
    const first = await openPrep();
    await first.assistant.choose({ task: 'Half a thought', minutes: 45 });
    await first.assistant.press('Steady');
    await first.page.close();
    const { assistant, page } = await openPrep();
    expect(await assistant.wish()).toMatchObject({ task: 'Half a thought', minutes: '45' });
    await page.keyboard.press('Enter');
    await until('the session has begun', assistant.isInSession);
    const { phase } = await heldBy(browser);
    expect(phase).toMatchObject({ session: { task: 'Half a thought', feeling: 'steady' } });
    await until('the draft is gone', async () => !(await browser.inOurs<string>(DRAFT)).includes('Half'));
  });
});

const DRAFT = `chrome.storage.session.get('draft').then((kept) => JSON.stringify(kept))`;

describe('prep on a page of its own', () => {
  test('keeps the project for the next session, and asks how one feels anew', async () => {
    const { page, assistant } = await openPrep('prep.html');
    await page.type('#project', 'Website');
    await assistant.press('Restless');
    await assistant.begin({ task: 'Pricing page' });
    expect((await heldBy(browser)).phase).toMatchObject({
      session: { task: 'Pricing page', project: 'Website', feeling: 'restless' },
    });
    await browser.ask({ do: 'cancel' });
    const again = await openPrep('prep.html');
    expect(
      await inPage(runsIn(again.page))(() => document.querySelector<HTMLInputElement>('#project')?.value),
    ).toBe('Website');
    expect(await again.page.$$('.pill[aria-pressed=true]')).toEqual([]);
  });

  test('asks to join Focus Buddies where there is a relay, and nothing of them where there is none', async () => {
    const alone = await openPrep('prep.html');
    expect(await alone.assistant.words()).not.toContain('Focus Buddies');
    await browser.ask({
      do: 'share',
      pairing: { secret: 'A'.repeat(43), relay: 'ws://localhost:1' },
    });
    await alone.says('others on your relay see that somebody works. A number, and never who.');
    await inPage(runsIn(alone.page))(() => document.querySelector<HTMLElement>('#buddies')?.click());
    await until('it is joined', async () => (await setting('buddies')) === true);
  });

  test('shows what will be kept out', async () => {
    const { assistant } = await openPrep('prep.html');
    await assistant.press('See the list');
    await until('the list is there', async () =>
      (await browser.addresses()).some((address) => address.endsWith('activities.html#blocked')),
    );
    const list = await browser.page(`${browser.home}activities.html#blocked`);
    await until('it has the site', async () =>
      (await activitiesIn(runsIn(list)).words()).includes('social.test'),
    );
    expect(await activitiesIn(runsIn(list)).words()).not.toContain('github.com');
  });

  test('offers something shorter and stricter after two sessions that were broken off', async () => {
    const broken = [1, 2].flatMap((hours): Entry[] => {
      const startedAt = Date.now() - hours * HOUR;
      const stamp = `${startedAt.toString(36).padStart(9, '0')}-0000-there`;
      const session = {
        task: '',
        level: 'distractions' as const,
        startedAt,
        endsAt: startedAt + 45 * MINUTE,
      };
      const end = { at: startedAt + 12 * MINUTE, as: 'ended' as const, device: 'there' };
      return [
        { kind: 'session', id: `s${hours}`, stamp, value: { ...session, device: 'there' } },
        { kind: 'end', id: `s${hours}`, stamp, value: end },
      ];
    });
    expect(await browser.ask({ do: 'bring-in', entries: broken })).toMatchObject({ is: 'done' });
    const { assistant, says } = await openPrep('prep.html');
    await says('The last two sessions ended before their time. 25 strict minutes may be easier to keep.');
    await assistant.press('Try that');
    await says('distractions kept out, strictly');
    expect(await assistant.wish()).toMatchObject({ minutes: '25' });
    expect(await assistant.words()).not.toContain('may be easier');
  });
});

describe('a strict session', () => {
  test('lets nothing through on the block page, and is left by the emergency exit, once', async () => {
    const { assistant, flip, says } = await openPrep('prep.html');
    await assistant.choose({ task: 'Hold' });
    await flip();
    await assistant.begin();
    const page = await browser.page('about:blank');
    await page.goto('http://social.test/page').catch(() => {});
    const blockPage = blockPageIn(runsIn(page));
    await until('it can wait', async () => (await blockPage.title()) === 'social.test can wait');
    expect(await blockPage.words()).toContain('This session is strict: nothing is let through.');
    expect(await blockPage.buttons()).toEqual(['Back to work']);
    await travelTo(browser, 2 * MINUTE);
    await says('Emergency exit');
    await assistant.press('Emergency exit');
    await says('You can leave it once in seven days');
    await assistant.press('Leave it now');
    await until('it is over', async () => (await heldBy(browser)).phase.is === 'resting');

    await browser.ask({ do: 'start', task: '', minutes: 25, level: 'distractions', strict: true });
    await travelTo(browser, 2 * MINUTE + SECOND);
    const again = await openPrep('prep.html');
    await again.assistant.press('Emergency exit');
    await again.says('The emergency exit was taken already.');
    expect(await browser.ask({ do: 'end' })).toEqual({ is: 'refused', because: 'strict' });
    // It ends by itself, as every session does.
    await travelTo(browser, 25 * MINUTE - SECOND / 2);
    await until('it is over at its time', async () => (await heldBy(browser)).phase.is === 'resting');
  });
});

test('nothing went wrong in the extension all the while', async () =>
  expect(await faultsOf(browser)).toEqual([]));
