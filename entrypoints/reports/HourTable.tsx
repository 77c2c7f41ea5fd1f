import { hoursOf, type Report } from '../../lib/core/report.ts';
import { HOUR } from '../../lib/core/time.ts';
import { COUNTS_AS, KINDS, shortLength } from '../../lib/ui/activity-words.ts';
import { timeOfDay } from '../../lib/ui/words.ts';

interface HourTableProps {
  columns: Report['columns'];
  onStretch: (from: number, to: number) => void;
}

/** The skyline in figures, by the hour. */
export const HourTable = ({ columns, onStretch }: HourTableProps) => (
  <details class="as-table">
    <summary class="link">As a table</summary>
    <table class="rows card by-hour">
      <thead>
        <tr>
          <th class="head">Hour</th>
          {KINDS.map((as) => (
            <th key={as} class="head end">
              {COUNTS_AS[as]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hoursOf(columns).map(({ from, times }) => (
          <tr key={from} class="hour-row">
            <th scope="row" class="cell">
              <button type="button" class="opens" onClick={() => onStretch(from, from + HOUR)}>
                {timeOfDay(from)}
              </button>
            </th>
            {KINDS.map((as) => (
              <td
                key={as}
                class={`cell figure ${times[as] > 0 ? '' : 'nothing-in-it'}`}
                data-kind={COUNTS_AS[as]}
              >
                {times[as] > 0 ? shortLength(times[as]) : '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);
