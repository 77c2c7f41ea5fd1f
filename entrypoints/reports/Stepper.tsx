import { Icon } from '../../components/Icon.tsx';
import { CHEVRON_LEFT, CHEVRON_RIGHT, DOWNLOAD } from '../../components/icons.ts';
import { RANGES, type Range } from '../../lib/core/range.ts';
import { RANGE_NAMES } from '../../lib/ui/range-words.ts';

/** The ways from one report to another. */
export interface Turns {
  /** To the one after or before. */
  beside: (by: 1 | -1) => void;
  today: () => void;
  /** To the day, week, month or year around the same day. */
  to: (is: Range['is']) => void;
  /** Down to a part of it, from where the browser's own way back leads here again. */
  open: (range: Range) => void;
}

interface StepperProps {
  range: Range;
  today: string;
  name: string;
  turns: Turns;
  onExport: (as: 'csv' | 'json') => void;
}

/** What is shown, the way to other days, weeks, months and years, and out. */
export function Stepper({ range, today, name, turns, onExport }: StepperProps) {
  const what = RANGE_NAMES[range.is];
  return (
    <div class="stepper">
      <button
        type="button"
        class="round"
        aria-label={`${what} before`}
        title={`${what} before (←)`}
        onClick={() => turns.beside(-1)}
      >
        <Icon path={CHEVRON_LEFT} size={20} />
      </button>
      <h1 class="day">{name}</h1>
      <button
        type="button"
        class="round"
        aria-label={`${what} after`}
        title={`${what} after (→)`}
        aria-disabled={range.last >= today}
        onClick={() => turns.beside(1)}
      >
        <Icon path={CHEVRON_RIGHT} size={20} />
      </button>
      {(today < range.first || today > range.last) && (
        <button type="button" class="pill" title="Today (T)" onClick={turns.today}>
          Today
        </button>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent. */}
      <div class="ranges" role="group" aria-label="How long">
        {RANGES.map((is) => (
          <button
            key={is}
            type="button"
            class="range"
            aria-pressed={is === range.is}
            title={`${RANGE_NAMES[is]} (${is[0]?.toUpperCase()})`}
            onClick={() => turns.to(is)}
          >
            {RANGE_NAMES[is]}
          </button>
        ))}
      </div>
      <details class="export">
        <summary class="round" aria-label={`Export this ${range.is}`} title={`Export this ${range.is}`}>
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
}
