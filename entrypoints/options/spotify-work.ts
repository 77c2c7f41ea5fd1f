import { signal } from '@preact/signals';
import { onSpotify, readSpotify, redirectAddress, signIn } from '../../lib/browser/spotify.ts';
import { spotifyPorts } from '../../lib/browser/spotify-ports.ts';
import type { ConnectFault, Device, Spotify } from '../../lib/core/spotify.ts';
import { type NextStep, spotifyInWords } from '../../lib/ui/spotify-words.ts';
import { t } from '../../lib/words/t.ts';

/** How this browser stands with Spotify, followed; null before the first read. */
export const spotify = signal<Spotify | null>(null);
/** What Spotify can be heard on, once somebody looked. */
export const devices = signal<Device[] | null>(null);

export interface Said {
  sentence: string;
  next: NextStep;
}
const plainly = (sentence: string): Said => ({ sentence, next: 'none' });

const show = (read: Spotify) => {
  spotify.value = read;
  if (read.is === 'not-connected') devices.value = null;
};
onSpotify(show);
readSpotify().then(show, console.error);

/** Loaded when somebody does something about Spotify, and not before. */
const account = async () => (await import('../../lib/music/spotify/account.ts')).createAccount(spotifyPorts);

type Outcome = { is: 'done' } | { is: 'refused'; because: ConnectFault; retryAt: number | null };

const said = (outcome: Outcome, done: string): Said =>
  outcome.is === 'done' ? plainly(done) : spotifyInWords(outcome.because, outcome.retryAt);

/** Whether Spotify knows the app and the address. */
export async function tryApp(clientId: string): Promise<Said> {
  const redirect = redirectAddress();
  if (redirect === null) return spotifyInWords('not-here');
  return said(
    await (await account()).tryApp(clientId, redirect),
    t('Spotify knows this app and the address. What is left is to connect.'),
  );
}

/** Shows Spotify's page, and connects. Without an id: the app that was allowed before. */
export async function connect(typed: string | null): Promise<Said> {
  const redirect = redirectAddress();
  if (redirect === null) return spotifyInWords('not-here');
  const work = await account();
  const clientId = typed ?? (await work.clientId()) ?? '';
  const tried = await work.tryApp(clientId, redirect);
  // Whoever is not answered now may still sign in.
  const isHopeless = tried.is === 'refused' && /client|redirect/.test(tried.because);
  if (isHopeless) return said(tried, '');
  return said(
    await work.connect(clientId.trim().toLowerCase(), redirect, signIn),
    t('Spotify is connected.'),
  );
}

export async function lookForPlaylists(): Promise<Said> {
  return said(await (await account()).readProfile(), t('The playlists of your profile are read.'));
}

export async function lookForDevices(): Promise<Said | null> {
  const found = await (await account()).devices();
  if (!Array.isArray(found)) return said(found, '');
  devices.value = found;
  return found.length > 0 ? null : spotifyInWords('no-device');
}

export const chooseDevice = async (device: Device | null): Promise<void> => (await account()).choose(device);

export async function removeSpotify(): Promise<Said> {
  const { isStill } = await (await account()).remove();
  return plainly(
    t(
      isStill
        ? 'Spotify is removed from this browser.'
        : 'Spotify is removed from this browser. It may still be playing: stop it in Spotify.',
    ),
  );
}
