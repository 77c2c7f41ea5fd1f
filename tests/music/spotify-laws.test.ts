import { array, assert, asyncProperty, boolean, constantFrom, integer, oneof, record } from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SILENCE } from '../../lib/core/music.ts';
import { createAccount } from '../../lib/music/spotify/account.ts';
import { createSpotify as createProvider } from '../../lib/music/spotify/provider.ts';
import { fakeSpotifyBrowser } from './fake-spotify.ts';
import { type Mood, openSpotify, type SpotifyServer } from './spotify-server.ts';

const MUSIC = {
  ...SILENCE,
  from: 'spotify' as const,
  playlist: { uri: 'spotify:playlist:p1', name: 'Playlist 1' },
};
const PATIENCE = 40;
const MOODS: Mood[] = [
  '',
  'forbidden',
  'premium-required',
  'too-many',
  'down',
  'empty',
  'not-json',
  'slow',
  'broken-off',
];
const CALLS = ['play', 'pause', 'next', 'look', 'stop', 'profile', 'devices'] as const;

let server: SpotifyServer;
let logged: string[];

beforeEach(async () => {
  logged = [];
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, way).mockImplementation((...said) => void logged.push(said.map(String).join(' ')));
  server = await openSpotify();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
});

/** What a page or the worker does, and after how many of its steps it is stopped; null: it is not. */
const calls = record({
  do: constantFrom(...CALLS),
  stopped: oneof(
    { weight: 2, arbitrary: constantFrom(null) },
    { weight: 1, arbitrary: integer({ min: 0, max: 12 }) },
  ),
});
const turns = record({
  /** Several are several pages at once. */
  calls: array(calls, { minLength: 1, maxLength: 3 }),
  mood: constantFrom(...MOODS),
  only: constantFrom('', '/api/token', '/v1/me/player'),
  isOffline: boolean(),
  /** What happens before: nothing, a minute, a token's whole life, or Spotify takes the tokens that let in back. */
  before: constantFrom('nothing', 'minute', 'hours', 'expired'),
});

test('in 200 random lives no token is lost or told to anybody, whoever is stopped wherever', async () => {
  let renewed = 0;
  let stops = 0;
  const life = asyncProperty(
    array(turns, { minLength: 2, maxLength: 7 }),
    boolean(),
    async (all, rotates) => {
      Object.assign(server, { mood: '', rotates, asked: [], addresses: [], asleep: new Set() });
      const browser = fakeSpotifyBrowser(server);
      const { kept } = browser;
      kept.signIn(server.grant());
      const act = async ({ do: what, stopped }: { do: (typeof CALLS)[number]; stopped: number | null }) => {
        const page = browser.open(PATIENCE);
        if (stopped !== null) page.stopAfter(stopped);
        const provider = createProvider(page.ports);
        const account = createAccount(page.ports);
        const work = {
          play: () => provider.play(MUSIC),
          pause: provider.pause,
          next: provider.next,
          look: provider.look,
          stop: provider.stop,
          profile: account.readProfile,
          devices: account.devices,
        }[what];
        await Promise.race([work(), page.gone.then(() => stops++)]);
      };
      for (const turn of all) {
        if (turn.before === 'minute') kept.now += 60_000;
        if (turn.before === 'hours') kept.now += 2 * 3600_000;
        if (turn.before === 'expired') server.expire();
        Object.assign(server, { mood: turn.mood, only: turn.only });
        kept.isOffline = turn.isOffline;
        await Promise.all(turn.calls.map(act));
        const grant = kept.grant as { refresh: string; isRefused: boolean };
        expect(grant).toMatchObject({ version: 1, isRefused: false });
        expect(server.isTaken(grant.refresh)).toBe(true);
        const { grant: _, grants, ...rest } = kept;
        renewed += grants.length;
        expect(JSON.stringify(rest)).not.toContain('secret');
        expect(server.addresses.join()).not.toContain('secret');
        expect(logged.join()).not.toContain('secret');
      }
      Object.assign(server, { mood: '', product: 'premium' });
      kept.isOffline = false;
      kept.now += 60_000;
      // An order that was given up may reach Spotify late, and before the next one counts.
      let playing = await createProvider(browser.open().ports).play(MUSIC);
      for (let left = 3; left > 0 && playing.is === 'paused'; left--)
        playing = await createProvider(browser.open().ports).play(MUSIC);
      expect(playing).toMatchObject({ is: 'playing' });
    },
  );
  await assert(life, { numRuns: 200 });
  expect(renewed).toBeGreaterThan(100);
  expect(stops).toBeGreaterThan(100);
}, 120_000);
