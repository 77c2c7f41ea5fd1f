import { useSignal } from '@preact/signals';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import type { Doc } from '../../lib/core/doc.ts';
import type { Phase } from '../../lib/core/phase.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { t } from '../../lib/words/t.ts';
import { Browsers } from './Browsers.tsx';
import { SyncBegin } from './SyncBegin.tsx';
import { able, paired } from './sync-work.ts';

export interface SyncProps {
  doc: Doc;
  phase: Phase;
  device: string | null;
  /** The machine's time, and that by which sessions run. */
  now: number;
  sessionTime: number;
  asking: Asking;
}

/** How this browser and a person's others are one. */
export function Sync(props: SyncProps) {
  const said = useSignal('');
  const say = (words: string) => {
    said.value = words;
  };
  const held = paired.value;
  return (
    <section class="card" aria-labelledby="sync">
      <h2 class="card-title" id="sync">
        {t('Your browsers')}
      </h2>
      {held?.is === 'unreadable' && (
        <p>
          {t(
            'How this browser shares cannot be read. It is left as it is. Restart the browser, or delete everything below and pair it again.',
          )}
        </p>
      )}
      {held?.is === 'no' && able.value === false && (
        <p>
          {t(
            'One session in all your browsers needs an ordinary window, and Chrome or Edge from 137, Firefox from 142 or Safari from 18.4. Update this browser to share.',
          )}
        </p>
      )}
      {held?.is === 'yes' && <Browsers {...props} pairing={held.pairing} say={say} />}
      {(held?.is === 'no' || (held?.is === 'yes' && held.pairing.gone)) && able.value && (
        <SyncBegin {...props} say={say} />
      )}
      <p class="said-here" aria-hidden="true">
        {said.value}
      </p>
      <LiveRegion says={said.value} />
    </section>
  );
}
