import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../components/Icon.tsx';
import { CHART, GEAR } from '../../components/icons.ts';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import type { Rescore } from '../../lib/core/commands.ts';
import type { Doc } from '../../lib/core/doc.ts';
import type { Site } from '../../lib/core/site.ts';
import type { Filter, Finder, Order } from '../../lib/ui/finding.ts';
import { rescoredInWords } from '../../lib/ui/rescored-words.ts';
import type { Rescoring } from '../../lib/ui/rescoring.ts';
import { t, tn } from '../../lib/words/t.ts';
import { AddSite } from './AddSite.tsx';
import { Bulk } from './Bulk.tsx';
import { Finding } from './Finding.tsx';
import { Rows } from './Rows.tsx';
import { ScoresFile } from './ScoresFile.tsx';

interface ActivitiesProps {
  finder: Finder;
  score: Doc['score'];
  /** How many sites the built-in list knows. */
  listed: number;
  categories: ReadonlySet<string>;
  filter: Signal<Filter>;
  rescoring: Rescoring;
  onOpenReport: () => void;
  onOpenOptions: () => void;
}

/** What sites and categories count as: find them, change them, one or many at once. */
export function Activities(props: ActivitiesProps) {
  const { finder, score, listed, categories, filter, rescoring, onOpenReport, onOpenOptions } = props;
  const needle = useSignal('');
  const order = useSignal<Order>('time');
  const picked = useSignal<ReadonlySet<Site>>(new Set());
  const list = useRef<HTMLElement>(null);
  const all = useRef<HTMLInputElement>(null);
  const found = finder.find(needle.value, filter.value, order.value);
  const scorable = found.filter(({ isSite }) => isSite);
  const chosen = scorable.filter(({ id }) => picked.value.has(id)).map(({ id }) => id);

  // What is found begins at the top again.
  useEffect(() => {
    if ((list.current?.getBoundingClientRect().top ?? 0) < 0) list.current?.scrollIntoView();
  }, [needle.value, filter.value, order.value]);
  useEffect(() => {
    if (all.current) all.current.indeterminate = chosen.length > 0 && chosen.length < scorable.length;
  });

  const change = (ids: readonly Site[], asked: Omit<Rescore, 'site'>) =>
    rescoring.scoreAll(
      { score },
      ids.map((site) => ({ site, ...asked })),
      rescoredInWords(ids, asked),
    );
  const isEmpty = finder.counts.all === finder.counts.categories;

  return (
    <>
      <header class="sky options-sky" data-mode="work">
        <div class="wrap top">
          <h1 class="title">{t('Activities')}</h1>
          <nav class="pills" aria-label={t('Pages##of Sundial')}>
            <button type="button" class="pill" onClick={onOpenReport}>
              <Icon path={CHART} /> {t('Today’s report')}
            </button>
            <button type="button" class="pill" onClick={onOpenOptions}>
              <Icon path={GEAR} /> {t('Settings')}
            </button>
          </nav>
        </div>
        <p class="wrap lede">
          {t(
            'What a site counts as is how its time is counted, on past days too, and whether sessions block it.',
          )}
        </p>
      </header>
      <main class="wrap">
        <section class="card" aria-labelledby="add">
          <h2 class="card-title" id="add">
            {t('Your own scores')}
          </h2>
          <AddSite onAdd={(site, as) => void change([site], { as })} />
          <ScoresFile score={score} categories={categories} rescoring={rescoring} />
        </section>
        <section class="card list" aria-labelledby="list" ref={list}>
          <h2 class="unseen" id="list">
            {t('Sites and categories')}
          </h2>
          <div class="tools">
            <Finding needle={needle} order={order} filter={filter} counts={finder.counts} />
            <label class="all">
              <input
                type="checkbox"
                ref={all}
                checked={scorable.length > 0 && chosen.length === scorable.length}
                onChange={({ currentTarget }) => {
                  picked.value = new Set(currentTarget.checked ? scorable.map(({ id }) => id) : []);
                }}
              />
              {chosen.length > 0
                ? tn(chosen.length, '{n} selected', '{n} selected')
                : tn(scorable.length, 'Select all {n}', 'Select all {n}')}
            </label>
            {chosen.length > 0 && (
              <Bulk
                onChange={(asked) => {
                  void change(chosen, asked);
                  // The buttons may go with what they changed.
                  all.current?.focus();
                }}
                onClear={() => {
                  picked.value = new Set();
                  all.current?.focus();
                }}
              />
            )}
          </div>
          {isEmpty && needle.value === '' && filter.value !== 'categories' && (
            <p class="nothing">
              {tn(
                listed,
                'Sites appear here as you visit them. The built-in list already knows {n}.',
                'Sites appear here as you visit them. The built-in list already knows {n}.',
              )}
            </p>
          )}
          {found.length === 0 && (!isEmpty || needle.value !== '') && (
            <p class="nothing">
              {needle.value.trim() !== ''
                ? t('Nothing here is called “{words}”. A site can be added above.', {
                    words: needle.value.trim(),
                  })
                : filter.value === 'new'
                  ? t('Nothing is new. You or the list say of every site you visited what it counts as.')
                  : t('You changed nothing yet. All is as in the list.')}
            </p>
          )}
          <Rows found={found} picked={picked} onChange={(site, asked) => void change([site], asked)} />
        </section>
      </main>
      <LiveRegion says={tn(found.length, '{n} line found.', '{n} lines found.')} />
      <p class="said" role="status">
        {rescoring.said.value && (
          <span class="said-words">
            {rescoring.said.value.words}{' '}
            {rescoring.said.value.undo && (
              <button type="button" class="undo" onClick={() => void rescoring.said.value?.undo?.()}>
                {t('Undo')}
              </button>
            )}
          </span>
        )}
      </p>
    </>
  );
}
