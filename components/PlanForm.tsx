import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { dayOf } from '../lib/core/day.ts';
import type { Wish } from '../lib/core/planned.ts';
import { type Level, LONGEST, SHORTEST, TASK_LENGTH } from '../lib/core/session.ts';
import type { Asking } from '../lib/ui/asking.ts';
import { LEVELS } from '../lib/ui/level-words.ts';
import { type WhenDraft, whenOf } from '../lib/ui/plan-draft.ts';
import { plannedSaid } from '../lib/ui/planned-words.ts';
import { refusalInWords } from '../lib/ui/refusals.ts';
import { t } from '../lib/words/t.ts';
import { WhenField } from './WhenField.tsx';

/** What a form begins with. `id` null: it plans another one. */
export interface PlanFirst {
  id: string | null;
  wish: Omit<Wish, 'when' | 'minute'>;
  when: WhenDraft;
}

interface PlanFormProps {
  first: PlanFirst;
  /** By the machine's clock. */
  now: number;
  asking: Asking;
  onPlanned: (said: string) => void;
  onCancel: () => void;
}

/** What a session is to be, and when. */
export function PlanForm({ first, now, asking, onPlanned, onCancel }: PlanFormProps) {
  const { id, wish } = first;
  const task = useSignal(wish.task);
  const project = useSignal(wish.project ?? '');
  const minutes = useSignal(wish.minutes);
  const level = useSignal(wish.level);
  const strict = useSignal(wish.strict ?? false);
  const when = useSignal(first.when);
  const refusal = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const today = dayOf(now);

  async function plan(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const at = whenOf(when.value);
    if (!at || !Number.isInteger(minutes.value)) {
      refusal.value = refusalInWords(at ? 'too-short-or-long' : 'no-such-time');
      return;
    }
    const { strict: _, ...rest } = wish;
    const answer = await asking.ask({
      do: 'plan',
      id,
      wish: {
        ...rest,
        ...at,
        task: task.value,
        project: project.value,
        minutes: minutes.value,
        level: level.value,
        ...(strict.value ? { strict: true as const } : {}),
      },
    });
    if (answer.is === 'refused') refusal.value = refusalInWords(answer);
    else onPlanned(plannedSaid(at.when, at.minute, today));
  }

  return (
    <form
      class="plan-form"
      aria-label={id === null ? t('Plan a session') : t('Change a planned session')}
      onSubmit={(event) => void plan(event)}
    >
      <label class="plan-field wide">
        {t('What will you work on?')}
        <input
          ref={field}
          autocomplete="off"
          maxLength={TASK_LENGTH * 4}
          value={task.value}
          onInput={({ currentTarget }) => {
            task.value = currentTarget.value;
          }}
        />
      </label>
      <WhenField
        when={when.value}
        today={today}
        onWhen={(chosen) => {
          when.value = chosen;
          refusal.value = '';
        }}
      />
      <div class="plan-fields">
        <label class="plan-field">
          {t('Minutes')}
          <input
            type="number"
            min={SHORTEST}
            max={LONGEST}
            required
            value={minutes.value}
            onInput={({ currentTarget }) => {
              minutes.value = currentTarget.valueAsNumber;
            }}
          />
        </label>
        <label class="plan-field">
          {t('Keep out')}
          <select
            value={level.value}
            onChange={({ currentTarget }) => {
              level.value = currentTarget.value as Level;
            }}
          >
            {Object.entries(LEVELS).map(([each, name]) => (
              <option key={each} value={each}>
                {t(name)}
              </option>
            ))}
          </select>
        </label>
        <label class="plan-field">
          {t('Project')}
          <input
            autocomplete="off"
            value={project.value}
            onInput={({ currentTarget }) => {
              project.value = currentTarget.value;
            }}
          />
        </label>
      </div>
      {level.value !== 'nothing' && (
        <label class="plan-check">
          <input
            type="checkbox"
            checked={strict.value}
            onChange={({ currentTarget }) => {
              strict.value = currentTarget.checked;
            }}
          />
          <span>{t('Strict: nothing is let through until it is over')}</span>
        </label>
      )}
      {refusal.value && (
        <p class="plan-refused" role="alert">
          {refusal.value}
        </p>
      )}
      <p class="plan-buttons">
        <button type="submit" class="plain">
          {id === null ? t('Plan it') : t('Save the change')}
        </button>
        <button type="button" class="link" onClick={onCancel}>
          {t('Not now')}
        </button>
      </p>
    </form>
  );
}
