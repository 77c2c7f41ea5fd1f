import { type Day, plusDays } from '../lib/core/day.ts';
import { PLANNED_AHEAD } from '../lib/core/plannable.ts';
import type { WhenDraft } from '../lib/ui/plan-draft.ts';
import { WEEKDAYS, weekdayName } from '../lib/ui/planned-words.ts';
import { t } from '../lib/words/t.ts';

interface WhenFieldProps {
  when: WhenDraft;
  today: Day;
  onWhen: (when: WhenDraft) => void;
}

/** Once, on a day, or every week on some: and at what time. */
export function WhenField({ when, today, onWhen }: WhenFieldProps) {
  const put = (change: Partial<WhenDraft>) => onWhen({ ...when, ...change });
  return (
    <fieldset class="when">
      <legend class="plan-label">{t('When?')}</legend>
      <div class="when-ways">
        {([false, true] as const).map((isWeekly) => (
          <label key={String(isWeekly)}>
            <input
              type="radio"
              name="plan-when"
              checked={when.isWeekly === isWeekly}
              onChange={() => put({ isWeekly })}
            />
            <span>{isWeekly ? t('Every week') : t('Once')}</span>
          </label>
        ))}
      </div>
      {when.isWeekly && (
        <fieldset class="weekdays">
          <legend class="unseen">{t('Days of the week')}</legend>
          {WEEKDAYS.map((weekday) => (
            <label key={weekday}>
              <input
                type="checkbox"
                aria-label={weekdayName(weekday)}
                checked={when.weekdays.includes(weekday)}
                onChange={({ currentTarget }) =>
                  put({
                    weekdays: currentTarget.checked
                      ? [...when.weekdays, weekday].sort()
                      : when.weekdays.filter((each) => each !== weekday),
                  })
                }
              />
              <span aria-hidden="true">{weekdayName(weekday, 'short')}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div class="plan-fields">
        {!when.isWeekly && (
          <label class="plan-field">
            {t('Day##date')}
            <input
              type="date"
              min={today}
              max={plusDays(today, PLANNED_AHEAD)}
              value={when.day}
              onInput={({ currentTarget }) => put({ day: currentTarget.value })}
            />
          </label>
        )}
        <label class="plan-field">
          {t('Time##of day')}
          <input
            type="time"
            value={when.time}
            onInput={({ currentTarget }) => put({ time: currentTarget.value })}
          />
        </label>
      </div>
    </fieldset>
  );
}
