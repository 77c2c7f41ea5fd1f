import { browser } from 'wxt/browser';
import { Playing } from '../core/playing.ts';
import { PLAYING } from './keys.ts';

/** How the music stands in this browser; null before anything was said of it in this run. */
export async function readPlaying(): Promise<Playing | null> {
  const stored = await browser.storage.session.get(PLAYING);
  const playing = Playing.safeParse(stored[PLAYING]);
  return playing.success ? playing.data : null;
}

export const savePlaying = (playing: Playing): Promise<void> =>
  browser.storage.session.set({ [PLAYING]: playing });

/** Calls with it after each change. */
export function onPlaying(changed: (playing: Playing | null) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    // What cannot be read now is read at the next change.
    if (area === 'session' && PLAYING in changes) readPlaying().then(changed, console.error);
  });
}
