import { Icon } from '../../components/Icon.tsx';
import { CHEVRON_LEFT, CHEVRON_RIGHT, DOWNLOAD } from '../../components/icons.ts';
import { RANGES, type Range } from '../../lib/core/range.ts';
import { RANGE_NAMES } from '../../lib/ui/range-words.ts';
import { msg, t } from '../../lib/words/t.ts';
import { arrows } from './arrows.ts';

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

type Words = Record<Range['is'], string>;
const BEFORE: Words = {
  day: msg('Day before'),
  week: msg('Week before'),
  month: msg('Month before'),
  year: msg('Year before'),
};
const AFTER: Words = {
  day: msg('Day after'),
  week: msg('Week after'),
  month: msg('Month after'),
  year: msg('Year after'),
};
const EXPORT: Words = {
  day: msg('Export this day'),
  week: msg('Export this week'),
  month: msg('Export this month'),
  year: msg('Export this year'),
};

/** What is shown, the way to other days, weeks, months and years, and out. */
export function Stepper({ range, today, name, turns, onExport }: StepperProps) {
  const [before, after] = arrows();
  const withKey = (words: string, key: string) => t('{words} ({key})', { words, key });
  return (
    <div class="stepper">
      <button
        type="button"
        class="round"
        aria-label={t(BEFORE[range.is])}
        title={withKey(t(BEFORE[range.is]), before)}
        onClick={() => turns.beside(-1)}
      >
        <Icon path={CHEVRON_LEFT} size={20} />
      </button>
      <h1 class="day">{name}</h1>
      <button
        type="button"
        class="round"
        aria-label={t(AFTER[range.is])}
        title={withKey(t(AFTER[range.is]), after)}
        aria-disabled={range.last >= today}
        onClick={() => turns.beside(1)}
      >
        <Icon path={CHEVRON_RIGHT} size={20} />
      </button>
      {(today < range.first || today > range.last) && (
        <button type="button" class="pill" title={withKey(t('Today'), 'T')} onClick={turns.today}>
          {t('Today')}
        </button>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent. */}
      <div class="ranges" role="group" aria-label={t('How long')}>
        {RANGES.map((is) => (
          <button
            key={is}
            type="button"
            class="range"
            aria-pressed={is === range.is}
            title={withKey(t(RANGE_NAMES[is]), is[0]?.toUpperCase() ?? '')}
            onClick={() => turns.to(is)}
          >
            {t(RANGE_NAMES[is])}
          </button>
        ))}
      </div>
      <details class="export">
        <summary class="round" aria-label={t(EXPORT[range.is])} title={t(EXPORT[range.is])}>
          <Icon path={DOWNLOAD} size={19} />
        </summary>
        <p class="export-menu">
          {(['csv', 'json'] as const).map((as) => (
            <button key={as} type="button" class="export-as" onClick={() => onExport(as)}>
              {t('As {format}', { format: as.toUpperCase() })}
            </button>
          ))}
        </p>
      </details>
    </div>
  );
}
