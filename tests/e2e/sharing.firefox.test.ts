import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../lib/core/commands.ts';
import { phaseAt } from '../../lib/core/phase.ts';
import { MINUTE, SECOND } from '../../lib/core/time.ts';
import { newSecret } from '../../lib/sync/keys.ts';
import { textOf } from '../../lib/wire/bytes.ts';
import type { TestBrowser } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { until } from './poll.ts';
import { openProxy } from './proxy.ts';
import { startRelay } from './relay-process.ts';
import { reportIn } from './report-page.ts';
import { heldBy, store, stored } from './session-time.ts';
import { faultsOf, heldIn, isShut, linkOf, untilSame, untilTogether } from './shared.ts';
import { openSites, type Sites } from './sites.ts';

const SITE = 'social.test';
const START = { do: 'start', task: 'Together', minutes: 25, level: 'distractions' } as const;
/** An alarm comes twice a minute; a busy machine takes its time on top. */
const BY_ALARM = 50_000;

let sites: Sites;
let relay: Awaited<ReturnType<typeof startRelay>>;
let proxy: Awaited<ReturnType<typeof openProxy>>;
let chromium: Awaited<ReturnType<typeof launchChromium>>;
let second: Awaited<ReturnType<typeof launchChromium>>;
let firefox: TestBrowser;
let all: TestBrowser[];

beforeAll(async () => {
  sites = await openSites();
  relay = await startRelay();
  proxy = await openProxy(relay.port);
  chromium = await launchChromium(sites.port);
  second = await launchChromium(sites.port);
  firefox = await launchFirefox(sites.port);
  all = [chromium, second, firefox];
  await done(chromium, { do: 'score', sites: [{ site: SITE, as: 'personal' }] });
  const pairing = { secret: textOf(newSecret()), relay: `ws://localhost:${proxy.port}` };
  for (const browser of all) await done(browser, { do: 'share', pairing });
  await untilTogether(all);
  await untilSame(all);
}, 180_000);
afterAll(async () => {
  await Promise.all([chromium?.close(), second?.close(), firefox?.close()]);
  await proxy?.close();
  await relay?.close();
  await sites?.close();
});
/** Each test begins where nothing runs, and all are in touch. */
afterEach(async () => {
  proxy.goOn();
  await untilTogether(all);
  await untilSame(all);
  if ((await heldBy(chromium)).phase.is === 'focusing') await done(chromium, { do: 'cancel' });
  for (const browser of all) await untilShut(browser, false);
  for (const browser of all) await browser.tidy();
}, 180_000);

const done = async (browser: TestBrowser, command: Command) =>
  expect(await browser.ask(command)).toMatchObject({ is: 'done' });
const untilShut = (browser: TestBrowser, wanted: boolean, within = 30_000) =>
  until(
    `${browser.is} ${wanted ? 'blocks' : 'blocks no more'}`,
    async () => (await isShut(browser, SITE)) === wanted,
    {
      within,
    },
  );
const untilPhase = (browser: TestBrowser, task: string | null, within = 30_000) =>
  until(
    `${browser.is} is in "${task}"`,
    async () => {
      const { phase } = await heldBy(browser);
      return (phase.is === 'focusing' ? phase.session.task : null) === task;
    },
    { within },
  );

describe('a session', () => {
  test.each(['chromium', 'firefox'])(
    'begun in %s blocks in all, and cancelled in another is over in all',
    async (is) => {
      const begins = is === 'chromium' ? chromium : firefox;
      await done(begins, START);
      for (const browser of all) await untilShut(browser, true);
      await done(second, { do: 'cancel' });
      for (const browser of all) await untilShut(browser, false);
    },
  );

  test('begun while the background of the others is stopped blocks there at their next event', async () => {
    await second.stopWorker();
    await firefox.stopWorker();
    await done(chromium, START);
    for (const browser of [second, firefox]) {
      const tab = await browser.open(`http://${SITE}/`);
      await until(
        `the page is sent away in ${browser.is}`,
        async () => (await tab.address()).startsWith(browser.home),
        { within: BY_ALARM },
      );
    }
  });

  test('begun while the background of the others is stopped blocks there by itself before long', async () => {
    await second.stopWorker();
    await firefox.stopWorker();
    await done(chromium, START);
    for (const browser of [second, firefox]) await untilShut(browser, true, BY_ALARM);
  }, 120_000);

  test('goes on while the relay is killed, and what is done meanwhile arrives when it is back', async () => {
    await done(chromium, START);
    for (const browser of all) await untilShut(browser, true);
    await relay.kill();
    await done(second, { do: 'extend', minutes: 15 });
    await done(firefox, { do: 'unblock-site', address: `http://${SITE}/` });
    await done(chromium, { do: 'score', sites: [{ site: 'video.test', as: 'personal' }] });
    await relay.start();
    await untilTogether(all);
    await untilSame(all);
    for (const browser of all) {
      const { phase } = await heldBy(browser);
      expect(phase.is === 'focusing' && phase.endsAt - phase.session.startedAt).toBe(40 * MINUTE);
      await until('the new score holds', () => isShut(browser, 'video.test'));
      await untilShut(browser, false);
    }
  }, 180_000);

  test('joined in the middle by a browser that was off has the time left that it has elsewhere', async () => {
    await second.kill();
    await done(chromium, START);
    await untilShut(firefox, true);
    await second.restart();
    await untilShut(second, true, BY_ALARM);
    const [here, there] = await Promise.all([heldBy(chromium), heldBy(second)]);
    expect(there.phase).toEqual(here.phase);
    await untilSame(all);
  }, 120_000);

  test('that was over before a browser came back is over there', async () => {
    await done(chromium, START);
    await untilShut(second, true);
    await second.kill();
    await done(firefox, { do: 'cancel' });
    await untilShut(chromium, false);
    await second.restart();
    await untilShut(second, false, BY_ALARM);
    await untilSame(all);
  }, 120_000);

  test('of two that were begun apart the one that ends last counts, and the reports say so', async () => {
    await relay.kill();
    await done(chromium, { ...START, task: 'Sooner' });
    await done(firefox, { ...START, task: 'Later', minutes: 45 });
    await relay.start();
    for (const browser of all) await untilPhase(browser, 'Later', BY_ALARM);
    await untilSame(all);
    for (const browser of [chromium, firefox]) {
      const report = reportIn(await browser.open(`${browser.home}reports.html`));
      await until('the report tells of both', async () => {
        const words = await report.words().catch(() => '');
        return words.includes('Sooner') && words.includes('counts in its place');
      });
    }
  }, 120_000);

  test('ends at the same instant in a browser whose clock is 90 seconds ahead', async () => {
    await second.setClock(90 * SECOND);
    await done(second, { ...START, minutes: 5 });
    for (const browser of all) await untilShut(browser, true);
    // The relay's clock is what all of them go by: with it four and a half minutes go by.
    await relay.kill();
    await relay.start({ ahead: 4.5 * MINUTE });
    await untilTogether(all);
    const ends = await Promise.all(
      all.map(async (browser) => {
        const { doc } = await heldIn(browser);
        const { shift } = await stored<{ shift: number }>(browser, 'clock');
        const machine = Date.now() + (browser === second ? 90 * SECOND : 0);
        const phase = phaseAt(doc, machine + shift);
        return phase.is === 'focusing' ? phase.endsAt - (machine + shift) + Date.now() : 0;
      }),
    );
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(SECOND);
    for (const browser of all) await untilShut(browser, false, 60_000);
    await second.setClock(0);
  }, 240_000);
});

describe('a connection', () => {
  test.each([
    ['to', 'there'],
    ['from', 'back'],
  ] as const)(
    'that carries nothing %s the relay any more is given up, and nothing is lost',
    async (_, way) => {
      proxy.stop(way);
      await done(chromium, START);
      await done(firefox, { do: 'score', sites: [{ site: `${way}.test`, as: 'focus' }] });
      for (const browser of [chromium, firefox])
        await until(
          `${browser.is} notices`,
          async () => {
            const status = await linkOf(browser);
            // It may be tried again by now, which still says why.
            return status !== null && status.is !== 'joined' && status.because === 'silent';
          },
          { within: 60_000 },
        );
      proxy.goOn();
      await untilTogether(all);
      await untilSame(all);
      for (const browser of all) await untilShut(browser, true);
    },
    240_000,
  );
});

describe('what is changed', () => {
  const travels = (what: string, has: (doc: Awaited<ReturnType<typeof heldIn>>['doc']) => boolean) =>
    Promise.all(
      all.map((browser) =>
        until(`${what} is in ${browser.is}`, async () => has((await heldIn(browser)).doc), {
          within: 30_000,
        }),
      ),
    );

  test('in one browser holds in the others: scores, settings, pauses and what is let through', async () => {
    await done(firefox, { do: 'score', sites: [{ site: 'code.test', as: 'focus' }] });
    await travels('the score', (doc) => doc.score['code.test']?.value?.as === 'focus');
    await done(second, { do: 'set', setting: 'personalLimit', to: 40 });
    await travels('the setting', (doc) => doc.setting.personalLimit?.value === 40);
    await done(chromium, { do: 'pause', until: null });
    await travels('the pause', (doc) => Object.values(doc.pause).some(({ value }) => value?.until === null));
    await done(firefox, { do: 'resume' });
    await travels('its end', (doc) => Object.values(doc.pause).every(({ value }) => value?.until !== null));
    await done(firefox, START);
    for (const browser of all) await untilShut(browser, true);
    await done(second, { do: 'unblock-site', address: `http://${SITE}/` });
    for (const browser of all) await untilShut(browser, false);
  }, 120_000);

  test('by a browser whose background was stopped while it was being paired is told all the same', async () => {
    await store(second, { outbox: null });
    await second.stopWorker();
    await second.ask({ do: 'look' });
    await done(second, { do: 'set', setting: 'personalLimit', to: 50 });
    await travels('the setting', (doc) => doc.setting.personalLimit?.value === 50);
  });
});

test('nothing failed unseen', async () => {
  for (const browser of all) expect(await faultsOf(browser)).toEqual([]);
});
