import { t } from '../lib/words/t.ts';
import { Icon } from './Icon.tsx';
import { ARROW_LEFT } from './icons.ts';
import { Plans, type PlansProps } from './Plans.tsx';

/** What is planned, in the Assistant. */
export const AssistantPlans = ({ onClose, ...plans }: PlansProps & { onClose: () => void }) => (
  <div class="assistant">
    <header class="plain-head">
      <button
        type="button"
        class="icon-button"
        aria-label={t('Back')}
        title={t('Back (Escape)')}
        onClick={onClose}
      >
        <Icon path={ARROW_LEFT} />
      </button>
      <h1 class="plain-title">{t('Planned sessions')}</h1>
    </header>
    <main class="in-main">
      <Plans {...plans} />
    </main>
  </div>
);
