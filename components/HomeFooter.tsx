import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { HOUR, MINUTE } from '../lib/core/time.ts';
import { lengthInWords } from '../lib/ui/words.ts';
import { t } from '../lib/words/t.ts';
import { Icon } from './Icon.tsx';
import { PENCIL, TARGET } from './icons-home.ts';
import { Switch } from './Switch.tsx';

interface HomeFooterProps {
  isPaused: boolean;
  now: number;
  /** The next morning at which work begins, or nine, as "Until tomorrow 09:00". */
  tomorrow: { at: number; words: string };
  focusButton: RefObject<HTMLButtonElement | null>;
  onPause: (until: number | null) => void;
  onResume: () => void;
  onOffline: () => void;
  onFocus: () => void;
}

const LENGTHS = [15 * MINUTE, 30 * MINUTE, HOUR];

/** The two modes that are somebody's choice: paused, and a Focus Session. */
export function HomeFooter(props: HomeFooterProps) {
  const { isPaused, now, tomorrow, focusButton, onPause, onResume, onOffline, onFocus } = props;
  const picked = useSignal('');
  const refusal = useSignal('');

  function pauseUntilPicked(event: Event) {
    event.preventDefault();
    const until = new Date(picked.value).getTime();
    refusal.value = Number.isNaN(until) ? t('Choose a day and a time first.') : '';
    if (refusal.value === '') onPause(until);
  }

  return (
    <footer class="home-foot">
      {isPaused && (
        <form class="pause-panel" aria-label={t('How long to pause')} onSubmit={pauseUntilPicked}>
          <p class="pause-lengths">
            {LENGTHS.map((length) => (
              <button key={length} type="button" class="chip" onClick={() => onPause(now + length)}>
                {lengthInWords(length)}
              </button>
            ))}
            <button type="button" class="chip" onClick={() => onPause(tomorrow.at)}>
              {tomorrow.words}
            </button>
          </p>
          <p class="pause-until">
            <label class="pause-label">
              {t('Until##a day and a time, in a field beside it')}
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
              {t('Set##the end of a pause')}
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
          <Switch isOn={!isPaused} onSwitch={() => (isPaused ? onResume() : onPause(null))} />
          <span>
            <span class="unseen">{t(isPaused ? 'Recording: Paused' : 'Recording: On')}</span>
            <span aria-hidden="true">{t(isPaused ? 'Paused' : 'On##recording')}</span>
          </span>
        </label>
        <button type="button" class="footer-link" onClick={onOffline}>
          <Icon path={PENCIL} size={16} />
          {t('Offline work')}
        </button>
        <button ref={focusButton} type="button" class="focus-button" onClick={onFocus}>
          <Icon path={TARGET} size={19} />
          {t('Focus##begin a session')}
        </button>
      </div>
    </footer>
  );
}
