import { useSignal } from '@preact/signals';
import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { afterBroken, recordOf } from '../lib/core/advice.ts';
import { prepOf } from '../lib/core/doc.ts';
import { type Draft, freshDraft } from '../lib/core/draft.ts';
import { type Ran, sessionsBegun } from '../lib/core/evidence.ts';
import { fitBefore } from '../lib/core/fit.ts';
import type { Meeting } from '../lib/core/meeting.ts';
import { PRESETS } from '../lib/core/session.ts';
import { settingOf } from '../lib/core/settings.ts';
import { MINUTE } from '../lib/core/time.ts';
import type { WarmupName } from '../lib/core/warmup.ts';
import { workLeftAt } from '../lib/core/work-left.ts';
import { brokenInWords, fitInWords, recordInWords } from '../lib/ui/advice-words.ts';
import { agreementFor } from '../lib/ui/agreement.ts';
import type { Asking } from '../lib/ui/asking.ts';
import { createDraft } from '../lib/ui/draft.ts';
import { recentProjects, recentTasks } from '../lib/ui/recent.ts';
import { REFUSALS } from '../lib/ui/refusals.ts';
import type { Shown } from '../lib/ui/shown.ts';
import { timeOfDay } from '../lib/ui/words.ts';
import { t, tn, tx } from '../lib/words/t.ts';
import { FeelingField } from './FeelingField.tsx';
import { HealthLine } from './HealthLine.tsx';
import { Horizon } from './Horizon.tsx';
import { Icon } from './Icon.tsx';
import { ARROW_LEFT } from './icons.ts';
import { LengthField } from './LengthField.tsx';
import { LevelField } from './LevelField.tsx';
import { PlanLater } from './PlanLater.tsx';
import { ProjectField } from './ProjectField.tsx';
import { SiteScore } from './SiteScore.tsx';
import { SwitchField } from './SwitchField.tsx';
import { TaskField } from './TaskField.tsx';
import { WarmUpButton } from './WarmUpButton.tsx';

interface AssistantPrepProps {
  shown: Shown;
  asking: Asking;
  site: string | null;
  /** Asked for by what led here; null: what was chosen last. */
  minutes: number | null;
  meetings: readonly Meeting[];
  /** What was left on this page a moment ago. */
  draft: Draft | null;
  /** The sessions of earlier days, which are not in the document any more. */
  readPast: () => Promise<readonly Ran[]>;
  /** What else belongs to prep, from parts of its own. */
  children?: ComponentChildren;
  onAllow: () => void;
  onSeeList: () => void;
  onWarmup: (warmup: WarmupName) => void;
  onBack: () => void;
}

/** A "Begin session" that takes longer than this says that it is on its way. */
const NOTICEABLE = 150;

/** At rest: what the next session will be. Everything is remembered, so that Enter begins it. */
export function AssistantPrep(props: AssistantPrepProps) {
  const { shown, asking, site, minutes: asked, meetings, onAllow, onBack } = props;
  const { doc, now, shift, health } = shown;
  const workLeft = useSignal(workLeftAt(doc, now));
  workLeft.value = workLeftAt(doc, now);
  const time = useRef(now);
  time.current = now;
  const isOf = useRef<{ planned?: string }>({});
  const draft = useMemo(() => {
    const left = freshDraft(props.draft, now);
    if (left?.planned) isOf.current = { planned: left.planned };
    const prep = left?.prep ?? prepOf(doc);
    const first = { ...prep, ...(asked === null ? {} : { minutes: asked, untilWorkEnds: false }) };
    return createDraft(
      { prep: first, feeling: left?.feeling ?? null },
      (held) =>
        void asking.ask({ do: 'draft', draft: { ...held, ...isOf.current, at: time.current } }).then(hear),
      workLeft,
    );
  }, []);
  const earlier = useSignal<readonly Ran[]>([]);
  useEffect(() => {
    // It only adds a word of advice: without it, there is none.
    props.readPast().then((past) => {
      earlier.value = past;
    }, console.error);
  }, []);
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
      draft.drop();
    };
  }, []);

  const task = draft.task.value;
  const minutes = draft.minutes.value;
  const untilWorkEnds = draft.choice.value === 'work-end';
  const wanted = draft.level.value;
  const isOff = health?.hostAccess === false;
  const level = isOff ? 'nothing' : wanted;

  function hear(answer: Awaited<ReturnType<Asking['ask']>>): boolean {
    refusal.value = answer.is === 'refused' ? t(REFUSALS[answer.because]) : '';
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
    const [project, feeling, strict] = [draft.project.value, draft.feeling.value, draft.strict.value];
    const hasBegun = hear(
      await asking.ask({
        do: 'start',
        task,
        minutes,
        level,
        untilWorkEnds,
        project,
        feeling,
        strict,
        // What was wanted is kept for when it can be had.
        wanted,
        ...isOf.current,
      }),
    );
    clearTimeout(timer);
    isAsked.current = false;
    isBeginning.value = false;
    if (!hasBegun) draft.changed();
    else if (!tried.prep) void asking.ask({ do: 'set', setting: 'tried', to: { ...tried, prep: true } });
  }

  const tried = settingOf(doc, 'tried');
  const isStrict = draft.strict.value && level !== 'nothing';
  const past = [...earlier.value, ...sessionsBegun(doc, { from: 0, to: now, now })];
  const fit = minutes === null ? null : fitBefore(meetings, now, minutes * MINUTE);
  const record = minutes === null ? null : recordOf(past, minutes);
  const shorter = afterBroken(past, now);
  const isShorter = shorter && (minutes ?? 0) <= shorter.minutes && draft.strict.value;
  const agreement = minutes === null ? null : agreementFor({ task, minutes, level, isStrict });
  const purpose = agreement?.purpose && (
    <span class="purpose" dir="auto">
      {agreement.purpose}
    </span>
  );
  const agreed =
    agreement &&
    (purpose
      ? tx('{length} {purpose}, {keptOut}', { ...agreement, purpose })
      : t('{length}, {keptOut}', agreement));
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
            aria-label={t('Back')}
            title={t('Back (Escape)')}
            onClick={onBack}
          >
            <Icon path={ARROW_LEFT} />
          </button>
        </div>
        <h1>{t('Focus Session')}</h1>
        <p class="caption">
          {minutes === null
            ? t('How long is up to you')
            : tn(minutes, '{n} minute, until {time}', '{n} minutes, until {time}', {
                time: timeOfDay(now - shift + minutes * MINUTE),
              })}
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
          hint={fit ? fitInWords(fit, shift) : ''}
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
        {record && <p class="note advice">{recordInWords(record)}</p>}
        {shorter && !isShorter && (
          <p class="note advice">
            {brokenInWords(shorter.minutes)}{' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                draft.strict.value = shorter.strict;
                draft.setMinutes(shorter.minutes);
              }}
            >
              {t('Try that')}
            </button>
          </p>
        )}
        {isOff && healthLine}
        <LevelField
          level={level}
          onSeeList={props.onSeeList}
          health={health}
          onLevel={(chosen) => {
            draft.level.value = chosen;
            draft.changed();
          }}
        />
        {!isOff && healthLine}
        {level !== 'nothing' && (
          <SwitchField
            id="strict"
            name={t('Strict')}
            line={t(
              'Nothing is let through, and it does not end before its time. One emergency exit in seven days.',
            )}
            isOn={draft.strict.value}
            onSwitch={(strict) => {
              draft.strict.value = strict;
              draft.changed();
            }}
          />
        )}
        <ProjectField
          project={draft.project.value}
          recent={recentProjects(doc)}
          onProject={(typed) => {
            draft.project.value = typed;
            draft.changed();
          }}
        />
        <FeelingField
          legend={t('How do you feel?')}
          feeling={draft.feeling.value}
          onFeeling={(feeling) => {
            draft.feeling.value = feeling;
            draft.changed();
          }}
        />
        <PlanLater doc={doc} asking={asking} draft={draft} now={now - shift} />
        {props.children}
        {site && (
          <SiteScore
            key={site}
            site={site}
            onScore={async (as) => {
              const answer = await asking.ask({ do: 'score', sites: [{ site, as }] });
              return answer.is === 'refused' ? t(REFUSALS[answer.because]) : null;
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
          agreed && <p class="agreement">{agreed}</p>
        )}
        <div class="begin-row">
          <WarmUpButton
            tried={tried}
            onWarmup={(warmup) => {
              draft.flush();
              props.onWarmup(warmup);
            }}
          />
          <button type="submit" class="sun-button" aria-busy={isBeginning.value}>
            {t(isBeginning.value ? 'Beginning…' : 'Begin session')}
          </button>
        </div>
      </footer>
    </form>
  );
}
