import { MOODS, type Mood } from '../lib/core/moods.ts';
import { t } from '../lib/words/t.ts';

interface MoodFieldProps {
  /** The one chosen last, by its id; null: none yet. */
  mood: string | null;
  onMood: (mood: Mood['id']) => void;
}

/** "Add focus mood music": what to hear without Spotify Premium. */
export const MoodField = ({ mood, onMood }: MoodFieldProps) => (
  <fieldset class="music-field music-moods">
    <legend>{t('Add focus mood music')}</legend>
    <div class="music-mood-list">
      {MOODS.map(({ id, label }) => (
        <label key={id}>
          <input type="radio" name="mood" checked={id === mood} onChange={() => onMood(id)} />
          <span>{t(label)}</span>
        </label>
      ))}
    </div>
    <p class="music-note">
      {t(
        'YouTube opens in a tab of its own, beside what you are doing. Choose there what plays. It may search and play while the session runs, and is closed with it; its front page and Shorts stay shut, and so does YouTube elsewhere.',
      )}
    </p>
  </fieldset>
);
