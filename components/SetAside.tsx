import { counted } from '../lib/ui/words.ts';

/** Tabs that were set aside, and the way to have them back. */
export const SetAside = ({ count, onGiveBack }: { count: number; onGiveBack: () => void }) => (
  <section class="set-aside" aria-label="Tabs set aside">
    <p>
      <b>{counted(count, 'tab')} set aside.</b> Kept until you want {count === 1 ? 'it' : 'them'}.
    </p>
    <button type="button" class="plain" onClick={onGiveBack}>
      Give {counted(count, 'tab')} back
    </button>
  </section>
);
