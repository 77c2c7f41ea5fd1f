import { Icon } from './Icon.tsx';
import { COFFEE } from './icons.ts';

/** A break that was taken after a session, and the way out of it. */
export const BreakLine = ({ until, onEnd }: { until: string; onEnd: () => void }) => (
  <section class="last-session" aria-label="Break">
    <Icon path={COFFEE} />
    <div>
      <h2>On a break until {until}</h2>
      <button type="button" class="plain" onClick={onEnd}>
        End the break
      </button>
    </div>
  </section>
);
