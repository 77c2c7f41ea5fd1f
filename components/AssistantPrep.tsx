import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { prepOf } from '../lib/core/doc.ts';
import { PRESETS } from '../lib/core/session.ts';
import { MINUTE } from '../lib/core/time.ts';
import { workLeftAt } from '../lib/core/work-left.ts';
import { agreementFor } from '../lib/ui/agreement.ts';
import type { Asking } from '../lib/ui/asking.ts';
import { createDraft } from '../lib/ui/draft.ts';
import { recentTasks } from '../lib/ui/recent.ts';
import { REFUSALS } from '../lib/ui/refusals.ts';
import type { Shown } from '../lib/ui/shown.ts';
import { counted, timeOfDay } from '../lib/ui/words.ts';
import { HealthLine } from './HealthLine.tsx';
import { Horizon } from './Horizon.tsx';
import { Icon } from './Icon.tsx';
import { ARROW_LEFT } from './icons.ts';
import { LengthField } from './LengthField.tsx';
import { LevelField } from './LevelField.tsx';
import { SiteScore } from './SiteScore.tsx';
import { TaskField } from './TaskField.tsx';

interface AssistantPrepProps {
  shown: Shown;
  asking: Asking;
  site: string | null;
  /** Asked for by what led here; null: what was chosen last. */
  minutes: number | null;
  onAllow: () => void;
  onBack: () => void;
}

/** A "Begin session" that takes longer than this says that it is on its way. */
const NOTICEABLE = 150;

/** At rest: what the next session will be. Everything is remembered, so that Enter begins it. */
export function AssistantPrep({ shown, asking, site, minutes: asked, onAllow, onBack }: AssistantPrepProps) {
  const { doc, now, shift, health } = shown;
  const workLeft = useSignal(workLeftAt(doc, now));
  workLeft.value = workLeftAt(doc, now);
  const draft = useMemo(
    () =>
      createDraft(
        { ...prepOf(doc), ...(asked === null ? {} : { minutes: asked, untilWorkEnds: false }) },
        (prep) => void asking.ask({ do: 'prepare', prep }).then(hear),
        workLeft,
      ),
    [],
  );
  useEffect(() => {
    // The workday ended while somebody was choosing.
    if (workLeft.value === null && draft.choice.value === 'work-end') draft.choice.value = PRESETS[1];
  }, [workLeft.value]);
  const otherField = useRef<HTMLInputElement>(null);
  const isAsked = useRef(false);
  const isBeginning = useSignal(false);
  const isLengthRefused = useSignal(false);
  const refusal = useSignal('');

  useEffect(() => {
    addEventListener('pagehide', draft.flush);
    document.addEventListener('visibilitychange', draft.flush);
    return () => {
      removeEventListener('pagehide', draft.flush);
      document.removeEventListener('visibilitychange', draft.flush);
    };
  }, []);

  const task = draft.task.value;
  const minutes = draft.minutes.value;
  const untilWorkEnds = draft.choice.value === 'work-end';
  const wanted = draft.level.value;
  const isOff = health?.hostAccess === false;
  const level = isOff ? 'nothing' : wanted;

  function hear(answer: Awaited<ReturnType<Asking['ask']>>): boolean {
    refusal.value = answer.is === 'refused' ? REFUSALS[answer.because] : '';
    return answer.is === 'done';
  }

  async function begin(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isAsked.current) return;
    if (minutes === null) {
      isLengthRefused.value = true;
      otherField.current?.focus();
      return;
    }
    draft.drop();
    isAsked.current = true;
    const timer = setTimeout(() => {
      isBeginning.value = true;
    }, NOTICEABLE);
    const hasBegun = hear(await asking.ask({ do: 'start', task, minutes, level, untilWorkEnds }));
    clearTimeout(timer);
    isAsked.current = false;
    isBeginning.value = false;
    if (!hasBegun) draft.changed();
    // What was wanted is kept for when it can be had.
    if (hasBegun && level !== wanted)
      hear(await asking.ask({ do: 'prepare', prep: { task, minutes, level: wanted, untilWorkEnds } }));
  }

  const agreement = minutes === null ? null : agreementFor({ task, minutes, level });
  const healthLine = (
    <HealthLine
      health={health}
      level={level}
      onAllow={onAllow}
      onCheck={() => void asking.ask({ do: 'look' }).then(hear)}
    />
  );
  return (
    <form class="assistant" onSubmit={(event) => void begin(event)}>
      <header class="sky low" data-mode="focus">
        <Horizon progress={null} />
        <div class="top-bar">
          <button
            type="button"
            class="icon-button back"
            aria-label="Back"
            title="Back (Escape)"
            onClick={onBack}
          >
            <Icon path={ARROW_LEFT} />
          </button>
        </div>
        <h1>Focus Session</h1>
        <p class="caption">
          {minutes === null
            ? 'How long is up to you'
            : `${counted(minutes, 'minute')}, until ${timeOfDay(now - shift + minutes * MINUTE)}`}
        </p>
      </header>
      <main>
        <TaskField
          task={task}
          recent={recentTasks(doc, task)}
          onTask={(typed) => {
            draft.task.value = typed;
            draft.changed();
          }}
        />
        <LengthField
          choice={draft.choice.value}
          workEnd={workLeft.value === null ? null : timeOfDay(now - shift + workLeft.value * MINUTE)}
          other={draft.other.value}
          isRefused={isLengthRefused.value && minutes === null}
          otherField={otherField}
          onChoice={(choice) => {
            draft.choice.value = choice;
            isLengthRefused.value = false;
            draft.changed();
          }}
          onOther={(typed) => {
            draft.other.value = typed;
            isLengthRefused.value = typed.trim().length > 2 || isLengthRefused.value;
            draft.changed();
          }}
        />
        {isOff && healthLine}
        <LevelField
          level={level}
          health={health}
          onLevel={(chosen) => {
            draft.level.value = chosen;
            draft.changed();
          }}
        />
        {!isOff && healthLine}
        {site && (
          <SiteScore
            key={site}
            site={site}
            onScore={async (as) => {
              const answer = await asking.ask({ do: 'score', sites: [{ site, as }] });
              return answer.is === 'refused' ? REFUSALS[answer.because] : null;
            }}
          />
        )}
      </main>
      <footer class="begin">
        {refusal.value ? (
          <p class="agreement refused" role="alert">
            {refusal.value}
          </p>
        ) : (
          agreement && (
            <p class="agreement">
              <span>{agreement.length}</span> <span class="purpose">{agreement.purpose}</span>
              <span>, {agreement.keptOut}</span>
            </p>
          )
        )}
        <button type="submit" class="sun-button" aria-busy={isBeginning.value}>
          {isBeginning.value ? 'Beginning…' : 'Begin session'}
        </button>
      </footer>
    </form>
  );
}
