import { signal, useSignal } from '@preact/signals';
import { SwitchField } from '../../components/SwitchField.tsx';
import { onPairing, readPairing } from '../../lib/browser/room.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { t } from '../../lib/words/t.ts';

const hasRelay = signal(false);
async function look(): Promise<void> {
  const paired = await readPairing();
  hasRelay.value = paired.is === 'yes' && !paired.pairing.gone;
}
onPairing(() => void look().catch(console.error));
// Before the first picture, so that nothing moves in it.
await look().catch(console.error);

/** In prep: whether to join Focus Buddies. Where there is no relay nobody is counted, and nothing is asked. */
export function PrepCompany({ doc, asking }: { doc: Pick<Doc, 'setting'>; asking: Asking }) {
  const refusal = useSignal('');
  if (!hasRelay.value) return null;
  async function join(to: boolean) {
    const answer = await asking.ask({ do: 'set', setting: 'buddies', to });
    refusal.value = answer.is === 'refused' ? t(REFUSALS[answer.because]) : '';
  }
  return (
    <>
      <SwitchField
        id="buddies"
        name={t('Focus Buddies')}
        line={t(
          'Be counted while you are in a session, so that others on your relay see that somebody works. A number, and never who.',
        )}
        isOn={settingOf(doc, 'buddies')}
        onSwitch={(to) => void join(to)}
      />
      {refusal.value && (
        <p class="note refused" role="alert">
          {refusal.value}
        </p>
      )}
    </>
  );
}
