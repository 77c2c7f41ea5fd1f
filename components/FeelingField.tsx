import { FEELINGS, type Feeling } from '../lib/core/reflection.ts';
import { FEELING_WORDS } from '../lib/ui/feelings.ts';
import { t } from '../lib/words/t.ts';

interface FeelingFieldProps {
  legend: string;
  feeling: Feeling | null;
  onFeeling: (feeling: Feeling | null) => void;
}

/** How somebody feels. Pressed again, a feeling is taken back: nobody has to say. */
export const FeelingField = ({ legend, feeling, onFeeling }: FeelingFieldProps) => (
  <fieldset class="field feelings">
    <legend class="label">
      {legend} <small>{t('optional')}</small>
    </legend>
    <div class="pills">
      {FEELINGS.map((each) => (
        <button
          key={each}
          type="button"
          class="pill"
          aria-pressed={each === feeling}
          onClick={() => onFeeling(each === feeling ? null : each)}
        >
          {t(FEELING_WORDS[each])}
        </button>
      ))}
    </div>
  </fieldset>
);
