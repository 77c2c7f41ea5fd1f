import type { ReadonlySignal } from '@preact/signals';
import { progressAt } from '../lib/core/phase.ts';
import type { Shown } from '../lib/ui/shown.ts';
import { countdown, spokenLeft, timeOfDay } from '../lib/ui/words.ts';
import { t } from '../lib/words/t.ts';
import { Horizon } from './Horizon.tsx';

/** The session in a small window that stays on top of all others. */
export function FloatingTimer({ shown }: { shown: ReadonlySignal<Shown | null> }) {
  const now = shown.value;
  if (!now) return null;
  const { phase } = now;
  return (
    <main class="sky floating" data-mode={phase.is === 'focusing' ? 'focus' : 'over'}>
      <Horizon progress={phase.is === 'focusing' ? progressAt(phase, now.now) : null} />
      {phase.is === 'focusing' ? (
        <div class="middle">
          <p class="floating-task" dir="auto">
            {phase.session.task}
          </p>
          <p class="figure" role="timer" aria-label={spokenLeft(phase.endsAt - now.now)}>
            {countdown(phase.endsAt - now.now)}
          </p>
          <p class="caption">{t('ends at {time}', { time: timeOfDay(phase.endsAt - now.shift) })}</p>
        </div>
      ) : (
        <div class="middle">
          <p class="figure words">{t('No session')}</p>
        </div>
      )}
    </main>
  );
}
