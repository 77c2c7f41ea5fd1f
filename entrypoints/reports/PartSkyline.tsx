import type { Part } from '../../lib/core/long-report.ts';
import type { Range } from '../../lib/core/range.ts';
import { sumOf } from '../../lib/core/report.ts';
import { HOUR } from '../../lib/core/time.ts';
import { partLabel, partName } from '../../lib/ui/range-words.ts';
import { t } from '../../lib/words/t.ts';
import { Storeys } from './Storeys.tsx';

interface PartSkylineProps {
  parts: readonly Part[];
  within: Range['is'];
  onOpen: (range: Range) => void;
}

/** A week, a month or a year on its horizon: a column for each part, the goal across it. */
export function PartSkyline({ parts, within, onOpen }: PartSkylineProps) {
  const most = Math.max(HOUR, ...parts.map(({ shares, goal }) => Math.max(sumOf(shares), goal)));
  const middle = (at: number) => `${((at + 0.5) / parts.length) * 100}%`;
  const width = `min(${(0.86 / parts.length) * 100}%, 5.5rem)`;
  return (
    <div
      class="skyline long"
      role="img"
      aria-label={
        parts[0]?.range.is === 'month'
          ? t('A column for each month, with a line where the goal is. The table below has the same.')
          : t('A column for each day, with a line where the goal is. The table below has the same.')
      }
    >
      {parts.map(({ range, shares, goal }, at) => (
        <Storeys
          key={range.first}
          name={partName(range, within)}
          shares={shares}
          most={most}
          goal={goal}
          style={{ insetInlineStart: `calc(${middle(at)} - ${width} / 2)`, inlineSize: width }}
          onOpen={() => onOpen(range)}
        />
      ))}
      <div class="hours">
        {parts.map(({ range }, at) => (
          <span
            key={range.first}
            class={parts.length < 13 || at % 5 === 0 ? 'hour' : 'hour between'}
            style={{ insetInlineStart: middle(at) }}
          >
            {partLabel(range, within)}
          </span>
        ))}
      </div>
    </div>
  );
}
