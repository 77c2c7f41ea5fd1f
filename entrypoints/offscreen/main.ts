import { ask } from '../../lib/browser/messages.ts';
import { onSound } from '../../lib/browser/sound.ts';
import { createLoudspeaker, openAudio } from '../../lib/music/sound/loudspeaker.ts';

/**
 * The page that nobody sees, in which Chromium plays. It lives on when the worker is stopped, and goes when nothing
 * sounds.
 */
const loudspeaker = createLoudspeaker({
  open: openAudio,
  async isOtherHeard() {
    const answer = await ask({ do: 'listen' });
    return answer.is === 'done' && answer.heard === true;
  },
  onQuiet: () => close(),
  report: console.error,
});
onSound(loudspeaker.set);
