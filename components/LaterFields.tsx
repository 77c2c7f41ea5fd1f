import { useSignal } from '@preact/signals';
import { dayOf } from '../lib/core/day.ts';
import type { Doc } from '../lib/core/doc.ts';
import { settingOf } from '../lib/core/settings.ts';
import type { Asking } from '../lib/ui/asking.ts';
import type { Draft } from '../lib/ui/draft.ts';
import { usualWhen, whenOf } from '../lib/ui/plan-draft.ts';
import { plannedSaid } from '../lib/ui/planned-words.ts';
import { refusalInWords } from '../lib/ui/refusals.ts';
import { t } from '../lib/words/t.ts';
import { LiveRegion } from './LiveRegion.tsx';
import { WhenField } from './WhenField.tsx';

export interface LaterProps {
  doc: Pick<Doc, 'setting'>;
  asking: Asking;
  draft: Draft;
  /** By the machine's clock. */
  now: number;
}

/** When what stands on prep's page is to be begun. Planned, it stands there still. */
export function LaterFields({ doc, asking, draft, now }: LaterProps) {
  const when = useSignal(usualWhen(now));
  const said = useSignal('');
  const isRefused = useSignal(false);

  async function plan() {
    const at = whenOf(when.value);
    const minutes = draft.minutes.value;
    if (!at || minutes === null) {
      said.value = refusalInWords(at ? 'too-short-or-long' : 'no-such-time');
      isRefused.value = true;
      return;
    }
    const { task, project, level, strict } = draft;
    const answer = await asking.ask({
      do: 'plan',
      id: null,
      wish: {
        task: task.value,
        project: project.value,
        minutes,
        level: level.value,
        ...(strict.value ? { strict: true as const } : {}),
        music: settingOf(doc, 'music'),
        ...at,
      },
    });
    isRefused.value = answer.is === 'refused';
    said.value =
      answer.is === 'refused' ? refusalInWords(answer) : plannedSaid(at.when, at.minute, dayOf(now));
  }

  return (
    <fieldset
      class="later-fields"
      onKeyDown={(event) => {
        // Enter would begin the session of the page around it.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        void plan();
      }}
    >
      <legend class="unseen">{t('Plan for later')}</legend>
      <WhenField
        when={when.value}
        today={dayOf(now)}
        onWhen={(chosen) => {
          when.value = chosen;
          said.value = '';
        }}
      />
      <p class="plan-buttons">
        <button type="button" class="plain" onClick={() => void plan()}>
          {t('Plan it')}
        </button>
        <span class={isRefused.value ? 'plan-refused' : 'plan-quiet'} aria-hidden="true">
          {said.value}
        </span>
      </p>
      <LiveRegion says={said.value} />
    </fieldset>
  );
}
