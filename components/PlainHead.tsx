import { t } from '../lib/words/t.ts';
import { Icon } from './Icon.tsx';
import { ARROW_LEFT } from './icons.ts';

/** The head of a part of the Assistant that one goes back from. */
export const PlainHead = ({ title, onBack }: { title: string; onBack: () => void }) => (
  <header class="plain-head">
    <button
      type="button"
      class="icon-button"
      aria-label={t('Back')}
      title={t('Back (Escape)')}
      onClick={onBack}
    >
      <Icon path={ARROW_LEFT} />
    </button>
    <h1 class="plain-title">{title}</h1>
  </header>
);
