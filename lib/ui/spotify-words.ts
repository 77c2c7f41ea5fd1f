import type { Silent } from '../core/playing.ts';
import type { ConnectFault } from '../core/spotify.ts';
import { msg, t } from '../words/t.ts';
import { timeOfDay } from './words.ts';

/** Where somebody is led by a sentence about Spotify. */
export type NextStep =
  | 'connect'
  | 'reconnect'
  | 'open-spotify'
  | 'open-dashboard'
  | 'try-again'
  | 'youtube'
  | 'none';

export const SPOTIFY_APP = 'https://open.spotify.com';
export const SPOTIFY_DASHBOARD = 'https://developer.spotify.com/dashboard';

/** Said by `t`. */
export const PREMIUM_FIRST = msg(
  'Spotify lets other programs play and pause only with Spotify Premium, also for the account the app is made with.',
);

const SILENT: Record<Silent, [sentence: string, next: NextStep]> = {
  'not-connected': [
    msg('Spotify is not connected in this browser. Connect it, or choose another sound.'),
    'connect',
  ],
  reconnect: [
    msg(
      'Spotify wants to be asked again: what it gave this browser has ended, as it does after six months. Your choices are kept.',
    ),
    'reconnect',
  ],
  'premium-needed': [
    msg(
      'Spotify plays for other programs only with Premium. A mood on YouTube, or a sound from this device, needs none.',
    ),
    'youtube',
  ],
  'no-device': [
    msg('Spotify is not playing on any device. Open it, or use rain from this device.'),
    'open-spotify',
  ],
  'no-playlist': [msg('This playlist is not on your profile any more. Choose another one.'), 'none'],
  'not-allowed': [
    msg(
      'Spotify does not let this account do that. Look in your dashboard, under User Management, whether it is among the app’s users.',
    ),
    'open-dashboard',
  ],
  'too-often': [
    msg('Spotify was asked too often and wants to be left alone for a while. Nothing is lost.'),
    'none',
  ],
  offline: [
    msg('Spotify could not be reached. You are still connected. Look at the connection, then try again.'),
    'try-again',
  ],
  'service-down': [
    msg('Spotify could not answer. You are still connected. Try again in a minute.'),
    'try-again',
  ],
  'not-here': [
    msg('This browser has no way to sign in to Spotify. A mood on YouTube plays here.'),
    'youtube',
  ],
  failed: [msg('Spotify did not understand this. Nothing was changed. Try again.'), 'try-again'],
};

const CONNECTING: Record<Exclude<ConnectFault, Silent>, [sentence: string, next: NextStep]> = {
  'no-client-id': [
    msg('This is no client ID. It has 32 letters and figures, and stands in the app’s settings.'),
    'none',
  ],
  'wrong-client': [
    msg('Spotify does not know this client ID. Copy it once more from the dashboard.'),
    'open-dashboard',
  ],
  'wrong-redirect': [
    msg('Spotify knows the app, but not the redirect address. Add the one from step 2 there and save it.'),
    'open-dashboard',
  ],
  'not-asked': [
    msg('Without being allowed, this browser cannot ask Spotify. Nothing was changed.'),
    'try-again',
  ],
  cancelled: [
    msg('The sign-in did not come to its end. Nothing was changed. Try again when you like.'),
    'try-again',
  ],
  declined: [msg('Spotify was told no. Nothing was changed.'), 'try-again'],
  stale: [msg('This answer of Spotify’s was too old, or meant for somebody else. Try again.'), 'try-again'],
};

const SENTENCES: Record<ConnectFault, [sentence: string, next: NextStep]> = { ...SILENT, ...CONNECTING };

/** What happened, what is safe, and what to do, with the time to try again where Spotify named one. */
export function spotifyInWords(
  because: ConnectFault,
  retryAt: number | null = null,
): { sentence: string; next: NextStep } {
  const [sentence, next] = SENTENCES[because];
  return {
    sentence:
      retryAt === null
        ? t(sentence)
        : t('{sentence} Try again after {time}.', { sentence: t(sentence), time: timeOfDay(retryAt) }),
    next,
  };
}

/** What the button beside such a sentence says, by `t`. */
export const STEP_LABELS: Record<Exclude<NextStep, 'none'>, string> = {
  connect: msg('Listen on Spotify'),
  reconnect: msg('Reconnect Spotify'),
  'open-spotify': msg('Open Spotify'),
  'open-dashboard': msg('Open the dashboard'),
  'try-again': msg('Try again'),
  youtube: msg('Choose a mood on YouTube'),
};

/** How a playlist comes to be on one's profile, and then among those that are offered; said by `t`. */
export const ADD_PLAYLIST = [
  msg('Open Spotify.'),
  msg('Find a playlist, one of yours or anybody’s.'),
  msg('Press the three dots beside its name.'),
  msg('Choose “Add to profile”.'),
  msg('Come back here and press “Look again”.'),
] as const;
