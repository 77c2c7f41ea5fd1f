import type { Offline } from '../../lib/core/offline.ts';
import type { Between } from '../../lib/core/schedule.ts';
import { COUNTS_AS } from '../../lib/ui/kinds.ts';
import { shortLength, timeOfDay } from '../../lib/ui/words.ts';

interface ElsewhereProps {
  offline: readonly Offline[];
  pauses: readonly Between[];
}

/** What no page was in front for: work away from the browser, and pauses, of which nothing is recorded. */
export const Elsewhere = ({ offline, pauses }: ElsewhereProps) =>
  offline.length + pauses.length > 0 && (
    <section class="card" aria-labelledby="elsewhere">
      <h2 class="card-title" id="elsewhere" tabIndex={-1}>
        Away from the browser
      </h2>
      <ul>
        {[
          ...offline.map((entry) => ({
            ...entry,
            name: entry.what || 'Offline work',
            as: `${COUNTS_AS[entry.as]}, as you said.`,
          })),
          ...pauses.map((pause) => ({ ...pause, name: 'Paused', as: 'Nothing was recorded.' })),
        ]
          .sort((one, other) => one.from - other.from)
          .map(({ from, to, name, as }) => (
            <li key={`${name} ${from}`} class="session">
              <span class="when">
                {timeOfDay(from)} to {timeOfDay(to)}
              </span>
              <b class="task">{name}</b>
              <span class="figure">{shortLength(to - from)}</span>
              <span class="what">{as}</span>
            </li>
          ))}
      </ul>
    </section>
  );
