import type { Sound } from '../../core/music.ts';
import { SECOND } from '../../core/time.ts';
import { createLoudspeaker, openAudio } from './loudspeaker.ts';

const LONG_ENOUGH = 8 * SECOND;

/** Plays a few seconds of a sound in the page itself. Only from a click. */
export function createPreview(onListening: (sound: Sound | null) => void) {
  const loudspeaker = createLoudspeaker({
    open: openAudio,
    // Whoever presses "Listen" wants to hear this.
    isOtherHeard: async () => false,
    report: console.error,
  });
  let over: ReturnType<typeof setTimeout> | undefined;
  let until = 0;

  async function stop(): Promise<void> {
    clearTimeout(over);
    onListening(null);
    await loudspeaker.set(null);
  }

  return {
    stop,
    async listen(sound: Sound, volume: number): Promise<void> {
      until = Date.now() + LONG_ENOUGH;
      clearTimeout(over);
      over = setTimeout(() => void stop(), LONG_ENOUGH);
      onListening(sound);
      if (!(await loudspeaker.set({ sound, volume, until }))) await stop();
    },
    /** While it is listened to, it follows what is chosen. */
    async follow(sound: Sound, volume: number): Promise<void> {
      if (Date.now() >= until) return;
      onListening(sound);
      await loudspeaker.set({ sound, volume, until });
    },
  };
}
export type Preview = ReturnType<typeof createPreview>;
