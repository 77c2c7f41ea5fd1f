import type { Music, Sound } from '../core/music.ts';
import type { Silent } from '../core/playing.ts';

export const SOUND_NAMES: Record<Sound, string> = {
  brown: 'Brown noise',
  pink: 'Pink noise',
  rain: 'Rain',
  sea: 'Sea',
  tones: 'Slow tones',
};

/** What each is like, for whoever has not heard it. */
export const SOUND_LINES: Record<Sound, string> = {
  brown: 'Deep and soft, like a waterfall far away.',
  pink: 'Even and full, like steady wind.',
  rain: 'Rain on leaves, with drops close by.',
  sea: 'Waves that come and go.',
  tones: 'A quiet chord that changes slowly.',
};

export const SOURCES: Record<Exclude<Music['from'], 'nothing'>, string> = {
  sound: 'On this device',
  spotify: 'Spotify',
  youtube: 'YouTube',
};

/** What somebody can do about it: by pressing play again, in the settings, or nothing yet. */
type NextStep = 'again' | 'settings' | 'none';

/** Why nothing sounds, with the next step in words. */
export const SILENT: Record<Silent, { line: string; step: NextStep }> = {
  'not-connected': { line: 'It is not connected yet. Connect it in Settings.', step: 'settings' },
  reconnect: { line: 'The connection has run out. Connect it again in Settings.', step: 'settings' },
  'premium-needed': {
    line: 'Playing from here takes Spotify Premium. Choose something else in Settings.',
    step: 'settings',
  },
  'no-device': { line: 'It is open on no device. Open it, then try again.', step: 'again' },
  'no-playlist': { line: 'No playlist is chosen. Choose one in Settings.', step: 'settings' },
  'not-allowed': {
    line: 'The browser does not let it play. Allow sound for it, then try again.',
    step: 'again',
  },
  'too-often': { line: 'It was asked too often. Wait a moment, then try again.', step: 'again' },
  offline: { line: 'There is no connection. Try again when you are online.', step: 'again' },
  'service-down': { line: 'It does not answer just now. Try again in a minute.', step: 'again' },
  'not-here': { line: 'This browser cannot play it. Choose something else in Settings.', step: 'settings' },
  failed: { line: 'It could not be played. The session goes on. Try again.', step: 'again' },
};

/** "50 %", as it is read out. */
export const volumeInWords = (volume: number): string => `${Math.round(volume * 100)} %`;
