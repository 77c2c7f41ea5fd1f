import { t, tn } from '../lib/words/t.ts';

/** Tabs that were set aside, and the way to have them back. */
export const SetAside = ({ count, onGiveBack }: { count: number; onGiveBack: () => void }) => (
  <section class="set-aside" aria-label={t('Tabs set aside')}>
    <p>
      <b>{tn(count, '{n} tab set aside.', '{n} tabs set aside.')}</b>{' '}
      {tn(count, 'Kept until you want it.', 'Kept until you want them.')}
    </p>
    <button type="button" class="plain" onClick={onGiveBack}>
      {tn(count, 'Give {n} tab back', 'Give {n} tabs back')}
    </button>
  </section>
);
