import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { TASK_LENGTH } from '../lib/core/session.ts';
import { lengthOf } from '../lib/core/task.ts';
import { fitTask } from '../lib/ui/fit-task.ts';
import { isVague } from '../lib/ui/vague.ts';
import { t, tn } from '../lib/words/t.ts';

interface TaskFieldProps {
  task: string;
  recent: string[];
  onTask: (task: string) => void;
}

/** "What will you work on?" Focused and selected when it appears, so that typing replaces what was there. */
export function TaskField({ task, recent, onTask }: TaskFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const isFull = useSignal(false);
  useLayoutEffect(() => {
    const field = input.current;
    field?.focus();
    field?.select();
    // It is the beginning of a long task that shows.
    field?.scrollTo({ left: 0 });
  }, []);

  function take(field: HTMLInputElement) {
    const caret = field.selectionStart ?? field.value.length;
    const fitted = fitTask(field.value, caret);
    isFull.value = fitted.text !== field.value;
    if (isFull.value) {
      field.value = fitted.text;
      field.setSelectionRange(fitted.caret, fitted.caret);
    }
    onTask(fitted.text);
  }

  return (
    <div class="field">
      <div class="label">
        <label for="task">{t('What will you work on?')}</label>
        <small id="task-length">{t('{done} of {whole}', { done: lengthOf(task), whole: TASK_LENGTH })}</small>
      </div>
      <input
        ref={input}
        id="task"
        class="text"
        dir="auto"
        value={task}
        autocomplete="off"
        aria-describedby="task-length task-note"
        onInput={(event) => {
          // Half-composed words are left alone until they are done.
          if (!event.isComposing) take(event.currentTarget);
        }}
        onCompositionEnd={(event) => take(event.currentTarget)}
      />
      <p id="task-note" class="note" role="status">
        {isFull.value
          ? tn(TASK_LENGTH, '{n} character is the most.', '{n} characters is the most.')
          : isVague(task) && t('What will be there at the end? A small, exact step is easier to begin.')}
      </p>
      {recent.length > 0 && (
        <fieldset class="chips">
          <legend class="unseen">{t('Recent tasks')}</legend>
          {recent.map((recentTask) => (
            <button
              key={recentTask}
              type="button"
              title={recentTask}
              dir="auto"
              onClick={() => {
                onTask(recentTask);
                input.current?.focus();
              }}
            >
              {recentTask}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
