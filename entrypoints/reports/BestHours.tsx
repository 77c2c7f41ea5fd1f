import { useSignal } from '@preact/signals';
import type { Span } from '../../lib/core/activity.ts';
import { bestHours } from '../../lib/core/best-hours.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';
import { hourName } from './hour-name.ts';

interface BestHoursProps {
  hours: readonly { time: number; spans: Span[] }[];
  onOpen: (title: string, spans: Span[]) => void;
}

const clock = (hour: number): string => hourName(new Date(2026, 0, 1, hour).getTime());

/** At which hours of the day Focus Work came about. */
export function BestHours({ hours, onOpen }: BestHoursProps) {
  const isTable = useSignal(false);
  const best = bestHours(hours);
  const most = Math.max(...hours.map(({ time }) => time));
  const between = (hour: number) => t('{from} to {to}', { from: clock(hour), to: clock(hour + 1) });
  return (
    <section class="card" aria-labelledby="best-hours">
      <h2 class="card-title" id="best-hours">
        {t('Best hours')}
        {best !== null && (
          <button
            type="button"
            class="link card-link"
            aria-pressed={isTable.value}
            onClick={() => {
              isTable.value = !isTable.value;
            }}
          >
            {t('As a table')}
          </button>
        )}
      </h2>
      {best === null ? (
        <p class="quiet">{t('No Focus Work yet.')}</p>
      ) : (
        <p>{t('Most Focus Work came from {from} to {to}.', { from: clock(best), to: clock(best + 3) })}</p>
      )}
      {best !== null && !isTable.value && (
        <div class="heat" aria-hidden="true">
          {hours.map(({ time }, hour) => (
            <i
              key={clock(hour)}
              class="hot"
              title={t('{when}: {time}', { when: between(hour), time: shortLength(time) })}
              style={{ '--heat': `${Math.round((time / most) * 100)}%` }}
            />
          ))}
          {[0, 6, 12, 18].map((hour) => (
            <span key={hour} class="heat-hour" style={{ gridColumn: `${hour + 1} / span 6` }}>
              {clock(hour)}
            </span>
          ))}
        </div>
      )}
      {best !== null && isTable.value && (
        <table class="rows">
          <thead>
            <tr>
              <th class="head">{t('Hour')}</th>
              <th class="head end">{t('Focus Work')}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map(
              ({ time, spans }, hour) =>
                time > 0 && (
                  <tr key={clock(hour)}>
                    <th scope="row" class="cell">
                      {between(hour)}
                    </th>
                    <td class="cell figure">
                      <button type="button" class="opens" onClick={() => onOpen(between(hour), spans)}>
                        {shortLength(time)}
                      </button>
                    </td>
                  </tr>
                ),
            )}
          </tbody>
        </table>
      )}
    </section>
  );
}
