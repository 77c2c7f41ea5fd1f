import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Stretch, WorkDay } from '../../lib/core/schedule.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { dateFormat, t, tx } from '../../lib/words/t.ts';

interface WeekdayProps {
  /** Sunday is 0. */
  weekday: number;
  /** Null where no hours are set at all. */
  workDay: WorkDay | null;
  /** In minutes. */
  goal: number;
  onWorkDay: (workDay: WorkDay) => void;
  onGoal: (minutes: number) => void;
}

const FIRST_HOURS: Stretch = { from: 9 * 60, to: 17 * 60 + 30 };
const DAY = 24 * 60;
const MINUTE = 60_000;
const HALF_HOURS = Array.from({ length: 25 }, (_, half) => half * 30);

/** 4 January 1970 was a Sunday. */
const nameOf = (weekday: number): string =>
  dateFormat({ weekday: 'long' }).format(new Date(1970, 0, 4 + weekday));

const two = (figure: number): string => String(figure).padStart(2, '0');
const timeOf = (minutes: number): string => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
const minutesOf = (time: string): number | null => {
  const [hours, minutes] = time.split(':').map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)
    ? null
    : hours * 60 + minutes;
};

/** An hour around the middle of the work, or a third of it where that is less. */
function firstBreakIn({ from, to }: Stretch): Stretch {
  const long = Math.min(60, Math.floor((to - from) / 3));
  const middle = Math.round((from + (to - from - long) / 2) / 5) * 5;
  return middle >= DAY
    ? { from: middle - DAY, to: middle - DAY + long }
    : { from: middle, to: middle + long };
}

/** From and to, as typed; what ends before it begins goes on past midnight. */
function stretchFrom(from: string, to: string): Stretch | null {
  const begins = minutesOf(from);
  const ends = minutesOf(to);
  if (begins === null || ends === null) return null;
  return { from: begins, to: ends <= begins ? ends + DAY : ends };
}

interface TimesProps {
  /** What the two fields are called. */
  names: { from: string; to: string };
  stretch: Stretch;
  onStretch: (to: Stretch) => void;
}

function TimesOf({ names, stretch, onStretch }: TimesProps) {
  const change = (from: string, to: string) => {
    const typed = stretchFrom(from, to);
    if (typed) onStretch(typed);
  };
  return (
    <span class="times">
      {tx('{from} to {until}', {
        from: (
          <input
            type="time"
            class="time"
            aria-label={names.from}
            value={timeOf(stretch.from)}
            onChange={({ currentTarget }) => change(currentTarget.value, timeOf(stretch.to))}
          />
        ),
        until: (
          <input
            type="time"
            class="time"
            aria-label={names.to}
            value={timeOf(stretch.to)}
            onChange={({ currentTarget }) => change(timeOf(stretch.from), currentTarget.value)}
          />
        ),
      })}
      {stretch.to > DAY && <span class="quiet">{t('next day')}</span>}
    </span>
  );
}

/** One day of the week: whether it is one of work, from when to when, its breaks, its goal. */
export function Weekday({ weekday, workDay, goal, onWorkDay, onGoal }: WeekdayProps) {
  const name = nameOf(weekday);
  const refusal = useSignal('');
  // A day switched off and on again is as it was.
  const last = useRef<WorkDay | null>(null);
  if (workDay?.hours) last.current = workDay;
  const hours = workDay?.hours ?? null;
  const breaks = workDay?.breaks ?? [];

  function keep(wanted: WorkDay) {
    const { hours: within } = wanted;
    // What is typed as two in the morning is the next day's in work that goes on past midnight.
    const placed = wanted.breaks.map(({ from, to }) =>
      within && to <= within.from ? { from: from + DAY, to: to + DAY } : { from, to },
    );
    const isInside = placed.every(({ from, to }) => within && from >= within.from && to <= within.to);
    refusal.value = isInside ? '' : t('A break has to lie within the hours. What was set before stays.');
    if (isInside) onWorkDay({ ...wanted, breaks: placed });
  }

  return (
    <div class="row weekday">
      <span class="weekday-name">
        {workDay ? (
          <label class="works">
            <input
              type="checkbox"
              class="check"
              checked={hours !== null}
              onChange={({ currentTarget }) =>
                keep(
                  currentTarget.checked
                    ? (last.current ?? { hours: FIRST_HOURS, breaks: [] })
                    : { hours: null, breaks: [] },
                )
              }
            />
            <b class="row-label">{name}</b>
          </label>
        ) : (
          <b class="row-label">{name}</b>
        )}
      </span>
      <span class="weekday-hours">
        {workDay && !hours && <span class="quiet">{t('Day off')}</span>}
        {hours && (
          <TimesOf
            names={{ from: t('{day} from', { day: name }), to: t('{day} to', { day: name }) }}
            stretch={hours}
            onStretch={(to) => keep({ hours: to, breaks: [...breaks] })}
          />
        )}
        {breaks.map((pause, at) => (
          <span key={pause.from} class="break">
            <span class="quiet">{t('Break')}</span>
            <TimesOf
              names={{
                from: t('{day}, break from', { day: name }),
                to: t('{day}, break to', { day: name }),
              }}
              stretch={pause}
              onStretch={(to) =>
                keep({ hours, breaks: breaks.map((each, other) => (other === at ? to : each)) })
              }
            />
            <button
              type="button"
              class="link"
              aria-label={t('Remove the break on {day}', { day: name })}
              onClick={() => keep({ hours, breaks: breaks.filter((_, other) => other !== at) })}
            >
              {t('Remove')}
            </button>
          </span>
        ))}
        {hours && (
          <button
            type="button"
            class="link"
            aria-label={t('Add a break on {day}', { day: name })}
            onClick={() => keep({ hours, breaks: [...breaks, firstBreakIn(hours)] })}
          >
            {t('Add a break')}
          </button>
        )}
        {refusal.value && (
          <span class="refused" role="alert">
            {refusal.value}
          </span>
        )}
      </span>
      <label class="weekday-goal">
        <span class="quiet">{t('Focus Work')}</span>
        <select
          class="select"
          aria-label={t('Focus Work on {day}', { day: name })}
          value={goal}
          onChange={({ currentTarget }) => onGoal(Number(currentTarget.value))}
        >
          {[...new Set([...HALF_HOURS, goal])]
            .sort((one, other) => one - other)
            .map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes === 0 ? t('No goal') : shortLength(minutes * MINUTE)}
              </option>
            ))}
        </select>
      </label>
    </div>
  );
}
