import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Command } from '../lib/core/commands.ts';
import { dayOf } from '../lib/core/day.ts';
import { type Doc, each, prepOf } from '../lib/core/doc.ts';
import { proposalsAt } from '../lib/core/event-plans.ts';
import { lengthFor } from '../lib/core/fit.ts';
import type { Meeting } from '../lib/core/meeting.ts';
import { occasionOf, timeOn } from '../lib/core/occasion.ts';
import { type Coming, comingNext, dueAt, plansIn, waitingAt } from '../lib/core/occasions.ts';
import type { Planned } from '../lib/core/planned.ts';
import { planOfEvent } from '../lib/core/planning.ts';
import { settingOf } from '../lib/core/settings.ts';
import type { Asking } from '../lib/ui/asking.ts';
import { soonWhen, usualWhen, whenDraftOf, whenOf, wishOfPlan } from '../lib/ui/plan-draft.ts';
import { dayInWords, plannedSaid, rulesInWords, taskName, whenInWords } from '../lib/ui/planned-words.ts';
import { refusalInWords } from '../lib/ui/refusals.ts';
import { t } from '../lib/words/t.ts';
import { LiveRegion } from './LiveRegion.tsx';
import { type PlanFirst, PlanForm } from './PlanForm.tsx';

export interface PlansProps {
  doc: Doc;
  asking: Asking;
  /** All that calendars tell. */
  meetings: readonly Meeting[];
  /** By the sessions' clock, and by the machine's. */
  now: number;
  machineNow: number;
  /** A session is to be planned at once, that is over before this instant. */
  before?: number | null;
}

/** What stands in the list: what is due, and what was put off and can be begun all the same, then what comes, then what was skipped for good. */
function listed(doc: Doc, now: number): { id: string; plan: Planned; next: Coming | null; isDue: boolean }[] {
  const due = [...dueAt(doc, now), ...waitingAt(doc, now)].map((coming) => ({ coming, isDue: true }));
  const next = comingNext(doc, now).map((coming) => ({ coming, isDue: false }));
  const seen = new Set<string>();
  const rows = [...due, ...next].flatMap(({ coming, isDue }) => {
    const { planned: id } = occasionOf(coming.id);
    if (seen.has(id)) return [];
    seen.add(id);
    return [{ id, plan: coming.plan, next: coming, isDue }];
  });
  const idle = plansIn(doc).filter(([id, { when }]) => when.is === 'weekly' && !seen.has(id));
  return [...rows, ...idle.map(([id, plan]) => ({ id, plan, next: null, isDue: false }))];
}

/** What is planned, what calendars ask for, and the way to plan more. */
export function Plans({ doc, asking, meetings, now, machineNow, before = null }: PlansProps) {
  const today = dayOf(machineNow);
  const said = useSignal('');
  const gone = useSignal<{ id: string; plan: Planned } | null>(null);
  const fresh = (until: number | null): PlanFirst => {
    const { task, minutes: usual, level, project, strict } = prepOf(doc);
    const when = until === null ? usualWhen(machineNow) : soonWhen(machineNow);
    const at = until === null ? null : whenOf(when);
    const begins = at?.when.is === 'once' ? (timeOn(at, at.when.day) ?? now) : now;
    const minutes = until === null ? usual : (lengthFor(until - begins) ?? usual);
    const wish = { task, minutes, level, project: project ?? '' };
    return {
      id: null,
      wish: { ...wish, music: settingOf(doc, 'music'), ...(strict ? { strict } : {}) },
      when,
    };
  };
  const open = useSignal<PlanFirst | null>(before === null ? null : fresh(before));
  const more = useRef<HTMLButtonElement>(null);
  const proposals = proposalsAt(doc, meetings, now);
  const plans = listed(doc, now);
  const skipped = each(doc, 'skip')
    .filter(([id, { day }]) => day >= today && doc.planned[occasionOf(id).planned]?.value)
    .sort(([, one], [, other]) => (one.day < other.day ? -1 : 1));

  async function ask(command: Command, done: string): Promise<boolean> {
    const answer = await asking.ask(command);
    said.value = answer.is === 'refused' ? refusalInWords(answer) : done;
    if (answer.is === 'refused') gone.value = null;
    return answer.is === 'done';
  }
  /** What was pressed is gone with it; the keyboard goes on where more can be planned. */
  const close = () => {
    open.value = null;
    requestAnimationFrame(() => more.current?.focus());
  };
  async function remove(id: string, plan: Planned) {
    if (
      await ask(
        { do: 'unplan', planned: id },
        t('{task} is not planned any more.', { task: taskName(plan.task) }),
      )
    )
      gone.value = { id, plan };
    close();
  }
  async function takeBack() {
    const last = gone.value;
    gone.value = null;
    if (last) {
      const { id, plan } = last;
      await ask({ do: 'unplan', planned: id, back: plan }, plannedSaid(plan.when, plan.minute, today));
    }
    close();
  }

  return (
    <div class="plans">
      {plans.length === 0 && open.value === null && (
        <p class="plan-quiet">
          {t('Nothing is planned. A planned session is told of at its time, and never begins by itself.')}
        </p>
      )}
      {plans.length > 0 && (
        <ul class="plan-list" aria-label={t('Planned')}>
          {plans.map(({ id, plan, next, isDue }) => (
            <li key={id} class="plan">
              <span class="plan-words">
                <bdi class="plan-task">{taskName(plan.task)}</bdi>
                <span>{whenInWords(plan.when, plan.minute, today)}</span>
                <span class="plan-quiet">
                  {rulesInWords(plan)}
                  {plan.event && ` · ${t('from your calendar')}`}
                </span>
              </span>
              <span class="plan-buttons">
                {isDue && next && (
                  <button
                    type="button"
                    class="plain"
                    onClick={() => void ask({ do: 'begin-planned', occasion: next.id }, '')}
                  >
                    {t('Begin')}
                  </button>
                )}
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    open.value = { id, wish: wishOfPlan(plan), when: whenDraftOf(plan, machineNow) };
                  }}
                >
                  {t('Change')}
                  <span class="unseen"> {taskName(plan.task)}</span>
                </button>
                {next && (plan.when.is === 'weekly' || isDue) && (
                  <button
                    type="button"
                    class="link"
                    onClick={() => {
                      const { day } = occasionOf(next.id);
                      void ask(
                        { do: 'skip-planned', occasion: next.id, skipped: true },
                        t('Skipped for {day}.', { day: dayInWords(day, today) }),
                      );
                    }}
                  >
                    {t('Skip {day}', { day: dayInWords(occasionOf(next.id).day, today) })}
                    <span class="unseen"> {taskName(plan.task)}</span>
                  </button>
                )}
                <button type="button" class="link" onClick={() => void remove(id, plan)}>
                  {t('Delete')}
                  <span class="unseen"> {taskName(plan.task)}</span>
                </button>
              </span>
              {open.value?.id === id && form()}
            </li>
          ))}
        </ul>
      )}
      {skipped.length > 0 && (
        <ul class="plan-list" aria-label={t('Skipped')}>
          {skipped.map(([id, { day }]) => {
            const { planned } = occasionOf(id);
            const task = taskName(doc.planned[planned]?.value?.task ?? '');
            return (
              <li key={id} class="plan">
                <span class="plan-words plan-quiet">
                  {t('{task}: skipped for {day}.', { task, day: dayInWords(day, today) })}
                </span>
                <span class="plan-buttons">
                  <button
                    type="button"
                    class="link"
                    onClick={() =>
                      void ask(
                        { do: 'skip-planned', occasion: id, skipped: false },
                        t('Planned again for {day}.', { day: dayInWords(day, today) }),
                      )
                    }
                  >
                    {t('Plan it again')}
                    <span class="unseen">
                      {' '}
                      {task}, {dayInWords(day, today)}
                    </span>
                  </button>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {proposals.length > 0 && (
        <>
          <p class="plan-label">{t('Your calendar asks for these')}</p>
          <ul class="plan-list" aria-label={t('Asked for by your calendar')}>
            {proposals.map(({ meeting: { id, calendar, from, to }, wish }) => (
              <li key={id} class="plan">
                <span class="plan-words">
                  <bdi class="plan-task">{taskName(wish.task)}</bdi>
                  <span>{whenInWords(wish.when, wish.minute, today)}</span>
                  <span class="plan-quiet">{rulesInWords(wish)}</span>
                </span>
                <span class="plan-buttons">
                  <button
                    type="button"
                    class="plain"
                    onClick={() =>
                      void ask(
                        { do: 'plan', id: null, wish, event: { id, calendar, from, to } },
                        plannedSaid(wish.when, wish.minute, today),
                      )
                    }
                  >
                    {t('Plan it')}
                    <span class="unseen"> {taskName(wish.task)}</span>
                  </button>
                  <button
                    type="button"
                    class="link"
                    onClick={() =>
                      void ask({ do: 'unplan', planned: planOfEvent(id) }, t('It is not asked for again.'))
                    }
                  >
                    {t('Not this one')}
                    <span class="unseen"> {taskName(wish.task)}</span>
                  </button>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="plan-said">
        <span aria-hidden="true">{said.value}</span>{' '}
        {gone.value && (
          <button type="button" class="link" onClick={() => void takeBack()}>
            {t('Undo')}
          </button>
        )}
      </p>
      <LiveRegion says={said.value} />
      {open.value?.id === null ? (
        form()
      ) : (
        <button
          ref={more}
          type="button"
          class="plain"
          onClick={() => {
            gone.value = null;
            open.value = fresh(null);
          }}
        >
          {t('Plan a session')}
        </button>
      )}
    </div>
  );

  function form() {
    return (
      open.value && (
        <PlanForm
          key={open.value.id}
          first={open.value}
          now={machineNow}
          asking={asking}
          onCancel={close}
          onPlanned={(words) => {
            said.value = words;
            gone.value = null;
            close();
          }}
        />
      )
    );
  }
}
