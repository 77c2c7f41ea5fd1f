import type { Ran } from '../../lib/core/evidence.ts';
import type { Became } from '../../lib/core/occasions.ts';
import type { Range } from '../../lib/core/range.ts';
import { becameInWords, missedInWords, plannedInWords } from '../../lib/ui/planned-report.ts';
import { taskName } from '../../lib/ui/planned-words.ts';
import { shortDay } from '../../lib/ui/range-words.ts';
import { lengthInWords, timeOfDay } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

interface PlannedBesideProps {
  planned: readonly Became[];
  sessions: readonly Ran[];
  within: Range['is'];
}

/** So many that were not held are named at once; the table has all. */
const NAMED = 5;

/** What was planned beside what was held: the one is a guess, the other is evidence. */
export function PlannedBeside({ planned, sessions, within }: PlannedBesideProps) {
  if (planned.length === 0) return null;
  const isLong = within !== 'day';
  const dayOf = (instant: number) => (isLong ? `${shortDay(instant, within)}, ` : '');
  const open = planned.filter(({ is }) => is !== 'held').slice(-NAMED);
  const byId = new Map(sessions.map((session) => [session.id, session]));
  return (
    <div class="planned-beside">
      <p>{plannedInWords(planned)}</p>
      {open.length > 0 && (
        <ul class="quiet">
          {open.map((one) => (
            <li key={one.id}>
              {dayOf(one.from)}
              {missedInWords(one)}
            </li>
          ))}
        </ul>
      )}
      <details class="as-table">
        <summary class="link">{t('Planned and held, as a table')}</summary>
        <table class="rows stacked">
          <thead>
            <tr>
              <th class="head">{t('Task')}</th>
              <th class="head">{t('Planned')}</th>
              <th class="head">{t('Became')}</th>
              <th class="head">{t('Begun')}</th>
            </tr>
          </thead>
          <tbody>
            {planned.map((one) => {
              const session = one.session === null ? undefined : byId.get(one.session);
              return (
                <tr key={one.id} class="stacked-row">
                  <th scope="row" class="cell name">
                    <bdi>{taskName(one.task)}</bdi>
                  </th>
                  <td class="cell" data-kind={t('Planned')}>
                    {dayOf(one.from)}
                    {timeOfDay(one.from)}, {lengthInWords(one.to - one.from)}
                  </td>
                  <td class="cell" data-kind={t('Became')}>
                    {becameInWords(one)}
                  </td>
                  <td class="cell" data-kind={t('Begun')}>
                    {session
                      ? `${timeOfDay(session.startedAt)}, ${lengthInWords(session.endedAt - session.startedAt)}`
                      : '–'}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </details>
    </div>
  );
}
