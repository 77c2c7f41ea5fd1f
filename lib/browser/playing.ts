import { browser } from 'wxt/browser';
import type { Playing } from '../core/playing.ts';
import { PLAYING } from './keys.ts';

/** As far as it goes. The Assistant opens with it, and carries no more than it must. */
function playingIn(stored: unknown): Playing {
  const { is } = (stored ?? {}) as { is?: unknown };
  return is === 'playing' || is === 'paused' || is === 'silent' ? (stored as Playing) : { is: 'nothing' };
}

/** How the music stands in this browser. */
export async function readPlaying(
  asked: Promise<Record<string, unknown>> = browser.storage.session.get(PLAYING),
): Promise<Playing> {
  return playingIn((await asked)[PLAYING]);
}

/** Calls with it after each change. */
export function onPlaying(changed: (playing: Playing) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session' && PLAYING in changes) changed(playingIn(changes[PLAYING]?.newValue));
  });
}
