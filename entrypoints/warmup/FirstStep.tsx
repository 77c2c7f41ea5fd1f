import { useSignal } from '@preact/signals';
import { TASK_LENGTH } from '../../lib/core/session.ts';
import { lengthOf } from '../../lib/core/task.ts';
import { fitTask } from '../../lib/ui/fit-task.ts';
import { isVague } from '../../lib/ui/vague.ts';
import { t, tn } from '../../lib/words/t.ts';

interface FirstStepProps {
  task: string;
  onTask: (task: string) => void;
  onNext: () => void;
}

/** The first step, in words of one's own; Enter goes on. */
export function FirstStep({ task, onTask, onNext }: FirstStepProps) {
  const isFull = useSignal(false);

  function take(field: HTMLInputElement) {
    const fitted = fitTask(field.value, field.selectionStart ?? field.value.length);
    isFull.value = fitted.text !== field.value;
    if (isFull.value) {
      field.value = fitted.text;
      field.setSelectionRange(fitted.caret, fitted.caret);
    }
    onTask(fitted.text);
  }

  return (
    <form
      class="first-step"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <div class="label">
        <label for="first-step">{t('The first step')}</label>
        <small id="first-step-length">
          {t('{length} of {most}', { length: lengthOf(task), most: TASK_LENGTH })}
        </small>
      </div>
      <input
        id="first-step"
        class="text"
        dir={task ? 'auto' : undefined}
        value={task}
        autocomplete="off"
        aria-describedby="first-step-length first-step-note"
        onInput={(event) => {
          // Half-composed words are left alone until they are done.
          if (!event.isComposing) take(event.currentTarget);
        }}
        onCompositionEnd={(event) => take(event.currentTarget)}
      />
      <p id="first-step-note" class="quiet" role="status">
        {isFull.value
          ? tn(TASK_LENGTH, '{n} character is the most.', '{n} characters is the most.')
          : isVague(task) && t('What will be there at the end? A small, exact step is easier to begin.')}
      </p>
    </form>
  );
}
