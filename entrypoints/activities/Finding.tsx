import type { Signal } from '@preact/signals';
import { FILTERS, type Filter, type Finder, ORDERS, type Order } from '../../lib/ui/finding.ts';
import { figure, t } from '../../lib/words/t.ts';

interface FindingProps {
  needle: Signal<string>;
  order: Signal<Order>;
  filter: Signal<Filter>;
  counts: Finder['counts'];
}

/** What is looked for, which of it is shown, and in what order. */
export const Finding = ({ needle, order, filter, counts }: FindingProps) => (
  <>
    <div class="finds">
      <label class="field needle">
        {t('Find a site, a category, or what it counts as')}
        <input
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={needle.value}
          onInput={({ currentTarget }) => {
            needle.value = currentTarget.value;
          }}
        />
      </label>
      <label class="field">
        {t('Sort by')}
        <select
          class="choose"
          value={order.value}
          onChange={({ currentTarget }) => {
            order.value = currentTarget.value as Order;
          }}
        >
          {Object.entries(ORDERS).map(([key, words]) => (
            <option key={key} value={key}>
              {t(words)}
            </option>
          ))}
        </select>
      </label>
    </div>
    <fieldset class="filters">
      <legend class="unseen">{t('Show##which sites')}</legend>
      {(Object.keys(FILTERS) as Filter[]).map((key) => (
        <label key={key} class="filter">
          <input
            type="radio"
            class="unseen"
            name="filter"
            checked={filter.value === key}
            onChange={() => {
              filter.value = key;
            }}
          />
          {t(FILTERS[key])} <span class="many">{figure(counts[key])}</span>
        </label>
      ))}
    </fieldset>
  </>
);
