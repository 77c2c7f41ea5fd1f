import { Icon } from '../../components/Icon.tsx';
import { CHEVRON_LEFT, CHEVRON_RIGHT, DOWNLOAD } from '../../components/icons.ts';
import type { Day } from '../../lib/core/day.ts';

interface StepperProps {
  day: Day;
  today: Day;
  name: string;
  onStep: (by: -1 | 0 | 1) => void;
  onExport: (as: 'csv' | 'json') => void;
}

/** Which day is shown, the way to others, and out. */
export const Stepper = ({ day, today, name, onStep, onExport }: StepperProps) => (
  <div class="stepper">
    <button
      type="button"
      class="round"
      aria-label="Day before"
      title="Day before (←)"
      onClick={() => onStep(-1)}
    >
      <Icon path={CHEVRON_LEFT} size={20} />
    </button>
    <h1 class="day">{name}</h1>
    <button
      type="button"
      class="round"
      aria-label="Day after"
      title="Day after (→)"
      aria-disabled={day >= today}
      onClick={() => onStep(1)}
    >
      <Icon path={CHEVRON_RIGHT} size={20} />
    </button>
    {day !== today && (
      <button type="button" class="pill" onClick={() => onStep(0)}>
        Today
      </button>
    )}
    <details class="export">
      <summary class="round" aria-label="Export this day" title="Export this day">
        <Icon path={DOWNLOAD} size={19} />
      </summary>
      <p class="export-menu">
        {(['csv', 'json'] as const).map((as) => (
          <button key={as} type="button" class="export-as" onClick={() => onExport(as)}>
            As {as.toUpperCase()}
          </button>
        ))}
      </p>
    </details>
  </div>
);
