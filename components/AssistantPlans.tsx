import { t } from '../lib/words/t.ts';
import { PlainHead } from './PlainHead.tsx';
import { Plans, type PlansProps } from './Plans.tsx';

/** What is planned, in the Assistant. */
export const AssistantPlans = ({ onClose, ...plans }: PlansProps & { onClose: () => void }) => (
  <div class="assistant">
    <PlainHead title={t('Planned sessions')} onBack={onClose} />
    <main class="in-main">
      <Plans {...plans} />
    </main>
  </div>
);
