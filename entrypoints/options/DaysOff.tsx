import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { boundsOf, type Day } from '../../lib/core/day.ts';

const fullDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });

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
        <b class="row-label">Days off</b>
        <span class="quiet">Holidays and the like. They neither add to your streak nor break it.</span>
        <ul class="days-off">
          {days.map((day) => (
            <li key={day}>
              {fullDate.format(boundsOf(day).from)}{' '}
              <button
                type="button"
                class="link"
                aria-label={`Remove ${fullDate.format(boundsOf(day).from)}`}
                onClick={() => onDays(days.filter((each) => each !== day))}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      </span>
      <span class="fields">
        <label class="field">
          Day
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
          Add
        </button>
      </span>
    </form>
  );
}
