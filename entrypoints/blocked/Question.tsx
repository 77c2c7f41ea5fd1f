import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { SECOND } from '../../lib/core/time.ts';
import { t, tn } from '../../lib/words/t.ts';

export interface Choice {
  title: string;
  more: string;
  onChoose: () => void;
}

interface QuestionProps {
  title: string;
  /** The two ways to the site, opened by the keys 1 and 2 once the breath is over. */
  choices: [Choice, Choice];
  stay: Choice;
  /** How long the two stay shut, in milliseconds. */
  breath: number;
}

/** The question after "Continue": two ways on that wait for a breath, and the way back, which is there at once. */
export function Question({ title, choices, stay, breath }: QuestionProps) {
  const seconds = useSignal(Math.ceil(breath / SECOND));
  const stayButton = useRef<HTMLButtonElement>(null);
  const isOpen = seconds.value === 0;

  useLayoutEffect(() => stayButton.current?.focus(), []);

  useEffect(() => {
    const opensAt = performance.now() + breath;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const left = Math.max(0, opensAt - performance.now());
      seconds.value = Math.ceil(left / SECOND);
      if (left > 0) timer = setTimeout(tick, left % SECOND || SECOND);
    };
    tick();
    return () => clearTimeout(timer);
  }, [breath]);

  // Before the first paint: what is seen can be answered.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (event.key === 'Escape') stay.onChoose();
      else if (seconds.value === 0 && event.key === '1') choices[0].onChoose();
      else if (seconds.value === 0 && event.key === '2') choices[1].onChoose();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });

  return (
    <div class="question">
      <h2>{title}</h2>
      <div class="choices">
        {choices.map((choice, at) => (
          <button
            key={choice.title}
            type="button"
            class="choice"
            aria-disabled={!isOpen}
            aria-keyshortcuts={String(at + 1)}
            data-key={at + 1}
            onClick={() => isOpen && choice.onChoose()}
          >
            <b>{choice.title}</b>
            <span>{choice.more}</span>
          </button>
        ))}
        <button
          ref={stayButton}
          type="button"
          class="choice stay"
          aria-keyshortcuts="Escape"
          data-key="Esc"
          onClick={stay.onChoose}
        >
          <b>{stay.title}</b>
          <span>{stay.more}</span>
        </button>
      </div>
      {breath > 0 && (
        <p class={isOpen ? 'breath over' : 'breath'}>
          <i aria-hidden="true" />
          <span>
            {isOpen
              ? t('All three are open now.')
              : tn(
                  seconds.value,
                  'One breath first. The other two open in {n} second.',
                  'One breath first. The other two open in {n} seconds.',
                )}
          </span>
        </p>
      )}
      <LiveRegion says={isOpen && breath > 0 ? t('All three answers are open now.') : ''} />
    </div>
  );
}
