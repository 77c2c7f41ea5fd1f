import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { TASK_LENGTH } from '../../lib/core/session.ts';
import { lengthOf } from '../../lib/core/task.ts';
import { fitTask } from '../../lib/ui/fit-task.ts';
import { t, tn } from '../../lib/words/t.ts';

interface NextFieldProps {
  /** As it is kept. */
  next: string;
  isOpen: boolean;
  onNext: (next: string) => void;
  /** What became of the last answer, seen beside what was typed last. */
  status: string;
}

const PAUSE = 400;

/** "What comes next?" Kept as it is typed, whatever becomes of the page. */
export function NextField({ next, isOpen, onNext, status }: NextFieldProps) {
  /** Null: nothing was typed that is not kept. */
  const typed = useSignal<string | null>(null);
  const isFull = useSignal(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const keep = useRef(onNext);
  keep.current = onNext;

  function flush() {
    if (timer.current === null) return;
    clearTimeout(timer.current);
    timer.current = null;
    if (typed.value !== null) keep.current(typed.value);
  }
  useEffect(() => {
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      flush();
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, []);

  function take(field: HTMLTextAreaElement) {
    const caret = field.selectionStart ?? field.value.length;
    const fitted = fitTask(field.value, caret);
    isFull.value = fitted.text !== field.value;
    if (isFull.value) {
      field.value = fitted.text;
      field.setSelectionRange(fitted.caret, fitted.caret);
    }
    typed.value = fitted.text;
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(flush, PAUSE);
  }
  const text = typed.value ?? next;
  return (
    <div class="question">
      <label class="legend" for="next">
        {t('What comes next?')} <span class="hint">{t('Offered as the task next time.')}</span>
      </label>
      <textarea
        id="next"
        class="next"
        dir={text ? 'auto' : undefined}
        rows={2}
        value={text}
        readOnly={!isOpen}
        aria-describedby="next-note"
        onInput={(event) => {
          // Half-composed words are left alone until they are done.
          if (!event.isComposing) take(event.currentTarget);
        }}
        onCompositionEnd={(event) => take(event.currentTarget)}
        onBlur={flush}
      />
      <div class="hint under-next">
        <p id="next-note" role="status">
          {isFull.value
            ? tn(TASK_LENGTH, '{n} character is the most.', '{n} characters is the most.')
            : text !== '' && t('{length} of {most}', { length: lengthOf(text), most: TASK_LENGTH })}
        </p>
        <p aria-hidden="true">{status}</p>
      </div>
    </div>
  );
}
