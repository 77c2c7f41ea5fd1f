import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../lib/core/commands.ts';
import { boundsOf, dayOf } from '../../lib/core/day.ts';
import type { Pairing } from '../../lib/core/pairing.ts';
import { HOUR } from '../../lib/core/time.ts';
import { wordsOf } from '../../lib/sync/recovery.ts';
import { octetsOf } from '../../lib/wire/bytes.ts';
import { pageSpan } from '../spans.ts';
import type { TestBrowser } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { still, until } from './poll.ts';
import { startRelay } from './relay-process.ts';
import { stored } from './session-time.ts';
import { faultsOf, heldIn, linkOf, untilSame, untilTogether } from './shared.ts';
import { openSites, type Sites } from './sites.ts';
import { putSpans, spansOf } from './spans.ts';
import { syncIn } from './sync-page.ts';

let sites: Sites;
let relay: Awaited<ReturnType<typeof startRelay>>;
let chromium: TestBrowser;
let firefox: TestBrowser;
let both: TestBrowser[];

beforeAll(async () => {
  sites = await openSites();
  relay = await startRelay();
  chromium = await launchChromium(sites.port);
  firefox = await launchFirefox(sites.port);
  both = [chromium, firefox];
}, 180_000);
afterAll(async () => {
  await Promise.all([chromium?.close(), firefox?.close()]);
  await relay?.close();
  await sites?.close();
});

/** Words that only a person could have typed: none of them may be found outside of a browser. */
const PRIVATE = {
  task: 'Unterschlagungsbericht',
  site: 'verschwiegen.example',
  kept: 'zerstreuung.example',
  what: 'Kaffeesatzlesung',
  browser: 'Dachkammerrechner',
  dayOff: '2031-02-17',
};
/** What rooms were made of, and codes that led to them. */
const secrets: string[] = [];

const done = async (browser: TestBrowser, command: Command) =>
  expect(await browser.ask(command)).toMatchObject({ is: 'done' });
const settings = async (browser: TestBrowser) =>
  syncIn(await browser.open(`${browser.home}options.html#sync`));
const secretOf = async (browser: TestBrowser): Promise<string> => {
  const { secret } = await stored<Pairing>(browser, 'pairing');
  secrets.push(secret, wordsOf(secret));
  return secret;
};
const keysIn = async (browser: TestBrowser, name: string): Promise<string[]> => {
  const { doc } = await heldIn(browser);
  return Object.keys(doc[name as 'score']);
};

/** As a person does it: a code from the one typed into the other, six digits compared, yes said on both. */
async function pairUp(): Promise<void> {
  const host = await settings(chromium);
  await host.says('The relay');
  await host.type('Address', `http://localhost:${relay.port}/`);
  await host.choose('Share from this browser');
  await host.says('In touch.');
  await host.choose('Show a code');
  await until('there is a code', async () => (await host.code()) !== '');
  secrets.push(await host.code());

  const guest = await settings(firefox);
  await guest.says('The relay');
  await guest.type('Address', `localhost:${relay.port}`);
  await guest.type('Code', (await host.code()).toLowerCase());
  await guest.choose('Join them');
  await until('both show digits', async () => (await host.digits()) !== '' && (await guest.digits()) !== '');
  expect(await guest.digits()).toBe(await host.digits());
  await guest.choose('Yes, they are the same');
  await host.choose('Yes, add it');
  await guest.says('In touch.');
  await until('both are listed', async () => (await guest.browsers()).length === 2);
  await untilTogether(both);
}

describe('browsers', () => {
  test('come together over a code, and compare six digits', pairUp, 120_000);

  test('go on sharing all of a life together', async () => {
    await secretOf(chromium);
    const device = (await stored<{ device: string }>(firefox, 'kept')).device;
    const now = Date.now();
    await done(chromium, { do: 'score', sites: [{ site: PRIVATE.site, as: 'focus' }] });
    await done(chromium, { do: 'score', sites: [{ site: PRIVATE.kept, as: 'personal' }] });
    await done(firefox, { do: 'name-browser', device, name: PRIVATE.browser });
    await done(firefox, {
      do: 'set',
      setting: 'schedule',
      to: { week: Array(7).fill({ hours: null, breaks: [] }), daysOff: [PRIVATE.dayOff] },
    });
    await done(firefox, {
      do: 'offline',
      id: null,
      what: PRIVATE.what,
      as: 'focus',
      from: now - 2 * HOUR,
      to: now - HOUR,
    });
    await done(chromium, { do: 'start', task: PRIVATE.task, minutes: 25, level: 'distractions' });
    const tab = await firefox.open(`http://${PRIVATE.kept}/`);
    await until('it is kept out', async () => (await tab.address()).startsWith(firefox.home));
    await done(firefox, { do: 'unblock-site', address: `http://${PRIVATE.kept}/` });
    await done(chromium, { do: 'cancel' });
    await untilSame(both);
    expect(await keysIn(firefox, 'score')).toContain(PRIVATE.site);
  }, 120_000);

  test('delete days in all of them, and nothing that was recorded since', async () => {
    const now = Date.now();
    const then = now - 26 * HOUR;
    for (const browser of both)
      await putSpans(browser, [
        pageSpan(then, then + HOUR, 'before.example'),
        pageSpan(now - HOUR, now - 1000, 'since.example'),
      ]);
    const { from } = boundsOf(dayOf(then));
    await done(chromium, { do: 'forget', from, to: now - 2 * HOUR, site: null });
    const sites = async (browser: TestBrowser) => JSON.stringify(await spansOf(browser));
    for (const browser of both) {
      await until('it is gone', async () => !(await sites(browser)).includes('before.example'));
      expect(await sites(browser)).toContain('since.example');
    }
  }, 60_000);

  test('of which one is taken out tell it nothing more, and it says so', async () => {
    const host = await settings(chromium);
    await host.says('Take out');
    await host.choose(`Take out ${PRIVATE.browser}`);
    await host.choose('Yes, take it out');
    await host.says(`${PRIVATE.browser} is taken out.`);
    const guest = await settings(firefox);
    await guest.says('This browser was taken out by another one of yours');
    await secretOf(chromium);

    await done(chromium, { do: 'score', sites: [{ site: 'hush.example', as: 'personal' }] });
    await until('it is told', async () => (await heldIn(chromium)).outbox?.length === 0);
    await firefox.stopWorker();
    await done(firefox, { do: 'look' });
    await still(2000);
    expect(await keysIn(firefox, 'score')).not.toContain('hush.example');
    expect(await keysIn(firefox, 'score')).toContain(PRIVATE.site);
    expect(await linkOf(firefox)).toBeNull();
  }, 120_000);

  test('that were taken out come back with the recovery words, and tell what they did alone', async () => {
    await done(firefox, { do: 'score', sites: [{ site: 'alone.example', as: 'focus' }] });
    const host = await settings(chromium);
    await host.says('Recovery words');
    await host.choose('Show them');
    await until('there are words', async () => (await host.recovery()) !== '');
    const guest = await settings(firefox);
    await guest.says('The relay');
    await guest.type('Address', `localhost:${relay.port}`);
    await guest.type('Recovery words', await host.recovery());
    await guest.choose('Come back');
    await guest.says('In touch.');
    await untilTogether(both);
    await untilSame(both);
    expect(await keysIn(chromium, 'score')).toContain('alone.example');
    expect(await keysIn(firefox, 'score')).toContain('hush.example');
  }, 120_000);

  test('whose room was ended for all are told so, and begin another with all they did alone', async () => {
    const words = wordsOf(await secretOf(chromium));
    const host = await settings(chromium);
    await host.says('Stop sharing');
    await host.choose('End it for all');
    await host.choose('Yes, stop sharing');
    await host.says('The relay');
    const guest = await settings(firefox);
    await guest.says('or the relay forgot what you shared');
    await done(firefox, { do: 'score', sites: [{ site: 'between.example', as: 'focus' }] });
    await guest.type('Address', `localhost:${relay.port}`);
    await guest.type('Recovery words', words);
    await guest.choose('Come back');
    await guest.says('What was shared here was ended for all');
    await pairUp();
    await untilSame(both);
    expect(await keysIn(chromium, 'score')).toContain('between.example');
  }, 120_000);

  test('that leave keep what they have, and are listed no more', async () => {
    const guest = await settings(firefox);
    await guest.says('Stop sharing');
    await guest.choose('Leave with this browser');
    await guest.choose('Yes, stop sharing');
    await guest.says('All that was here is still here.');
    const host = await settings(chromium);
    await host.says('Stop sharing');
    await until('one is listed', async () => (await host.browsers()).length === 1);
    await done(chromium, { do: 'score', sites: [{ site: 'later.example', as: 'focus' }] });
    await until('it is told', async () => (await heldIn(chromium)).outbox?.length === 0);
    expect(await keysIn(firefox, 'score')).toContain('between.example');
    expect(await keysIn(firefox, 'score')).not.toContain('later.example');
    expect((await heldIn(firefox)).outbox).toBeNull();
  }, 120_000);
});

describe('a relay', () => {
  test('has nothing that anybody typed and no key, in its store, its log, its figures and its page', async () => {
    const address = `http://127.0.0.1:${relay.port}`;
    const kept = readdirSync(relay.folder).map((name) => readFileSync(join(relay.folder, name)));
    const told = await Promise.all(
      ['/metrics', '/'].map(async (path) => Buffer.from(await (await fetch(address + path)).arrayBuffer())),
    );
    const all = Buffer.concat([...kept, ...told]);
    // So that it is seen that there is something to look at.
    expect(readdirSync(relay.folder)).toEqual(
      expect.arrayContaining(['relay.db', 'relay.db-wal', 'relay.log']),
    );
    expect(all.includes('sundial_boxes')).toBe(true);
    const typed = [...Object.values(PRIVATE), 'Firefox on Linux', 'hush.example', 'distractions', 'daysOff'];
    const keys = secrets.flatMap((secret) => [secret, secret.replaceAll('-', '')]);
    for (const text of [...typed, ...keys])
      for (const spelled of [text, Buffer.from(text, 'utf16le'), Buffer.from(text).toString('base64url')])
        expect(all.includes(spelled), text).toBe(false);
    for (const secret of secrets) {
      const octets = octetsOf(secret);
      if (octets?.length !== 32) continue;
      for (const raw of [octets, ...(await derivedFrom(octets))])
        for (const spelled of [
          Buffer.from(raw),
          Buffer.from(raw).toString('hex'),
          Buffer.from(raw).toString('base64url'),
        ])
          expect(all.includes(spelled)).toBe(false);
    }
  });
});

/** What follows from a room's secret: the seed of the key that proves, and those that name and seal. */
async function derivedFrom(secret: Uint8Array<ArrayBuffer>): Promise<Uint8Array[]> {
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const salt = new Uint8Array();
  return Promise.all(
    ['join', 'slot', 'body'].map(async (label) => {
      const info = new TextEncoder().encode(`sundial 1 ${label}`);
      const how = { name: 'HKDF', hash: 'SHA-256', salt, info };
      return new Uint8Array(await crypto.subtle.deriveBits(how, root, 256));
    }),
  );
}

test('nothing failed unseen', async () => {
  for (const browser of both) expect(await faultsOf(browser)).toEqual([]);
});
