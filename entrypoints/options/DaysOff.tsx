import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { boundsOf, type Day } from '../../lib/core/day.ts';
import { dateFormat, t } from '../../lib/words/t.ts';

const inFull = (day: Day): string => dateFormat({ dateStyle: 'full' }).format(boundsOf(day).from);

/** Holidays and the like: days that are off whatever the week says. */
export function DaysOff({ days, onDays }: { days: readonly Day[]; onDays: (days: Day[]) => void }) {
  const typed = useSignal('');
  function add(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (typed.value !== '') onDays([...new Set([...days, typed.value])].sort());
    typed.value = '';
  }
  return (
    <form class="row" onSubmit={add}>
      <span>
        <b class="row-label">{t('Days off')}</b>
        <span class="quiet">{t('Holidays and the like. They neither add to your streak nor break it.')}</span>
        <ul class="days-off">
          {days.map((day) => (
            <li key={day}>
              {inFull(day)}{' '}
              <button
                type="button"
                class="link"
                aria-label={t('Remove {name}', { name: inFull(day) })}
                onClick={() => onDays(days.filter((each) => each !== day))}
              >
                {t('Remove')}
              </button>
            </li>
          ))}
        </ul>
      </span>
      <span class="fields">
        <label class="field">
          {t('Day##date')}
          <input
            type="date"
            required
            value={typed.value}
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="plain">
          {t('Add')}
        </button>
      </span>
    </form>
  );
}
