import { useSignal } from '@preact/signals';
import type { Report } from '../../lib/core/report.ts';
import { categoryName } from '../../lib/ui/activity-words.ts';
import { COUNTS_AS } from '../../lib/ui/kinds.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

type Row = Report['categories'][number];

/** Time by category, as bars or in words. */
export function ByCategory({ categories, onOpen }: { categories: Row[]; onOpen: (row: Row) => void }) {
  const isTable = useSignal(false);
  const most = categories[0]?.time ?? 1;
  return (
    <section class="card" aria-labelledby="by-category">
      <h2 class="card-title" id="by-category">
        {t('By category')}
        <button
          type="button"
          class="link card-link"
          aria-pressed={isTable.value}
          onClick={() => {
            isTable.value = !isTable.value;
          }}
        >
          {t('As a table')}
        </button>
      </h2>
      <table class="rows stacked">
        <thead class={isTable.value ? '' : 'unseen'}>
          <tr>
            <th class="head">{t('Category')}</th>
            <th class="head">{t('Counts as')}</th>
            <th class="head end">{t('Time##spent')}</th>
          </tr>
        </thead>
        <tbody>
          {categories.map((row) => (
            <tr key={`${row.category} ${row.as}`} class="stacked-row">
              <th scope="row" class="cell name">
                {categoryName(row.category)}
              </th>
              <td class="cell bars">
                {!isTable.value && (
                  <div class="bar" data-as={row.as} style={{ inlineSize: `${(row.time / most) * 100}%` }} />
                )}
                <span class={isTable.value ? '' : 'unseen'}>{t(COUNTS_AS[row.as])}</span>
              </td>
              <td class="cell figure">
                <button type="button" class="opens" onClick={() => onOpen(row)}>
                  {shortLength(row.time)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
