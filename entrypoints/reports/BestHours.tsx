import { useSignal } from '@preact/signals';
import type { Span } from '../../lib/core/activity.ts';
import { bestHours } from '../../lib/core/best-hours.ts';
import { shortLength, timeOfDay } from '../../lib/ui/words.ts';

interface BestHoursProps {
  hours: readonly { time: number; spans: Span[] }[];
  onOpen: (title: string, spans: Span[]) => void;
}

const clock = (hour: number): string => timeOfDay(new Date(2026, 0, 1, hour).getTime()).replace(/:00/, '');

/** At which hours of the day Focus Work came about. */
export function BestHours({ hours, onOpen }: BestHoursProps) {
  const isTable = useSignal(false);
  const best = bestHours(hours);
  const most = Math.max(...hours.map(({ time }) => time));
  const between = (hour: number, length = 1) => `${clock(hour)} to ${clock(hour + length)}`;
  return (
    <section class="card" aria-labelledby="best-hours">
      <h2 class="card-title" id="best-hours">
        Best hours
        {best !== null && (
          <button
            type="button"
            class="link card-link"
            aria-pressed={isTable.value}
            onClick={() => {
              isTable.value = !isTable.value;
            }}
          >
            As a table
          </button>
        )}
      </h2>
      {best === null ? (
        <p class="quiet">No Focus Work yet.</p>
      ) : (
        <p>Most Focus Work came from {between(best, 3)}.</p>
      )}
      {best !== null && !isTable.value && (
        <div class="heat" aria-hidden="true">
          {hours.map(({ time }, hour) => (
            <i
              key={clock(hour)}
              class="hot"
              title={`${between(hour)}: ${shortLength(time)}`}
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
              <th class="head">Hour</th>
              <th class="head end">Focus Work</th>
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
