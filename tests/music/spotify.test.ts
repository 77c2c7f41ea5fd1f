import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SILENCE } from '../../lib/core/music.ts';
import type { Playing } from '../../lib/core/playing.ts';
import { createAccount } from '../../lib/music/spotify/account.ts';
import { createSpotify as createProvider } from '../../lib/music/spotify/provider.ts';
import { spotifyInWords } from '../../lib/ui/spotify-words.ts';
import { fakeSpotifyBrowser } from './fake-spotify.ts';
import { CLIENT_ID, type Mood, openSpotify, PLAYLISTS, type SpotifyServer } from './spotify-server.ts';

const REDIRECT = 'https://ours.chromiumapp.org/';
const MUSIC = {
  ...SILENCE,
  from: 'spotify' as const,
  playlist: { uri: 'spotify:playlist:p1', name: 'Playlist 1' },
};

let server: SpotifyServer;
let browser: ReturnType<typeof fakeSpotifyBrowser>;
let pages: SpotifyServer[] = [];

beforeEach(async () => {
  server = await openSpotify();
  pages.push(server);
  server.redirects = [REDIRECT];
  browser = fakeSpotifyBrowser(server);
  browser.kept.signIn(server.grant());
});
beforeAll(() => {
  pages = [];
});
afterAll(() => Promise.all(pages.map(({ close }) => close())));

const provider = (patience?: number) => createProvider(browser.open(patience).ports);
const account = () => createAccount(browser.open().ports);
const orders = () => server.asked.filter((line) => line.startsWith('PUT') || line.startsWith('POST /v1'));
const told = (playing: Playing) => (playing.is === 'silent' ? playing.because : playing.is);

describe('a session with a playlist', () => {
  test('begins it on the device that is in use, and names both', async () => {
    expect(await provider().play(MUSIC)).toEqual({
      is: 'playing',
      title: 'Track 0, Someone',
      source: 'Spotify on Kitchen',
      hasNext: true,
    });
    expect(server.player).toMatchObject({ playing: true, context: 'spotify:playlist:p1' });
  });

  test('goes on where it was paused, and is not begun anew when it is asked twice', async () => {
    await provider().play(MUSIC);
    await provider().next();
    expect(told(await provider().pause())).toBe('paused');
    expect(told(await provider().pause())).toBe('paused');
    expect(await provider().play(MUSIC)).toMatchObject({ is: 'playing', title: 'Track 1, Someone' });
    expect(await provider().play(MUSIC)).toMatchObject({ is: 'playing' });
    expect(orders()).toEqual([
      'PUT /v1/me/player/play',
      'POST /v1/me/player/next',
      'PUT /v1/me/player/pause',
      'PUT /v1/me/player/play',
    ]);
  });

  test('plays on the device that was chosen, and elsewhere while that is not there', async () => {
    server.devices.push({ id: 'desk', name: 'Desk', is_active: false, is_restricted: false });
    browser.kept.device = { id: 'desk', name: 'Desk' };
    expect(await provider().play(MUSIC)).toMatchObject({ source: 'Spotify on Desk' });
    server.devices.pop();
    Object.assign(server.devices[0] ?? {}, { is_active: true });
    expect(await provider().play(MUSIC)).toMatchObject({ is: 'playing', source: 'Spotify on Kitchen' });
  });

  test('wakes a device that fell asleep after a pause', async () => {
    server.asleep.add('kitchen');
    expect(told(await provider().play(MUSIC))).toBe('playing');
    expect(orders()).toEqual(['PUT /v1/me/player/play', 'PUT /v1/me/player', 'PUT /v1/me/player/play']);
  });

  test('finds no device where none is open, or none that may be told', async () => {
    server.devices = [{ id: 'tv', name: 'Television', is_active: false, is_restricted: true }];
    expect(told(await provider().play(MUSIC))).toBe('no-device');
    server.devices = [];
    expect(told(await provider().play(MUSIC))).toBe('no-device');
  });

  test('says that a playlist is gone, and asks for one where none was chosen', async () => {
    const gone = { ...MUSIC, playlist: { uri: 'spotify:playlist:gone', name: 'Gone' } };
    expect(told(await provider().play(gone))).toBe('no-playlist');
    expect(told(await provider().play({ ...MUSIC, playlist: null }))).toBe('no-playlist');
  });

  test('stops what it began when it is over, after a stop of the worker too', async () => {
    await provider().play(MUSIC);
    await provider().stop();
    expect(server.player.playing).toBe(false);
    expect(browser.kept.begun).toBeNull();
  });

  test('says where it could not be stopped, and knows what to stop when it is asked again', async () => {
    await provider().play(MUSIC);
    browser.kept.isOffline = true;
    expect(await provider().stop()).toBe(false);
    browser.kept.isOffline = false;
    expect(await provider().stop()).toBe(true);
    expect(server.player.playing).toBe(false);
  });

  test('is still when it is removed while it plays, and removed also where it cannot be told', async () => {
    await provider().play(MUSIC);
    await account().remove();
    expect(server.player.playing).toBe(false);
    browser.kept.signIn(server.grant());
    await provider().play(MUSIC);
    browser.kept.isOffline = true;
    await account().remove();
    expect(browser.kept.grant).toBeUndefined();
  });

  test('leaves alone what its owner put on instead', async () => {
    await provider().play(MUSIC);
    server.player.context = 'spotify:playlist:p2';
    await provider().stop();
    expect(server.player.playing).toBe(true);
  });

  test('that never played anything stops nothing and asks nobody', async () => {
    server.player = { playing: true, context: 'spotify:playlist:p2', track: 0 };
    await provider().stop();
    expect(server.asked).toEqual([]);
  });

  test('where nobody is connected asks nobody', async () => {
    browser.kept.grant = undefined;
    expect(told(await provider().play(MUSIC))).toBe('not-connected');
    expect(server.asked).toEqual([]);
  });
});

describe('every refusal is a word with a next step, and the next call works again', () => {
  const REFUSALS: [what: Mood, where: string, word: string][] = [
    ['unauthorised', '/v1/', 'reconnect'],
    ['forbidden', '/v1/', 'not-allowed'],
    ['premium-required', '/play', 'premium-needed'],
    ['too-many', '/v1/', 'too-often'],
    ['down', '/v1/', 'service-down'],
    ['not-json', '/v1/', 'service-down'],
    ['slow', '/v1/', 'service-down'],
    ['broken-off', '/v1/', 'offline'],
    ['too-many', '/api/token', 'too-often'],
    ['down', '/api/token', 'service-down'],
    ['empty', '/api/token', 'service-down'],
    ['not-json', '/api/token', 'service-down'],
    ['slow', '/api/token', 'service-down'],
    ['broken-off', '/api/token', 'offline'],
  ];
  for (const [mood, only, word] of REFUSALS)
    test(`${mood} at ${only}: ${word}`, async () => {
      const before = browser.kept.grant;
      if (only === '/api/token') browser.kept.now += 2 * 3600_000;
      Object.assign(server, { mood, only });
      const playing = await (mood === 'slow' ? provider(300) : provider()).play(MUSIC);
      expect(told(playing)).toBe(word);
      // A token that lets nobody in was renewed, and is a newer one; nothing else touches it.
      if (mood !== 'unauthorised') expect(browser.kept.grant).toEqual(before);
      const { sentence } = spotifyInWords(playing.is === 'silent' ? playing.because : 'failed');
      expect(sentence.length).toBeGreaterThan(30);
      server.mood = '';
      browser.kept.now += 60_000;
      expect(told(await provider().play(MUSIC))).toBe('playing');
    });

  test('an empty answer to an order is a yes', async () => {
    Object.assign(server, { mood: 'empty', only: '/player/play' });
    expect(told(await provider().play(MUSIC))).toBe('paused');
    expect(server.asked.filter((line) => line === 'GET /v1/me/player').length).toBe(7);
  });

  test('an offline minute loses nothing', async () => {
    browser.kept.isOffline = true;
    browser.kept.now += 2 * 3600_000;
    expect(told(await provider().play(MUSIC))).toBe('offline');
    browser.kept.isOffline = false;
    expect(told(await provider().play(MUSIC))).toBe('playing');
  });

  test('Retry-After is kept by all pages, told, and nobody is asked before', async () => {
    Object.assign(server, { mood: 'too-many', retryAfter: '7' });
    const retryAt = browser.kept.now + 7000;
    expect(await provider().play(MUSIC)).toMatchObject({ because: 'too-often', retryAt });
    server.mood = '';
    const { length } = server.asked;
    browser.kept.now += 6000;
    expect(await provider().pause()).toMatchObject({ because: 'too-often', retryAt });
    expect(server.asked.length).toBe(length);
    browser.kept.now += 1001;
    expect(told(await provider().play(MUSIC))).toBe('playing');
  });

  test('Premium that is missing is said where Spotify only says no', async () => {
    server.product = 'free';
    expect(await account().readProfile()).toMatchObject({ because: 'premium-needed' });
    Object.assign(server, { mood: 'forbidden', only: '/player/play' });
    expect(told(await provider().play(MUSIC))).toBe('premium-needed');
  });
});

describe('tokens', () => {
  test('are renewed before their end, and the old one is kept until the new one is stored', async () => {
    const { refresh } = browser.kept.grant as { refresh: string };
    browser.kept.now += 3600_000 - 30_000;
    expect(told(await provider().play(MUSIC))).toBe('playing');
    expect(browser.kept.grant).not.toMatchObject({ refresh });
  });

  test('that do not change stay', async () => {
    const { refresh } = browser.kept.grant as { refresh: string };
    server.rotates = false;
    browser.kept.now += 2 * 3600_000;
    expect(told(await provider().play(MUSIC))).toBe('playing');
    expect(browser.kept.grant).toMatchObject({ refresh });
  });

  test('that were taken back early are renewed once, without a word', async () => {
    server.expire();
    expect(told(await provider().play(MUSIC))).toBe('playing');
    expect(server.asked.filter((line) => line === 'POST /api/token').length).toBe(1);
  });

  test('are renewed by one of two pages while the other waits', async () => {
    browser.kept.now += 2 * 3600_000;
    server.isStrict = true;
    const both = await Promise.all([
      account().readProfile(),
      account().readProfile(),
      provider().play(MUSIC),
    ]);
    expect(both.map((each) => each.is)).toEqual(['done', 'done', 'playing']);
    expect(server.asked.filter((line) => line === 'POST /api/token').length).toBe(1);
  });

  test('that have ended for good are kept, asked for once, and "Reconnect" is said', async () => {
    server.revoke();
    const before = browser.kept.grant;
    expect(told(await provider().play(MUSIC))).toBe('reconnect');
    expect(browser.kept.grant).toEqual({ ...(before as object), isRefused: true });
    expect(told(await provider().play(MUSIC))).toBe('reconnect');
    expect(server.asked.filter((line) => line === 'POST /api/token').length).toBe(1);
  });

  test('renewed by a private window at the same time are taken over', async () => {
    const newer = { ...(browser.kept.grant as { access: string }), ...server.grant() };
    const old = browser.kept.grant;
    server.expire();
    browser.kept.grant = { ...(old as object), refresh: 'taken-already' };
    const page = browser.open();
    const { fetch } = page.ports;
    page.ports.fetch = async (address, asked) => {
      const answer = await fetch(address, asked);
      if (address.includes('/api/token')) browser.kept.grant = newer;
      return answer;
    };
    await createProvider(page.ports).look();
    expect(browser.kept.grant).toEqual(newer);
  });

  test('written by a newer version are neither used nor changed', async () => {
    const grant = { version: 2, something: 'else' };
    browser.kept.grant = grant;
    expect(told(await provider().play(MUSIC))).toBe('reconnect');
    expect(browser.kept.grant).toEqual(grant);
  });
});

describe('connecting', () => {
  /** A person who says yes, or no, on Spotify's page. */
  const person = (choice: 'agree' | 'cancel') => async (question: string) => {
    const page = await fetch(question.replace('https://accounts.spotify.com', server.address));
    const found = (await page.text()).match(new RegExp(`id="${choice}" href="([^"]+)"`));
    return (found?.[1] ?? '').replaceAll('&amp;', '&');
  };
  beforeEach(() => {
    browser.kept.grant = undefined;
  });

  test('takes the tokens, the name and the playlists of the profile, from all pages', async () => {
    expect(await account().connect(CLIENT_ID, REDIRECT, person('agree'))).toEqual({ is: 'done' });
    expect(browser.kept.grant).toMatchObject({ clientId: CLIENT_ID, isRefused: false });
    expect(browser.kept.account).toMatchObject({ name: 'Ada', isPremium: true });
    const onProfile = PLAYLISTS.filter((playlist) => playlist.public);
    expect(browser.kept.account?.playlists).toEqual(onProfile.map(({ uri, name }) => ({ uri, name })));
    expect(browser.kept.attempt).toBeNull();
  });

  test('is tried beforehand: a client ID, an app and an address that Spotify knows', async () => {
    expect(await account().tryApp('nonsense', REDIRECT)).toMatchObject({ because: 'no-client-id' });
    expect(await account().tryApp('f'.repeat(32), REDIRECT)).toMatchObject({ because: 'wrong-client' });
    expect(await account().tryApp(CLIENT_ID, 'https://x.example/')).toMatchObject({
      because: 'wrong-redirect',
    });
    expect(await account().tryApp(` ${CLIENT_ID} `, REDIRECT)).toEqual({ is: 'done' });
    server.mood = 'down';
    expect(await account().tryApp(CLIENT_ID, REDIRECT)).toMatchObject({ because: 'service-down' });
  });

  test('leaves everything as it was where it was closed, declined or answered by somebody else', async () => {
    const closed = () => Promise.reject(new Error('The user did not approve access.'));
    expect(await account().connect(CLIENT_ID, REDIRECT, closed)).toMatchObject({ because: 'cancelled' });
    expect(await account().connect(CLIENT_ID, REDIRECT, person('cancel'))).toMatchObject({
      because: 'declined',
    });
    const stranger = async () => `${REDIRECT}?code=x&state=another`;
    expect(await account().connect(CLIENT_ID, REDIRECT, stranger)).toMatchObject({ because: 'stale' });
    const forged = async (question: string) =>
      `${REDIRECT}?code=x&state=${new URL(question).searchParams.get('state')}`;
    expect(await account().connect(CLIENT_ID, REDIRECT, forged)).toMatchObject({ because: 'stale' });
    expect(browser.kept.grant).toBeUndefined();
  });

  test('anew takes the place of what has ended', async () => {
    await account().connect(CLIENT_ID, REDIRECT, person('agree'));
    server.revoke();
    await provider().look();
    expect(browser.kept.grant).toMatchObject({ isRefused: true });
    const id = await account().clientId();
    expect(await account().connect(id ?? '', REDIRECT, person('agree'))).toEqual({ is: 'done' });
    expect(browser.kept.grant).toMatchObject({ isRefused: false });
  });

  test('is undone by removal, of which nothing comes back', async () => {
    await account().connect(CLIENT_ID, REDIRECT, person('agree'));
    browser.kept.now += 2 * 3600_000;
    await Promise.all([account().readProfile(), account().remove(), account().readProfile()]);
    expect(browser.kept.grant).toBeUndefined();
    expect(browser.kept.account).toBeNull();
  });
});
