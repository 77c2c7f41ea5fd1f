import { browser } from 'wxt/browser';
import { Account, Device, type Spotify, Standing } from '../core/spotify.ts';
import { SPOTIFY_ACCOUNT, SPOTIFY_DEVICE, SPOTIFY_STANDING } from './keys.ts';

const SHOWN = [SPOTIFY_STANDING, SPOTIFY_ACCOUNT, SPOTIFY_DEVICE];

/** What is asked for when somebody wants to connect. Firefox has the first from the start: it cannot be asked for there. */
const WANTED = {
  permissions: import.meta.env.FIREFOX ? [] : ['identity' as const],
  origins: ['https://api.spotify.com/*', 'https://accounts.spotify.com/*'],
};

/** How this browser stands with Spotify, without a token being read. */
export async function readSpotify(): Promise<Spotify> {
  const stored = await browser.storage.local.get(SHOWN);
  const standing = Standing.safeParse(stored[SPOTIFY_STANDING]);
  if (!standing.success) return { is: 'not-connected' };
  return {
    is: standing.data === 'fine' ? 'connected' : 'reconnect',
    account: Account.safeParse(stored[SPOTIFY_ACCOUNT]).data ?? null,
    device: Device.safeParse(stored[SPOTIFY_DEVICE]).data ?? null,
  };
}

/** What Spotify told last; null where it told nothing, or something only another version understands. */
export async function readAccount(): Promise<Account | null> {
  const stored = await browser.storage.local.get(SPOTIFY_ACCOUNT);
  return Account.safeParse(stored[SPOTIFY_ACCOUNT]).data ?? null;
}

/** Calls with it after each change; returns how to stop. */
export function onSpotify(changed: (spotify: Spotify) => void): () => void {
  const heard = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && SHOWN.some((key) => key in changes))
      // What cannot be read now is read at the next change.
      readSpotify().then(changed, console.error);
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
}

/** Asks for what connecting needs. Only from a click; false where it is refused, or the browser has no such thing. */
export async function askForSpotify(): Promise<boolean> {
  const given = await browser.permissions.request(WANTED).catch(() => false);
  return given && redirectAddress() !== null;
}

/** Where Spotify leads back to: what its dashboard has to be told. Null until it was asked for, and in Safari. */
export const redirectAddress = (): string | null => browser.identity?.getRedirectURL() ?? null;

/** Shows Spotify's own page in a window, and gives the address that leads back here. Rejects when it is closed. */
export async function signIn(question: string): Promise<string> {
  const answered = await browser.identity.launchWebAuthFlow({ url: question, interactive: true });
  if (!answered) throw new Error('No address came back.');
  return answered;
}
