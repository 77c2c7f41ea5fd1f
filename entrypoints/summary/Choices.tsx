import { t } from '../../lib/words/t.ts';

interface ChoicesProps<Answer extends string> {
  legend: string;
  hint: string;
  /** Of a table: said in the language that is spoken. */
  words: Record<Answer, string>;
  chosen: Answer | null;
  isOpen: boolean;
  /** Null: taken back. */
  onChoose: (answer: Answer | null) => void;
}

/** A question with a few answers. Pressed again, an answer is taken back: nobody has to say. */
export const Choices = <Answer extends string>(props: ChoicesProps<Answer>) => (
  <fieldset class="question" disabled={!props.isOpen}>
    <legend class="legend">
      {props.legend} <span class="hint">{props.hint}</span>
    </legend>
    <div class="choices">
      {(Object.keys(props.words) as Answer[]).map((answer) => (
        <button
          key={answer}
          type="button"
          class="choice"
          aria-pressed={answer === props.chosen}
          onClick={() => props.onChoose(answer === props.chosen ? null : answer)}
        >
          {t<string>(props.words[answer])}
        </button>
      ))}
    </div>
  </fieldset>
);
