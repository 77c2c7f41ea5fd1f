import { Horizon } from '../../components/Horizon.tsx';
import { progressAt } from '../../lib/core/phase.ts';
import type { Shown } from '../../lib/ui/shown.ts';
import { countdown, isLong, spokenLeft, timeOfDay } from '../../lib/ui/words.ts';

/** What this time was set aside for, and how much of it is left; bright once it is over. */
export function Sky({ shown }: { shown: Shown | null }) {
  if (!shown || shown.unreadable)
    return (
      <section class="sky" data-mode="focus">
        <Horizon progress={null} />
        <div class="in-sky no-figure">{shown && <h1>This time is set aside</h1>}</div>
      </section>
    );
  const { phase, now, shift } = shown;
  if (phase.is === 'resting')
    return (
      <section class="sky" data-mode="over">
        <Horizon progress={1} />
        <div class="in-sky no-figure">
          <h1>The session is over</h1>
        </div>
      </section>
    );
  const { task } = phase.session;
  const left = phase.endsAt - now;
  return (
    <section class="sky" data-mode="focus" aria-label="Focus Session">
      <Horizon progress={progressAt(phase, now)} />
      <div class="in-sky">
        {task && <p class="kicker">You set this time aside for</p>}
        <h1 class={isLong(task) ? 'long' : ''}>{task || 'This time is set aside'}</h1>
        <p class="figure" role="timer" aria-label={spokenLeft(left)}>
          {countdown(left)}
        </p>
        <p class="ends">ends at {timeOfDay(phase.endsAt - shift)}</p>
      </div>
    </section>
  );
}
