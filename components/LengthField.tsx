import type { RefObject } from 'preact';
import { LONGEST, PRESETS, SHORTEST } from '../lib/core/session.ts';
import type { Choice } from '../lib/ui/draft.ts';
import { REFUSALS } from '../lib/ui/refusals.ts';
import { t } from '../lib/words/t.ts';

interface LengthFieldProps {
  /** What is chosen: one of the presets, or 'other'. */
  choice: Choice;
  /** What stands in the field for another length, as typed. */
  other: string;
  isRefused: boolean;
  otherField: RefObject<HTMLInputElement | null>;
  /** How what is chosen stands to what comes next; '' where there is nothing to say. */
  hint: string;
  /** When the workday ends, as the clock says it; null where no session can last until then. */
  workEnd: string | null;
  onChoice: (choice: Choice) => void;
  onOther: (other: string) => void;
}

/** "How long?" */
export function LengthField({
  workEnd,
  hint,
  choice,
  other,
  isRefused,
  otherField,
  onChoice,
  onOther,
}: LengthFieldProps) {
  const choices = [...PRESETS, 'other'] as const;
  return (
    <fieldset class="field">
      <legend class="label">
        {t('How long?')} <small aria-live="polite">{hint || t('minutes')}</small>
      </legend>
      <div class="lengths">
        {choices.map((each) => (
          <label key={each}>
            <input type="radio" name="length" checked={each === choice} onChange={() => onChoice(each)} />
            <span>{each === 'other' ? t('other##length') : each}</span>
          </label>
        ))}
      </div>
      {workEnd && (
        <label class="work-end">
          <input
            type="radio"
            name="length"
            checked={choice === 'work-end'}
            onChange={() => onChoice('work-end')}
          />
          <span>{t('Until my workday ends, {time}', { time: workEnd })}</span>
        </label>
      )}
      {choice === 'other' && (
        <p class="other-length">
          <label for="other-length">{t('Minutes')}</label>
          <input
            ref={otherField}
            id="other-length"
            class="text"
            inputmode="numeric"
            autocomplete="off"
            size={4}
            value={other}
            aria-invalid={isRefused}
            aria-describedby="length-rule"
            onInput={(event) => onOther(event.currentTarget.value)}
          />
          <span id="length-rule" class={isRefused ? 'note refused' : 'note'} role="status">
            {isRefused
              ? t(REFUSALS['too-short-or-long'])
              : t('{least} to {most}', { least: SHORTEST, most: LONGEST })}
          </span>
        </p>
      )}
    </fieldset>
  );
}
