import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromText } from '../../lib/browser/kept-text.ts';
import { blocklistOf, shutAtLevel, shutBy } from '../../lib/core/blocking.ts';
import { parseCatalogue } from '../../lib/core/catalogue.ts';
import type { Command } from '../../lib/core/commands.ts';
import { EMPTY } from '../../lib/core/doc.ts';
import { type Clock, docOf, Kept } from '../../lib/core/kept.ts';
import { phaseAt } from '../../lib/core/phase.ts';
import { MINUTE, SECOND } from '../../lib/core/time.ts';
import type { TestBrowser } from './browser.ts';
import { still, until } from './poll.ts';
import { openSites, type Sites } from './sites.ts';

const CATALOGUE = parseCatalogue(
  readFileSync(new URL('../../assets/catalogue.txt', import.meta.url), 'utf8'),
);
const START = { do: 'start', task: 'Hold', minutes: 60, level: 'distractions' } as const satisfies Command;

interface Stored {
  kept?: unknown;
  scores?: string;
  clock?: Clock;
}

/** A session through everything that can happen to worker, browser and clock. */
export function testLife(launch: (port: number) => Promise<TestBrowser>): void {
  let sites: Sites;
  let browser: TestBrowser;

  beforeAll(async () => {
    sites = await openSites();
    browser = await launch(sites.port);
    await browser.ask({ do: 'score', sites: [{ site: 'social.test', as: 'personal' }] });
    // Which hosts hold back the first page of a start, Chromium notes down within ten seconds or when it is closed.
    await browser.quit();
    await browser.restart();
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });

  const stored = () => browser.inOurs<Stored>(`${browser.api}.storage.local.get()`);
  const hostsInForce = () =>
    browser.inOurs<string[]>(
      `${browser.api}.declarativeNetRequest.getDynamicRules().then((rules) => rules.flatMap((rule) => rule.condition.requestDomains ?? []))`,
    );
  const guardsAwake = () =>
    browser.inOurs<string[]>(
      `${browser.api}.scripting.getRegisteredContentScripts().then((scripts) => scripts.filter((script) => script.js[0].includes('guard')).map((script) => script.id))`,
    );

  /** What is stored, and what the plan for it wants shut. */
  async function wanted() {
    const { kept, scores, clock } = await stored();
    const doc = kept ? docOf(Kept.parse(fromText(kept))) : EMPTY;
    const score = scores ? JSON.parse(scores).score : {};
    const phase = phaseAt(doc, Date.now() + (clock?.shift ?? 0));
    const shut =
      phase.is === 'focusing' ? shutBy(doc, phase.id, phase.session.level) : shutAtLevel('nothing');
    const { layers, paths } = blocklistOf({ score }, CATALOGUE, shut);
    return { phase, hosts: [...layers.flatMap(({ hosts }) => hosts), ...paths.map(({ host }) => host)] };
  }

  /** Rules and guards are what the plan wants, once the background has looked. */
  async function expectToHold() {
    await browser.ask({ do: 'look' });
    const plan = await wanted();
    const inForce = new Set((await hostsInForce()).map((host) => host.replace(/\.$/, '')));
    expect(inForce).toEqual(new Set(plan.hosts));
    expect((await guardsAwake()).includes('personal')).toBe(plan.phase.is === 'focusing');
    return plan.phase;
  }

  /** Sets the session's clock so that it ends in `left` milliseconds. */
  async function travelTo(left: number) {
    const { phase } = await wanted();
    if (phase.is !== 'focusing') throw new Error('No session runs.');
    const shift = Math.round(phase.endsAt - left - Date.now());
    await browser.inOurs(
      `${browser.api}.storage.local.set(window.JSON.parse('${JSON.stringify({ clock: { seen: 0, shift } })}')).then(() => null)`,
    );
    await browser.ask({ do: 'look' });
    return phase.endsAt - shift;
  }

  describe('killed at random moments', () => {
    /** Each is asked, and what is to be killed is killed at once or a moment later, answered or not. */
    const MOMENTS: (Command | null)[] = [
      START,
      { do: 'extend', minutes: 15 },
      { do: 'unblock-site', address: 'http://social.test/' },
      null,
      { do: 'cancel' },
    ];

    test.each(Array.from({ length: 20 }, (_, at) => ({ at, what: at % 4 === 3 ? 'browser' : 'worker' })))(
      'the $what, time $at: the end stays right, and what is in force is what the plan wants',
      async ({ at, what }) => {
        const command = MOMENTS[at % MOMENTS.length] ?? null;
        const before = (await wanted()).phase;
        const answer = command && browser.ask(command).catch(() => null);
        await still(Math.random() * 60);
        if (what === 'worker') {
          await browser.stopWorker();
          await answer;
        } else {
          await browser.kill();
          await answer;
          await browser.restart();
        }
        const after = await expectToHold();
        if (before.is === 'focusing' && after.is === 'focusing' && before.id === after.id) {
          const longer = after.endsAt - before.endsAt;
          expect(command?.do === 'extend' ? [0, 15 * MINUTE] : [0]).toContain(longer);
        } else if (before.is !== after.is) expect(['start', 'cancel']).toContain(command?.do);
      },
    );
  });

  describe('the end', () => {
    beforeAll(async () => {
      await browser.ask({ do: 'cancel' });
      await browser.ask({ do: 'end' });
    });

    test.each(['alive', 'stopped'])('comes within a second of its instant, the worker %s', async (worker) => {
      await browser.ask(START);
      const endsAt = await travelTo(5 * SECOND);
      if (worker === 'stopped') await browser.stopWorker();
      await until('the rules are gone', async () => (await hostsInForce()).length === 0, { within: 15_000 });
      const late = Date.now() - endsAt;
      expect(late).toBeGreaterThan(-50);
      expect(late).toBeLessThan(SECOND);
      // Browsers do one after another, and these come after the rules.
      await until('the guards sleep', async () => (await guardsAwake()).length === 0, { within: SECOND });
    });

    test('that passed while the browser was closed is noticed at its start', async () => {
      await browser.ask(START);
      const endsAt = await travelTo(4 * SECOND);
      await browser.kill();
      await until('the end has passed', () => Date.now() > endsAt);
      await browser.restart();
      await until('the rules are gone', async () => (await hostsInForce()).length === 0, {
        within: SECOND * 3,
      });
      expect((await expectToHold()).is).toBe('resting');
    });
  });

  describe('the first page of a browser start', () => {
    beforeAll(async () => {
      await browser.ask(START);
    });
    const BY = {
      'on the command line': (address: string) => [address],
      ...(launch.name === 'launchChromium'
        ? { 'in an app window': (address: string) => [`--app=${address}`] }
        : {}),
    };

    test.each(Object.entries(BY))('%s is not seen', async (_, arguments_) => {
      await browser.kill();
      sites.forget();
      await browser.restart(...arguments_('http://social.test/page?w=first'));
      await until('the block page is there', async () =>
        (await browser.addresses()).some(
          (address) =>
            address.includes('blocked.html') && address.endsWith('#http://social.test/page?w=first'),
        ),
      );
      expect(sites.seen('w=first')).toEqual({ ran: [], drawn: [] });
    });

    test('that is restored after a crash is not seen', async () => {
      await browser.open('http://social.test/page?w=restored');
      await until('the block page is there', async () =>
        (await browser.addresses()).some((address) =>
          address.endsWith('#http://social.test/page?w=restored'),
        ),
      );
      // Browsers note down every now and then which tabs are open.
      await still(2000);
      await browser.kill();
      sites.forget();
      await browser.restart(...(browser.is === 'chromium' ? ['--restore-last-session'] : []));
      await still(1500);
      expect(sites.seen('w=restored')).toEqual({ ran: [], drawn: [] });
      expect((await expectToHold()).is).toBe('focusing');
    });
  });

  test('a page that only changes its title wakes nobody', async () => {
    const tab = await browser.open('http://open.test/page');
    await until('it is there', () => sites.seen('open.test').ran.length > 0);
    // While a page counts, somebody looks twice a minute.
    await browser.ask({ do: 'set', setting: 'record', to: false });
    let isAsleep = false;
    // The alarm of a minute may come between; that of the next is far.
    for (let tries = 0; tries < 2 && !isAsleep; tries++) {
      await browser.stopWorker();
      isAsleep = true;
      for (const title of ['(1) Mail', '(2) Mail']) {
        await tab.run(`void (document.title = '${title}')`);
        await still(300);
        isAsleep &&= !(await browser.isWorkerRunning());
      }
    }
    expect(isAsleep).toBe(true);
    await tab.go('http://open.test/another');
    await until('another page does', browser.isWorkerRunning);
    await browser.ask({ do: 'set', setting: 'record', to: true });
  });

  test('the icon is right again after a restart', async () => {
    await browser.kill();
    await browser.restart();
    const shown = `${browser.api}.action.getBadgeText({}).then((text) => ${browser.api}.action.getTitle({}).then((title) => text + ' ' + title))`;
    await until('the badge shows the minutes', async () =>
      /^\d+ Hold · \d+ min left/.test(await browser.inOurs<string>(shown)),
    );
  });

  test('nothing went wrong in the extension all the while', async () =>
    expect(await browser.faults()).toEqual([]));
}
