import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { CountsAs } from '../../lib/core/catalogue.ts';
import { type Site, siteFrom, withoutWww } from '../../lib/core/site.ts';
import { COUNTS_AS, KINDS } from '../../lib/ui/kinds.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { t } from '../../lib/words/t.ts';

/** A site or a path of one, typed, and what it counts as. */
export function AddSite({ onAdd }: { onAdd: (site: Site, as: CountsAs) => void }) {
  const typed = useSignal('');
  const as = useSignal<CountsAs>('personal');
  const isRefused = useSignal(false);
  const field = useRef<HTMLInputElement>(null);

  function add(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const site = siteFrom(typed.value);
    isRefused.value = site === null;
    if (!site) {
      field.current?.focus();
      return;
    }
    onAdd(withoutWww(site), as.value);
    typed.value = '';
  }

  return (
    <form class="row" onSubmit={add}>
      <span>
        <b class="row-label">{t('Add a site or a part of one')}</b>
        <span class="quiet" id="paths">
          {t(
            'A path counts apart from its site: youtube.com/shorts can be Personal while youtube.com is work.',
          )}
        </span>
      </span>
      <span class="fields">
        <label class="field">
          {t('Site or path')}
          <input
            type="text"
            ref={field}
            placeholder="youtube.com/shorts"
            dir="ltr"
            autocomplete="off"
            spellcheck={false}
            aria-describedby={isRefused.value ? 'add-refused paths' : 'paths'}
            aria-invalid={isRefused.value}
            value={typed.value}
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value;
              isRefused.value = false;
            }}
          />
        </label>
        <label class="field">
          {t('Counts as')}
          <select
            class="choose"
            value={as.value}
            onChange={({ currentTarget }) => {
              as.value = currentTarget.value as CountsAs;
            }}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(COUNTS_AS[kind])}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="plain">
          {t('Add')}
        </button>
        {isRefused.value && (
          <span class="refused" id="add-refused" role="alert">
            {t(REFUSALS['no-site'])}
          </span>
        )}
      </span>
    </form>
  );
}
