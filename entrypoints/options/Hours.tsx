import { useSignal } from '@preact/signals';
import type { Doc } from '../../lib/core/doc.ts';
import { type Schedule, USUAL } from '../../lib/core/schedule.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { t } from '../../lib/words/t.ts';
import { Card } from './Card.tsx';
import { DaysOff } from './DaysOff.tsx';
import { Weekday } from './Weekday.tsx';

/** Monday first: the week as work sees it. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];

/** When a person works, and how much Focus Work they want of a day. */
export function Hours({ doc, asking }: { doc: Pick<Doc, 'setting'>; asking: Asking }) {
  const schedule = settingOf(doc, 'schedule');
  const goal = settingOf(doc, 'goal');
  const said = useSignal('');
  const isAsking = useSignal(false);

  async function set(setting: 'schedule' | 'goal', to: unknown) {
    const answer = await asking.ask({ do: 'set', setting, to });
    said.value = answer.is === 'refused' ? refusalInWords(answer) : t('Saved.');
  }
  const setSchedule = (to: Schedule | null) => void set('schedule', to);

  return (
    <Card id="hours" title={t('Work hours and goal')} said={said.value}>
      <p class="quiet">
        {schedule
          ? t(
              'Outside these hours, and in their breaks, is Recharge Time: nothing is recorded then, unless you switch that on above. A Focus Session counts at any hour.',
            )
          : t(
              'No hours are set: all time in the browser is Work. With hours, the Assistant shows how the day goes, and evenings are left alone.',
            )}
      </p>
      {WEEK.map((weekday) => (
        <Weekday
          key={weekday}
          weekday={weekday}
          workDay={schedule?.week[weekday] ?? null}
          goal={goal[weekday] ?? 0}
          onWorkDay={(workDay) => {
            const known = schedule ?? USUAL;
            setSchedule({ ...known, week: known.week.map((each, at) => (at === weekday ? workDay : each)) });
          }}
          onGoal={(minutes) =>
            void set(
              'goal',
              goal.map((each, at) => (at === weekday ? minutes : each)),
            )
          }
        />
      ))}
      {schedule ? (
        <>
          <DaysOff days={schedule.daysOff} onDays={(daysOff) => setSchedule({ ...schedule, daysOff })} />
          <p class="row-end">
            {isAsking.value ? (
              <span role="alert">
                {t('The hours, breaks and days off above will be forgotten.')}{' '}
                <button
                  type="button"
                  class="plain"
                  onClick={() => {
                    isAsking.value = false;
                    setSchedule(null);
                  }}
                >
                  {t('Yes, forget them')}
                </button>{' '}
                <button
                  type="button"
                  class="plain"
                  onClick={() => {
                    isAsking.value = false;
                  }}
                >
                  {t('No, keep them')}
                </button>
              </span>
            ) : (
              <button
                type="button"
                class="link"
                onClick={() => {
                  isAsking.value = true;
                }}
              >
                {t('Work without hours')}
              </button>
            )}
          </p>
        </>
      ) : (
        <p class="row-end">
          <button type="button" class="plain" onClick={() => setSchedule(USUAL)}>
            {t('Set work hours')}
          </button>
        </p>
      )}
    </Card>
  );
}
