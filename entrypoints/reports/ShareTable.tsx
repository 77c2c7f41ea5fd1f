import type { Shares } from '../../lib/core/report.ts';
import { SHARE_KINDS, SHARES } from '../../lib/ui/activity-words.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

interface ShareTableProps {
  /** What a row is: "Hour", "Day", "Month". */
  head: string;
  rows: { key: number | string; name: string; shares: Shares; onOpen: () => void }[];
}

/** The skyline in figures. */
export const ShareTable = ({ head, rows }: ShareTableProps) => (
  <details class="as-table">
    <summary class="link">{t('As a table')}</summary>
    <table class="rows card by-hour">
      <thead>
        <tr>
          <th class="head">{head}</th>
          {SHARE_KINDS.map((as) => (
            <th key={as} class="head end">
              {t(SHARES[as])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, shares, onOpen }) => (
          <tr key={key} class="hour-row">
            <th scope="row" class="cell">
              <button type="button" class="opens" onClick={onOpen}>
                {name}
              </button>
            </th>
            {SHARE_KINDS.map((as) => (
              <td
                key={as}
                class={`cell figure ${shares[as] > 0 ? '' : 'nothing-in-it'}`}
                data-kind={t(SHARES[as])}
              >
                {shares[as] > 0 ? shortLength(shares[as]) : '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);
