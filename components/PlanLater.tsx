import { signal } from '@preact/signals';
import { t } from '../lib/words/t.ts';
import type { LaterFields as Fields, LaterProps } from './LaterFields.tsx';

/** What is in it, fetched once it is opened. */
const fields = signal<typeof Fields | null>(null);

async function fetchFields(): Promise<void> {
  fields.value ??= (await import('./LaterFields.tsx')).LaterFields;
}

/** In prep: the same session, for another time. */
export function PlanLater(props: LaterProps) {
  const LaterFields = fields.value;
  return (
    <details class="plan-later" onToggle={() => void fetchFields()}>
      <summary>{t('Plan for later')}</summary>
      {LaterFields && <LaterFields {...props} />}
    </details>
  );
}
