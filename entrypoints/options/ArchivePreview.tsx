import { useSignal } from '@preact/signals';
import type { Site } from '../../lib/core/site.ts';
import { t, tn } from '../../lib/words/t.ts';
import { incomingInWords, leftOutInWords, recordsInWords } from './archive-words.ts';
import type { ArchiveWork, At } from './archive-work.ts';

/** What is in a file, before anything of it is brought in. */
export function ArchivePreview({ work }: { work: ArchiveWork }) {
  const at = work.at.value;
  if (at.is === 'listed') return <SiteList {...at} work={work} />;
  if (at.is !== 'asked') return null;
  const { incoming, notes } = at;
  return (
    <div class="asks asks-long" role="alert">
      <p>{incomingInWords(incoming)}</p>
      {incoming.records.length > 0 && <p>{recordsInWords(incoming.records)}</p>}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <span class="fields">
        <button type="button" class="plain" onClick={() => void work.bringIn(incoming)}>
          {t('Import##verb')}
        </button>
        <button type="button" class="plain" onClick={work.cancel}>
          {t('Cancel')}
        </button>
      </span>
    </div>
  );
}

/** The sites of a block list, to be confirmed one by one or all at once. */
function SiteList({ sites, leftOut, known, work }: Extract<At, { is: 'listed' }> & { work: ArchiveWork }) {
  const without = useSignal<ReadonlySet<Site>>(new Set());
  const chosen = sites.filter((site) => !without.value.has(site));
  function choose(site: Site, isChosen: boolean) {
    const next = new Set(without.value);
    if (isChosen) next.delete(site);
    else next.add(site);
    without.value = next;
  }
  return (
    <div class="asks asks-long">
      {sites.length > 0 && (
        <fieldset>
          <legend>
            {tn(
              sites.length,
              '{n} site to count as Personal, and be blocked in sessions',
              '{n} sites to count as Personal, and be blocked in sessions',
            )}
          </legend>
          <ul class="choices">
            {sites.map((site) => (
              <li key={site}>
                <label class="choice">
                  <input
                    type="checkbox"
                    checked={!without.value.has(site)}
                    onChange={({ currentTarget }) => choose(site, currentTarget.checked)}
                  />
                  <bdi>{site}</bdi>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {known > 0 && (
        <p>{tn(known, '{n} site counts as Personal already.', '{n} sites count as Personal already.')}</p>
      )}
      {leftOutInWords(leftOut) && <p>{leftOutInWords(leftOut)}</p>}
      <span class="fields">
        {sites.length > 0 && (
          <button
            type="button"
            class="plain"
            disabled={chosen.length === 0}
            onClick={() => void work.score(chosen)}
          >
            {tn(chosen.length, 'Count {n} as Personal', 'Count {n} as Personal')}
          </button>
        )}
        <button type="button" class="plain" onClick={work.cancel}>
          {sites.length > 0 ? t('Cancel') : t('Close')}
        </button>
      </span>
    </div>
  );
}
