import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { MINUTE } from '../lib/core/time.ts';
import { Icon } from './Icon.tsx';
import { PENCIL, TARGET } from './icons.ts';

interface HomeFooterProps {
  isPaused: boolean;
  now: number;
  /** The next morning at which work begins, or nine; for "until tomorrow". */
  tomorrow: { at: number; words: string };
  focusButton: RefObject<HTMLButtonElement | null>;
  onPause: (until: number | null) => void;
  onResume: () => void;
  onOffline: () => void;
  onFocus: () => void;
}

const LENGTHS: readonly [label: string, minutes: number][] = [
  ['15 min', 15],
  ['30 min', 30],
  ['1 h', 60],
];

/** The two modes that are somebody's choice: paused, and a Focus Session. */
export function HomeFooter(props: HomeFooterProps) {
  const { isPaused, now, tomorrow, focusButton, onPause, onResume, onOffline, onFocus } = props;
  const picked = useSignal('');
  const refusal = useSignal('');

  function pauseUntilPicked(event: Event) {
    event.preventDefault();
    const until = new Date(picked.value).getTime();
    refusal.value = Number.isNaN(until) ? 'Choose a day and a time first.' : '';
    if (refusal.value === '') onPause(until);
  }

  return (
    <footer class="home-foot">
      {isPaused && (
        <form class="pause-panel" aria-label="How long to pause" onSubmit={pauseUntilPicked}>
          <p class="pause-lengths">
            {LENGTHS.map(([label, minutes]) => (
              <button key={label} type="button" class="chip" onClick={() => onPause(now + minutes * MINUTE)}>
                {label}
              </button>
            ))}
            <button type="button" class="chip" onClick={() => onPause(tomorrow.at)}>
              Until {tomorrow.words}
            </button>
          </p>
          <p class="pause-until">
            <label class="pause-label">
              Until
              <input
                type="datetime-local"
                class="pause-field"
                value={picked.value}
                onInput={({ currentTarget }) => {
                  picked.value = currentTarget.value;
                }}
              />
            </label>
            <button type="submit" class="chip">
              Set
            </button>
          </p>
          {refusal.value && (
            <p class="note refused" role="alert">
              {refusal.value}
            </p>
          )}
        </form>
      )}
      <div class="home-row">
        <label class="on-switch">
          <input
            type="checkbox"
            role="switch"
            class="switch"
            checked={!isPaused}
            aria-checked={!isPaused}
            onChange={() => (isPaused ? onResume() : onPause(null))}
          />
          <span>
            <span class="unseen">Recording: </span>
            {isPaused ? 'Paused' : 'On'}
          </span>
        </label>
        <button type="button" class="footer-link" onClick={onOffline}>
          <Icon path={PENCIL} size={16} />
          Offline work
        </button>
        <button ref={focusButton} type="button" class="focus-button" onClick={onFocus}>
          <Icon path={TARGET} size={19} />
          Focus
        </button>
      </div>
    </footer>
  );
}
