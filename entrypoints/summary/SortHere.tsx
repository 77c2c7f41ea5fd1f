import type { CountsAs } from '../../lib/core/catalogue.ts';
import type { Summary } from '../../lib/core/summary.ts';
import { COUNTS_AS, KINDS } from '../../lib/ui/kinds.ts';
import type { Rescoring } from '../../lib/ui/rescoring.ts';
import { lowInWords } from '../../lib/ui/summary-words.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

/** Whoever sorts more than this goes to the Activities. */
const MOST = 8;

interface SortHereProps {
  summary: Summary;
  /** What came of the last change, and how to take it back. */
  said: Rescoring['said']['value'];
  onScore: (site: string, as: CountsAs) => void;
}

/** What was in front in the session, to be put right on the spot: the figures follow at once. */
export const SortHere = ({ summary, said, onScore }: SortHereProps) => (
  <section class="sort" aria-labelledby="sort">
    <h2 class="unseen" id="sort">
      {t('Sort what was in front')}
    </h2>
    <p class="quiet">{lowInWords(summary)}</p>
    <ul>
      {summary.sites.slice(0, MOST).map(({ site, as, time }) => (
        <li key={site} class="sort-row">
          <span class="sort-site" dir="auto">
            {site}
          </span>
          <label class="sort-as" data-as={as}>
            <i class="swatch" />
            <span class="unseen">{t('{site} counts as', { site })}</span>
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
          <span class="figure sort-time">{shortLength(time)}</span>
        </li>
      ))}
    </ul>
    <p class="said" role="status">
      {said && (
        <>
          {said.words}{' '}
          {said.undo && (
            <button type="button" class="link" onClick={() => void said.undo?.()}>
              {t('Undo')}
            </button>
          )}
        </>
      )}
    </p>
  </section>
);
