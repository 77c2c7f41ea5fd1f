import type { Music, Sound } from '../core/music.ts';
import type { Silent } from '../core/playing.ts';
import { msg, t } from '../words/t.ts';

export const SOUND_NAMES: Record<Sound, string> = {
  brown: msg('Brown noise'),
  pink: msg('Pink noise'),
  rain: msg('Rain'),
  sea: msg('Sea'),
  tones: msg('Slow tones'),
};

/** What each is like, for whoever has not heard it. */
export const SOUND_LINES: Record<Sound, string> = {
  brown: msg('Deep and soft, like a waterfall far away.'),
  pink: msg('Even and full, like steady wind.'),
  rain: msg('Rain on leaves, with drops close by.'),
  sea: msg('Waves that come and go.'),
  tones: msg('A quiet chord that changes slowly.'),
};

export const SOURCES: Record<Exclude<Music['from'], 'nothing'>, string> = {
  sound: msg('On this device'),
  spotify: 'Spotify',
  youtube: 'YouTube',
};

/** What somebody can do about it: by pressing play again, in the settings, or nothing yet. */
type NextStep = 'again' | 'settings' | 'none';

/** Why nothing sounds, with the next step in words. */
export const SILENT: Record<Silent, { line: string; step: NextStep }> = {
  'not-connected': { line: msg('It is not connected yet. Connect it in Settings.'), step: 'settings' },
  reconnect: { line: msg('The connection has run out. Connect it again in Settings.'), step: 'settings' },
  'premium-needed': {
    line: msg('Playing from here takes Spotify Premium. Choose something else in Settings.'),
    step: 'settings',
  },
  'no-device': { line: msg('It is open on no device. Open it, then try again.'), step: 'again' },
  'no-playlist': { line: msg('No playlist is chosen. Choose one in Settings.'), step: 'settings' },
  'not-allowed': {
    line: msg('The browser does not let it play. Allow sound for it, then try again.'),
    step: 'again',
  },
  'too-often': { line: msg('It was asked too often. Wait a moment, then try again.'), step: 'again' },
  offline: { line: msg('There is no connection. Try again when you are online.'), step: 'again' },
  'service-down': { line: msg('It does not answer just now. Try again in a minute.'), step: 'again' },
  'not-here': {
    line: msg('This browser cannot play it. Choose something else in Settings.'),
    step: 'settings',
  },
  failed: { line: msg('It could not be played. The session goes on. Try again.'), step: 'again' },
};

/** "50 %", as it is read out. */
export const volumeInWords = (volume: number): string =>
  t('{percent} %', { percent: Math.round(volume * 100) });
