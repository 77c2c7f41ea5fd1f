import { Icon } from '../../components/Icon.tsx';
import { CROSS, SPEAKER } from '../../components/icons.ts';
import type { Narration } from '../../lib/ui/narration.ts';
import { t, tn } from '../../lib/words/t.ts';

interface HeaderProps {
  name: string;
  /** Counted from 1; past the last one at the end. */
  at: number;
  steps: number;
  narration: Narration;
  hasKeys: boolean;
  onListen: () => void;
  onSkip: () => void;
  onLeave: () => void;
}

/** Which warmup this is, how far it has come, whether it is read aloud, and the ways out. */
export function Header({ name, at, steps, narration, hasKeys, onListen, onSkip, onLeave }: HeaderProps) {
  const isOn = narration.isOn.value;
  const isEnd = at > steps;
  return (
    <header class="head">
      <div class="head-row">
        <h1>{name}</h1>
        <div class="head-ways">
          <button
            type="button"
            class="head-button listen"
            aria-pressed={isOn}
            aria-keyshortcuts={hasKeys ? 'L' : undefined}
            onClick={onListen}
          >
            <Icon path={SPEAKER} size={17} />
            {t('Listen')}
          </button>
          {!isEnd && (
            <button
              type="button"
              class="head-button"
              aria-keyshortcuts={hasKeys ? 'S' : undefined}
              onClick={onSkip}
            >
              {t('Skip')}
            </button>
          )}
          <button
            type="button"
            class="head-button leave"
            aria-label={t('Leave')}
            title={t('Leave (Escape)')}
            onClick={onLeave}
          >
            <Icon path={CROSS} size={17} />
          </button>
        </div>
      </div>
      <p class="dots">
        <span class="unseen">
          {isEnd
            ? tn(steps, '{n} step is behind you', 'All {n} steps are behind you')
            : t('Step {at} of {steps}', { at, steps })}
        </span>
        {Array.from({ length: steps }, (_, index) => (
          <i
            key={index}
            class={index + 1 === at ? 'here' : index + 1 < at ? 'done' : ''}
            aria-hidden="true"
          />
        ))}
      </p>
      <p class="note" role="status">
        {narration.note.value}
      </p>
    </header>
  );
}
