import type { Part } from '../../lib/core/long-report.ts';
import type { Range } from '../../lib/core/range.ts';
import { partName } from '../../lib/ui/range-words.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

interface MeetingsProps {
  parts: readonly Part[];
  within: Range['is'];
  onOpen: (range: Range) => void;
}

/** How meetings are spread over a week: those seen here, and those away from the browser. */
export function Meetings({ parts, within, onOpen }: MeetingsProps) {
  const most = Math.max(1, ...parts.map(({ meetings }) => meetings));
  const all = parts.reduce((sum, { meetings }) => sum + meetings, 0);
  return (
    <section class="card" aria-labelledby="meetings">
      <h2 class="card-title" id="meetings">
        {t('Meetings')}
      </h2>
      {all === 0 ? (
        <p class="quiet">{t('None were seen in this week.##meetings')}</p>
      ) : (
        <table class="rows stacked">
          <thead class="unseen">
            <tr>
              <th class="head">{t('Day')}</th>
              <th class="head">{t('Share of the fullest day')}</th>
              <th class="head end">{t('In meetings')}</th>
            </tr>
          </thead>
          <tbody>
            {parts
              .filter(({ meetings }) => meetings > 0)
              .map(({ range, meetings }) => (
                <tr key={range.first} class="stacked-row">
                  <th scope="row" class="cell name">
                    {partName(range, within)}
                  </th>
                  <td class="cell bars">
                    <div
                      class="bar"
                      data-as="meeting"
                      style={{ inlineSize: `${(meetings / most) * 100}%` }}
                    />
                  </td>
                  <td class="cell figure">
                    <button type="button" class="opens" onClick={() => onOpen(range)}>
                      {shortLength(meetings)}
                    </button>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
