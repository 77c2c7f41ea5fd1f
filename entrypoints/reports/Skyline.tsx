import type { Evidence } from '../../lib/core/evidence.ts';
import { COLUMN, type Report, sumOf } from '../../lib/core/report.ts';
import { HOUR } from '../../lib/core/time.ts';
import { lengthInWords, timeOfDay } from '../../lib/ui/words.ts';
import { t, tx } from '../../lib/words/t.ts';
import { hourName } from './hour-name.ts';
import { Storeys } from './Storeys.tsx';

/** A short day is not drawn wide. */
const LEAST = 6 * HOUR;

interface SkylineProps {
  columns: Report['columns'];
  sessions: readonly Evidence[];
  onStretch: (from: number, to: number) => void;
}

const hourOf = (instant: number): number => {
  const date = new Date(instant);
  return date.setMinutes(0, 0, 0);
};

/** The day on its horizon: a column for each ten minutes, the sessions over them. The table below has the same. */
export function Skyline({ columns, sessions, onStretch }: SkylineProps) {
  const shown = sessions.filter(({ outcome }) => outcome !== 'cancelled');
  const first = Math.min(columns[0]?.from ?? 0, ...shown.map(({ startedAt }) => startedAt));
  const last = Math.max((columns.at(-1)?.from ?? 0) + COLUMN, ...shown.map(({ endedAt }) => endedAt));
  const from = hourOf(first);
  const to = Math.max(hourOf(last - 1) + HOUR, from + LEAST);
  const share = (time: number) => `${(time / (to - from)) * 100}%`;
  const hours = Array.from({ length: Math.round((to - from) / HOUR) + 1 }, (_, at) => from + at * HOUR);
  const every = hours.length > 14 ? 3 : 1;
  return (
    <div
      class="skyline"
      role="img"
      aria-label={t('The day in columns of ten minutes. The table below has the same by the hour.')}
    >
      {shown.map(({ id, task, startedAt, endedAt }) => (
        <div
          key={id}
          class="bracket"
          style={{ insetInlineStart: share(startedAt - from), inlineSize: share(endedAt - startedAt) }}
        >
          <span class="bracket-words">
            {task
              ? tx('{length}, {task}', {
                  length: <>{lengthInWords(endedAt - startedAt)}</>,
                  task: <bdi>{task}</bdi>,
                })
              : lengthInWords(endedAt - startedAt)}
          </span>
        </div>
      ))}
      {columns
        .filter(({ times }) => sumOf(times) > 0)
        .map(({ from: start, times }) => (
          <Storeys
            key={start}
            name={timeOfDay(start)}
            shares={times}
            most={COLUMN}
            style={{ insetInlineStart: share(start - from), inlineSize: share(COLUMN) }}
            onOpen={() => onStretch(start, start + COLUMN)}
          />
        ))}
      <div class="hours">
        {hours.map(
          (hour, at) =>
            at % every === 0 && (
              <span
                key={hour}
                class={(at / every) % 3 === 0 ? 'hour' : 'hour between'}
                style={{ insetInlineStart: share(hour - from) }}
              >
                {hourName(hour)}
              </span>
            ),
        )}
      </div>
    </div>
  );
}
