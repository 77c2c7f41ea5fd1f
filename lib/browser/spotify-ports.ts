import { browser } from 'wxt/browser';
import { type Account, Device, type Standing } from '../core/spotify.ts';
import { SECOND } from '../core/time.ts';
import {
  SPOTIFY_ACCOUNT,
  SPOTIFY_ATTEMPT,
  SPOTIFY_BEGUN,
  SPOTIFY_DEVICE,
  SPOTIFY_GRANT,
  SPOTIFY_HELD_BACK,
  SPOTIFY_STANDING,
} from './keys.ts';
import { readAccount } from './spotify.ts';

const local = async (key: string): Promise<unknown> => (await browser.storage.local.get(key))[key];
const session = async (key: string): Promise<unknown> => (await browser.storage.session.get(key))[key];

const keepInSession = (key: string, value: unknown): Promise<void> =>
  value === null ? browser.storage.session.remove(key) : browser.storage.session.set({ [key]: value });

/**
 * What Spotify's part needs of this browser. Tokens are in `storage.local`, under a key that nothing else reads; one
 * lock keeps pages and worker from renewing them at once.
 */
export const spotifyPorts = {
  fetch: (address: string, asked: RequestInit): Promise<Response> => fetch(address, asked),
  patience: 12 * SECOND,
  now: () => Date.now(),
  wait: (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds)),
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return navigator.locks.request('sundial-spotify', work);
  },
  readGrant: () => local(SPOTIFY_GRANT),
  async saveGrant(grant: { isRefused: boolean } | null): Promise<void> {
    if (grant) {
      const standing: Standing = grant.isRefused ? 'reconnect' : 'fine';
      return browser.storage.local.set({ [SPOTIFY_GRANT]: grant, [SPOTIFY_STANDING]: standing });
    }
    await browser.storage.session.remove([SPOTIFY_HELD_BACK, SPOTIFY_ATTEMPT]);
    await browser.storage.local.remove([
      SPOTIFY_GRANT,
      SPOTIFY_STANDING,
      SPOTIFY_ACCOUNT,
      SPOTIFY_DEVICE,
      SPOTIFY_BEGUN,
    ]);
  },
  readAccount,
  saveAccount: (account: Account): Promise<void> => browser.storage.local.set({ [SPOTIFY_ACCOUNT]: account }),
  async readDevice(): Promise<Device | null> {
    return Device.safeParse(await local(SPOTIFY_DEVICE)).data ?? null;
  },
  saveDevice: (device: Device | null): Promise<void> =>
    device
      ? browser.storage.local.set({ [SPOTIFY_DEVICE]: device })
      : browser.storage.local.remove(SPOTIFY_DEVICE),
  readHeldBack: async (): Promise<number> => Number((await session(SPOTIFY_HELD_BACK)) ?? 0),
  saveHeldBack: (until: number): Promise<void> => keepInSession(SPOTIFY_HELD_BACK, until),
  // What was begun plays on when the browser is closed: it must be known after that, too.
  readBegun: () => local(SPOTIFY_BEGUN),
  saveBegun: (begun: object | null): Promise<void> =>
    begun
      ? browser.storage.local.set({ [SPOTIFY_BEGUN]: begun })
      : browser.storage.local.remove(SPOTIFY_BEGUN),
  readAttempt: () => session(SPOTIFY_ATTEMPT),
  saveAttempt: (attempt: object | null): Promise<void> => keepInSession(SPOTIFY_ATTEMPT, attempt),
};
