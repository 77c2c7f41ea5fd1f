import { useSignal } from '@preact/signals';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { t } from '../../lib/words/t.ts';

/** A text that has to be put in elsewhere, and a button that copies it. `label`: what it does, in full: "Copy the name". */
export function Copied({ label, text }: { label: string; text: string }) {
  const said = useSignal('');
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      said.value = t('Copied.');
    } catch {
      // Some browsers keep the clipboard to themselves; the text stands beside the button.
      said.value = t('Select it and copy it.');
    }
  }
  return (
    <span class="copied">
      <code dir="auto">{text}</code>
      <button type="button" class="plain" aria-label={label} onClick={() => void copy()}>
        {t('Copy')}
      </button>
      <span class="quiet" aria-hidden="true">
        {said.value}
      </span>
      <LiveRegion says={said.value} />
    </span>
  );
}
