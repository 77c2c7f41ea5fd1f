import { moodAddress, moodOf } from '../core/moods.ts';
import type { Music } from '../core/music.ts';
import type { Playing } from '../core/playing.ts';
import { t } from '../words/t.ts';
import type { Provider } from './provider.ts';

/** The one tab that music has. */
export interface MusicTabPorts {
  /** The mood it was opened for; null while there is none. */
  mood(): Promise<string | null>;
  open(mood: string, address: string): Promise<void>;
  close(): Promise<void>;
  /** Whether anything plays there then; null only asks. */
  tell(what: 'play' | 'pause' | null): Promise<boolean>;
}

/**
 * Opens a mood on YouTube, in an ordinary tab behind the one in front. What plays there is chosen there: a browser
 * lets no page sound before it was looked at. A tab that its owner closed is opened again only when music is asked for.
 */
export function createYouTube(tab: MusicTabPorts): Omit<Required<Provider>, 'next' | 'letGo'> {
  const stands = (isPlaying: boolean, mood: string | null): Playing => ({
    is: isPlaying ? 'playing' : 'paused',
    title: mood === null ? null : t(moodOf(mood).label),
    source: isPlaying || mood === null ? 'YouTube' : t('YouTube: choose what plays in its tab'),
    hasNext: false,
  });
  const told = async (what: 'play' | 'pause' | null): Promise<Playing> => {
    const mood = await tab.mood();
    return stands(mood !== null && (await tab.tell(what)), mood);
  };
  return {
    async play({ mood: chosen }: Music) {
      const mood = moodOf(chosen);
      if ((await tab.mood()) === mood.id) return told('play');
      await tab.open(mood.id, moodAddress(mood));
      return stands(false, mood.id);
    },
    pause: () => told('pause'),
    look: () => told(null),
    stop: () => tab.close().then(() => true),
  };
}
