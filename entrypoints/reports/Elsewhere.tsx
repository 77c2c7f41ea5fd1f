import type { Offline } from '../../lib/core/offline.ts';
import type { Between } from '../../lib/core/schedule.ts';
import { stretchInWords } from '../../lib/ui/activity-words.ts';
import { COUNTS_AS } from '../../lib/ui/kinds.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

interface ElsewhereProps {
  offline: readonly Offline[];
  pauses: readonly Between[];
}

/** What no page was in front for: work away from the browser, and pauses, of which nothing is recorded. */
export const Elsewhere = ({ offline, pauses }: ElsewhereProps) =>
  offline.length + pauses.length > 0 && (
    <section class="card" aria-labelledby="elsewhere">
      <h2 class="card-title" id="elsewhere" tabIndex={-1}>
        {t('Away from the browser')}
      </h2>
      <ul>
        {[
          ...offline.map((entry) => ({
            ...entry,
            name: entry.what || t('Offline work'),
            as: t('{kind}, as you said.', { kind: t(COUNTS_AS[entry.as]) }),
          })),
          ...pauses.map((pause) => ({ ...pause, name: t('Paused'), as: t('Nothing was recorded.') })),
        ]
          .sort((one, other) => one.from - other.from)
          .map(({ from, to, name, as }) => (
            <li key={`${name} ${from}`} class="session">
              <span class="when">{stretchInWords({ from, to })}</span>
              <b class="task">
                <bdi>{name}</bdi>
              </b>
              <span class="figure">{shortLength(to - from)}</span>
              <span class="what">{as}</span>
            </li>
          ))}
      </ul>
    </section>
  );
