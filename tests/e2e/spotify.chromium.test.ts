import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settingOf } from '../../lib/core/settings.ts';
import { selfSigned } from '../music/certificate.ts';
import { CLIENT_ID, openSpotify, PLAYLISTS, type SpotifyServer } from '../music/spotify-server.ts';
import { launchChromium } from './chromium.ts';
import { wordsOf } from './page-words.ts';
import { until } from './poll.ts';
import { heldBy } from './session-time.ts';
import { openSites, type Sites } from './sites.ts';

const REDIRECT = 'https://mjokoekehbimgjkghodbiladagkddpge.chromiumapp.org/';

let sites: Sites;
let spotify: SpotifyServer;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let tab: Page;
const words = wordsOf({ run: (code) => tab.evaluate(code) as Promise<never> });

beforeAll(async () => {
  sites = await openSites();
  spotify = await openSpotify(selfSigned());
  browser = await launchChromium(sites.port);
  await browser.quit();
  // Spotify's own addresses, as the product has them, lead to the tests' Spotify.
  await browser.restart(
    `--host-resolver-rules=MAP *.spotify.com 127.0.0.1:${spotify.port}, MAP * 127.0.0.1:${sites.port}, EXCLUDE localhost`,
    '--ignore-certificate-errors',
  );
});
afterAll(async () => {
  await browser?.close();
  await spotify?.close();
  await sites?.close();
});
beforeEach(async () => {
  await browser.ask({ do: 'forget-all' });
  Object.assign(spotify, {
    mood: '',
    only: '',
    redirects: [REDIRECT],
    product: 'premium',
    playlists: PLAYLISTS,
    asked: [],
    addresses: [],
  });
  tab = await browser.page(`${browser.home}options.html`);
  await said('Music integration');
});
afterEach(async () => {
  await browser.tidy();
});

const said = (what: string) => until(`it says "${what}"`, async () => (await words.words()).includes(what));
/** Presses a button as soon as there is one. */
const press = (label: string) => until(`there is "${label}"`, () => words.press(label));
const local = (keys: string[]) =>
  browser.inOurs<Record<string, unknown>>(`chrome.storage.local.get(${JSON.stringify(keys)})`);

/** Presses a link of Spotify's own page, which opens in a window. */
async function onSpotifysPage(link: '#agree' | '#cancel'): Promise<void> {
  const page = await until('Spotify asks', async () => {
    const pages = await tab.browser().pages();
    return pages.find((one) => one.url().startsWith('https://accounts.spotify.com/authorize')) ?? null;
  });
  await page.waitForSelector(link);
  await page.click(link).catch(() => {});
}
async function fillIn(clientId = CLIENT_ID): Promise<void> {
  await said('Bring its Client ID');
  await tab.type('form[aria-label="Connect Spotify"] input', clientId);
}
/** Prep, asked for Spotify. */
async function openPrep() {
  const page = await browser.page(`${browser.home}prep.html`);
  const prep = wordsOf({ run: (code) => page.evaluate(code) as Promise<never> });
  const choose = (source: string) =>
    page.evaluate(
      (source) =>
        [...document.querySelectorAll('label')]
          .find(({ textContent }) => textContent?.startsWith(source))
          ?.click(),
      source,
    );
  await until('prep is there', async () => (await prep.words()).includes('Sound'));
  await choose('Spotify');
  return {
    ...prep,
    page,
    says: (what: string) => until(`it says "${what}"`, async () => (await prep.words()).includes(what)),
    playlists: () =>
      page.$$eval('.music-choice:first-of-type option', (all) => all.map((one) => one.textContent)),
  };
}
async function connect(): Promise<void> {
  await press('+ add a music streaming service');
  await fillIn();
  await press('Connect to Spotify');
  await onSpotifysPage('#agree');
  await said('Connected as Ada');
}

describe('connecting from the settings', () => {
  test('says first that it needs Premium, leads through four steps, tests them, and shows whose it is', async () => {
    await said('only with Spotify Premium');
    await press('+ add a music streaming service');
    await said('Make an app of your own');
    expect(await words.words()).toContain(REDIRECT);
    await fillIn('nonsense');
    await press('Test');
    await said('This is no client ID.');
    await tab.$eval('form[aria-label="Connect Spotify"] input', (field) =>
      (field as HTMLInputElement).select(),
    );
    await fillIn('f'.repeat(32));
    await press('Test');
    await said('Spotify does not know this client ID.');
    await tab.$eval('form[aria-label="Connect Spotify"] input', (field) =>
      (field as HTMLInputElement).select(),
    );
    await fillIn();
    spotify.redirects = [];
    await press('Test');
    await said('not the redirect address');
    spotify.redirects = [REDIRECT];
    await press('Test');
    await said('Spotify knows this app and the address.');
    await press('Connect to Spotify');
    await onSpotifysPage('#cancel');
    await said('Spotify was told no.');
    await press('Connect to Spotify');
    await onSpotifysPage('#agree');
    await said('Connected as Ada, with Premium');
    // At the foot of what belongs to sessions.
    const parts = await tab.$$eval('main section.card', (cards) =>
      cards.map((card) => card.getAttribute('aria-labelledby')),
    );
    expect(parts.slice(0, parts.indexOf('music'))).toEqual(
      expect.arrayContaining(['focus', 'hours', 'sound', 'company']),
    );
    const { spotifyGrant, ...rest } = await browser.inOurs<Record<string, unknown>>(
      'chrome.storage.local.get()',
    );
    expect(JSON.stringify(spotifyGrant)).toContain('secret');
    expect(JSON.stringify(rest)).not.toContain('secret');
    expect(spotify.addresses.join()).not.toContain('secret');
  });

  test('changes nothing when the window is closed', async () => {
    await press('+ add a music streaming service');
    await fillIn();
    await press('Connect to Spotify');
    const page = await until('Spotify asks', async () =>
      (await tab.browser().pages()).find((one) => one.url().startsWith('https://accounts.spotify.com/')),
    );
    await page.close();
    await said('The sign-in did not come to its end. Nothing was changed.');
    expect(await local(['spotifyGrant'])).toEqual({});
  });

  test('offers the playlists of the profile and remembers the one that was chosen', async () => {
    await connect();
    const names = await tab.$$eval('.music-choice option', (all) => all.map((one) => one.textContent));
    expect(names).toContain('Playlist 58');
    expect(names).not.toContain('Playlist 59');
    await tab.select('.music-choice select', 'spotify:playlist:p7');
    await said('Saved. The next session plays it.');
    await press('Find devices');
    await until('a device is listed', async () =>
      (await tab.$$eval('.music-choice option', (all) => all.map((one) => one.textContent))).includes(
        'Kitchen',
      ),
    );
    await tab.reload();
    await until('it is chosen still', () =>
      tab
        .$eval(
          '.music-choice select',
          (field) => (field as HTMLSelectElement).value === 'spotify:playlist:p7',
        )
        .catch(() => false),
    );
  });

  test('is led from "Listen on Spotify" in prep to the steps, which are open', async () => {
    const prep = await openPrep();
    await prep.says('only with Spotify Premium');
    await prep.press('Listen on Spotify');
    await said('Make an app of your own');
    await fillIn();
    await press('Connect to Spotify');
    await onSpotifysPage('#agree');
    await said('Connected as Ada');
  });

  test('is not needed for a mood on YouTube, which prep offers to whoever has no Premium', async () => {
    const prep = await openPrep();
    await prep.says('Listen on Spotify');
    await prep.press('I don’t have Spotify Premium');
    await prep.says('Add focus mood music');
    await until('it is kept', async () => settingOf((await heldBy(browser)).doc, 'music').from === 'youtube');
  });

  test('says that Premium is missing, and stays connected', async () => {
    spotify.product = 'free';
    await press('+ add a music streaming service');
    await fillIn();
    await press('Connect to Spotify');
    await onSpotifysPage('#agree');
    await said('Connected as Ada, without Premium');
    await said('Spotify plays for other programs only with Premium.');
  });
});

describe('once connected', () => {
  test('an ended consent is said, and given anew without typing', async () => {
    await connect();
    spotify.revoke();
    await press('Spotify’s settings');
    await press('Read name and playlists again');
    await said('Spotify wants to be asked again');
    await press('Reconnect');
    await onSpotifysPage('#agree');
    await said('Connected as Ada');
  });

  test('a Spotify that cannot answer is said, and nothing is lost', async () => {
    await connect();
    const before = await local(['spotifyGrant']);
    Object.assign(spotify, { mood: 'down' });
    await press('Spotify’s settings');
    await press('Read name and playlists again');
    await said('Spotify could not answer. You are still connected.');
    expect(await local(['spotifyGrant'])).toEqual(before);
    Object.assign(spotify, { mood: '' });
    await press('Try again');
    await said('The playlists of your profile are read.');
  });

  test('the service is removed under the gear, once it was asked again', async () => {
    await connect();
    await press('Spotify’s settings');
    await press('Remove service');
    await said('Remove Spotify from this browser?');
    await press('No, keep it');
    expect(await local(['spotifyStanding'])).toEqual({ spotifyStanding: 'fine' });
    await press('Remove service');
    await press('Yes, remove it');
    await said('Spotify is removed from this browser.');
    await said('+ add a music streaming service');
    const left = await browser.inOurs<Record<string, unknown>>('chrome.storage.local.get()');
    expect(Object.keys(left).filter((key) => key.startsWith('spotify'))).toEqual([]);
  });
});

describe('a session', () => {
  test('begins the playlist that was chosen in prep, also one that was only just added, and stops it, the worker stopped in between', async () => {
    await connect();
    const prep = await openPrep();
    await until('the playlists are there', async () => (await prep.playlists()).includes('Playlist 7'));
    const added = { uri: 'spotify:playlist:evening', name: 'Evening', public: true };
    spotify.playlists = [...PLAYLISTS, added];
    await prep.press('Look again');
    await until('what was added is there', async () => (await prep.playlists()).includes('Evening'));
    await prep.page.select('.music-choice select', added.uri);
    await prep.press('Begin session');
    await until('it plays', () => spotify.player.playing);
    expect(spotify.player.context).toBe(added.uri);
    await browser.stopWorker();
    // What let in has ended meanwhile.
    spotify.expire();
    await browser.ask({ do: 'cancel' });
    await until('it is still', () => !spotify.player.playing);
    expect(spotify.asked.filter((line) => line === 'POST /api/token').length).toBe(2);
    // What was chosen last is what the next session sounds like, though nobody chooses.
    spotify.player.context = 'spotify:playlist:p1';
    await browser.ask({ do: 'start', task: '', minutes: 25, level: 'nothing' });
    await until('it plays again', () => spotify.player.playing);
    expect(spotify.player.context).toBe(added.uri);
    await browser.ask({ do: 'cancel' });
  });
});

test('none of it is an error', async () => expect(await browser.faults()).toEqual([]));
