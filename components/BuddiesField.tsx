import { t } from '../lib/words/t.ts';

interface BuddiesFieldProps {
  hasJoined: boolean;
  onJoin: (joins: boolean) => void;
}

/** "Focus Buddies": to be counted among those who are in a session now, and never by name. */
export const BuddiesField = ({ hasJoined, onJoin }: BuddiesFieldProps) => (
  <label class="strict">
    <span>
      <b id="join-name">{t('Focus Buddies')}</b>
      <small id="join-line">
        {t(
          'Be counted while you are in a session, so that others on your relay see that somebody works. A number, and never who.',
        )}
      </small>
    </span>
    <input
      type="checkbox"
      role="switch"
      class="switch"
      aria-labelledby="join-name"
      aria-describedby="join-line"
      checked={hasJoined}
      aria-checked={hasJoined}
      onChange={({ currentTarget }) => onJoin(currentTarget.checked)}
    />
  </label>
);
