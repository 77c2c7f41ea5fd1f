import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Doc } from '../../lib/core/doc.ts';
import type { Part } from '../../lib/core/long-report.ts';
import type { Range } from '../../lib/core/range.ts';
import { partName } from '../../lib/ui/range-words.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

interface MeetingsProps {
  doc: Pick<Doc, 'adjourned'>;
  parts: readonly Part[];
  within: Range['is'];
  onOpen: (range: Range) => void;
}

/**
 * How meetings are spread over a week: those seen here and those away from the browser, and beside them what the
 * calendars had for it.
 */
export function Meetings({ doc, parts, within, onOpen }: MeetingsProps) {
  const load = useSignal<ReadonlyMap<string, number> | null>(null);
  const days = parts.map(({ range }) => range.first).join();
  useEffect(() => {
    let isWanted = true;
    // Calendars are long to read, and not what is looked at first.
    import('./calendar-load.ts')
      .then(({ calendarLoad }) => calendarLoad(days.split(','), doc))
      .then((read) => {
        if (isWanted) load.value = read;
      }, console.error);
    return () => {
      isWanted = false;
    };
  }, [days, doc.adjourned]);
  const plannedOn = (day: string) => load.value?.get(day) ?? 0;
  const most = Math.max(1, ...parts.map(({ meetings }) => meetings));
  const shown = parts.filter(({ range, meetings }) => meetings > 0 || plannedOn(range.first) > 0);
  return (
    <section class="card" aria-labelledby="meetings">
      <h2 class="card-title" id="meetings">
        {t('Meetings')}
      </h2>
      {shown.length === 0 ? (
        <p class="quiet">{t('None were seen in this week.##meetings')}</p>
      ) : (
        <table class="rows stacked">
          <thead class="unseen">
            <tr>
              <th class="head">{t('Day')}</th>
              <th class="head">{t('Share of the fullest day')}</th>
              <th class="head end">{t('In meetings')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ range, meetings }) => (
              <tr key={range.first} class="stacked-row">
                <th scope="row" class="cell name">
                  {partName(range, within)}
                </th>
                <td class="cell bars">
                  <div class="bar" data-as="meeting" style={{ inlineSize: `${(meetings / most) * 100}%` }} />
                  {plannedOn(range.first) > 0 && (
                    <span class="quiet">
                      {t('{length} in your calendars', { length: shortLength(plannedOn(range.first)) })}
                    </span>
                  )}
                </td>
                <td class="cell figure">
                  {meetings > 0 && (
                    <button type="button" class="opens" onClick={() => onOpen(range)}>
                      {shortLength(meetings)}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
