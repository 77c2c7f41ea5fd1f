import { useSignal } from '@preact/signals';
import { LiveRegion } from '../../components/LiveRegion.tsx';

/** A text that has to be put in elsewhere, and a button that copies it. */
export function Copied({ what, text }: { what: string; text: string }) {
  const said = useSignal('');
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      said.value = 'Copied.';
    } catch {
      // Some browsers keep the clipboard to themselves; the text stands beside the button.
      said.value = 'Select it and copy it.';
    }
  }
  return (
    <span class="copied">
      <code>{text}</code>
      <button type="button" class="plain" aria-label={`Copy ${what}`} onClick={() => void copy()}>
        Copy
      </button>
      <span class="quiet" aria-hidden="true">
        {said.value}
      </span>
      <LiveRegion says={said.value} />
    </span>
  );
}
