import type { RefObject } from 'preact';
import { PRESETS } from '../lib/core/session.ts';
import { LENGTH_RULE } from '../lib/ui/refusals.ts';

interface LengthFieldProps {
  /** What is chosen: one of the presets, or 'other'. */
  choice: number | 'other';
  /** What stands in the field for another length, as typed. */
  other: string;
  isRefused: boolean;
  otherField: RefObject<HTMLInputElement | null>;
  onChoice: (choice: number | 'other') => void;
  onOther: (other: string) => void;
}

/** "How long?" */
export function LengthField({ choice, other, isRefused, otherField, onChoice, onOther }: LengthFieldProps) {
  const choices = [...PRESETS, 'other'] as const;
  return (
    <fieldset class="field">
      <legend class="label">
        How long? <small>minutes</small>
      </legend>
      <div class="lengths">
        {choices.map((each) => (
          <label key={each}>
            <input type="radio" name="length" checked={each === choice} onChange={() => onChoice(each)} />
            <span>{each}</span>
          </label>
        ))}
      </div>
      {choice === 'other' && (
        <p class="other-length">
          <label for="other-length">Minutes</label>
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
            {isRefused ? LENGTH_RULE : '5 to 240'}
          </span>
        </p>
      )}
    </fieldset>
  );
}
