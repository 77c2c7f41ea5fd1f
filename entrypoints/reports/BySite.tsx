import { useSignal } from '@preact/signals';
import type { CountsAs } from '../../lib/core/catalogue.ts';
import type { Report } from '../../lib/core/report.ts';
import { categoryName } from '../../lib/ui/activity-words.ts';
import { COUNTS_AS, KINDS } from '../../lib/ui/kinds.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t, tn } from '../../lib/words/t.ts';

interface BySiteProps {
  sites: Report['sites'];
  onScore: (site: string, as: CountsAs) => void;
  onOpen: (site: string) => void;
}

/** So many sites say what a day was; the rest is a press away. */
const FIRST = 8;

/** Time by site. What a site counts as can be put right on the spot. */
export function BySite({ sites, onScore, onOpen }: BySiteProps) {
  const isAll = useSignal(false);
  return (
    <section class="card" aria-labelledby="by-site">
      <h2 class="card-title" id="by-site">
        {t('By site')}
        {sites.length > FIRST && (
          <button
            type="button"
            class="link card-link"
            aria-expanded={isAll.value}
            onClick={() => {
              isAll.value = !isAll.value;
            }}
          >
            {isAll.value
              ? tn(FIRST, 'The first {n}##sites', 'The first {n}##sites')
              : tn(sites.length, 'All {n}##sites', 'All {n}##sites')}
          </button>
        )}
      </h2>
      <table class="rows stacked">
        <thead>
          <tr>
            <th class="head">{t('Site')}</th>
            <th class="head category">{t('Category')}</th>
            <th class="head">{t('Counts as')}</th>
            <th class="head end">{t('Time##spent')}</th>
          </tr>
        </thead>
        <tbody>
          {(isAll.value ? sites : sites.slice(0, FIRST)).map(({ site, category, as, time }) => (
            <tr key={site} class="stacked-row site-row">
              <th scope="row" class="cell name site">
                {site}
              </th>
              <td class="cell category">{categoryName(category)}</td>
              <td class="cell">
                <label class="counts" data-as={as}>
                  <i class="swatch dot" />
                  <span class="unseen">{t('{name} counts as', { name: site })}</span>
                  <select
                    class="counts-as"
                    value={as}
                    onChange={({ currentTarget }) => onScore(site, currentTarget.value as CountsAs)}
                  >
                    {KINDS.map((kind) => (
                      <option key={kind} value={kind}>
                        {t(COUNTS_AS[kind])}
                      </option>
                    ))}
                  </select>
                </label>
              </td>
              <td class="cell figure">
                <button type="button" class="opens" onClick={() => onOpen(site)}>
                  {shortLength(time)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
