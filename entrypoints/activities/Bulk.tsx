import type { Rescore } from '../../lib/core/commands.ts';
import { COUNTS_AS, KINDS } from '../../lib/ui/kinds.ts';
import { t } from '../../lib/words/t.ts';

interface BulkProps {
  onChange: (asked: Omit<Rescore, 'site'>) => void;
  onClear: () => void;
}

/** What can be done with all that is selected. Buttons, not lists: walking through a list would change thousands. */
export const Bulk = ({ onChange, onClear }: BulkProps) => (
  <div class="bulk">
    <fieldset class="together">
      <legend class="together-name">{t('Count as')}</legend>
      {KINDS.map((as) => (
        <button key={as} type="button" class="plain" data-as={as} onClick={() => onChange({ as })}>
          <i class="dot" /> {t(COUNTS_AS[as])}
        </button>
      ))}
    </fieldset>
    <fieldset class="together">
      <legend class="together-name">{t('Communication')}</legend>
      <button type="button" class="plain" onClick={() => onChange({ communication: true })}>
        {t('Yes')}
      </button>
      <button type="button" class="plain" onClick={() => onChange({ communication: false })}>
        {t('No')}
      </button>
    </fieldset>
    <button type="button" class="plain" onClick={() => onChange({ as: 'catalogue', communication: null })}>
      {t('As in the list again')}
    </button>
    <button type="button" class="link" onClick={onClear}>
      {t('Select none')}
    </button>
  </div>
);
