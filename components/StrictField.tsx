import { t } from '../lib/words/t.ts';

interface StrictFieldProps {
  isStrict: boolean;
  onStrict: (isStrict: boolean) => void;
}

/** A session without exceptions, with what it costs said beforehand. */
export const StrictField = ({ isStrict, onStrict }: StrictFieldProps) => (
  <label class="strict">
    <span>
      <b id="strict-name">{t('Strict')}</b>
      <small id="strict-line">
        {t('Nothing is let through, and it does not end before its time. One emergency exit in seven days.')}
      </small>
    </span>
    <input
      type="checkbox"
      role="switch"
      class="switch"
      aria-labelledby="strict-name"
      aria-describedby="strict-line"
      checked={isStrict}
      aria-checked={isStrict}
      onChange={({ currentTarget }) => onStrict(currentTarget.checked)}
    />
  </label>
);
