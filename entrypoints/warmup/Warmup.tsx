import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Horizon } from '../../components/Horizon.tsx';
import { SEGMENT_NAMES } from '../../components/SegmentsMenu.tsx';
import type { Command } from '../../lib/core/commands.ts';
import { prepOf } from '../../lib/core/doc.ts';
import { type Draft, freshDraft } from '../../lib/core/draft.ts';
import type { SetAside } from '../../lib/core/set-aside.ts';
import { settingOf } from '../../lib/core/settings.ts';
import { endOf, fragmentOf, placeIn, STEPS } from '../../lib/core/steps.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { beginningOf, keepingTask } from '../../lib/ui/beginning.ts';
import type { Narration } from '../../lib/ui/narration.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import type { Shown } from '../../lib/ui/shown.ts';
import { t } from '../../lib/words/t.ts';
import { FirstStep } from './FirstStep.tsx';
import { Header } from './Header.tsx';
import { arrowsNow, Hints } from './Hints.tsx';
import { Ready } from './Ready.tsx';
import { Ring } from './Ring.tsx';
import { TabsBeside } from './TabsBeside.tsx';

interface WarmupProps {
  shown: Shown;
  draft: Draft | null;
  asking: Asking;
  tabs: ReadonlySignal<readonly SetAside[]>;
  aside: ReadonlySignal<number>;
  narration: Narration;
  /** Closes the page. */
  onLeave: () => void;
  onPrep: () => void;
  onBegun: () => void;
}

/** Nothing more is typed for so long: then it is kept. */
const PAUSE = 300;

/** The steps of a warmup, one after another. Where somebody is stands in the address, so that Back goes a step back. */
export function Warmup(props: WarmupProps) {
  const { shown, draft, asking, narration } = props;
  const place = useSignal(placeIn(location.hash));
  const { warmup, step: at } = place.value;
  const steps = STEPS[warmup];
  const step = steps[at - 1];
  const last = endOf(warmup);
  const refusal = useSignal('');
  const typed = useSignal<string | null>(null);
  const hasBegun = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const isAsked = useRef(false);

  async function ask(command: Command): Promise<boolean> {
    const answer = await asking.ask(command);
    refusal.value = answer.is === 'refused' ? t(REFUSALS[answer.because]) : '';
    return answer.is === 'done';
  }

  const unsaved = useRef<{ timer: ReturnType<typeof setTimeout>; save: () => void } | null>(null);
  const drop = () => {
    clearTimeout(unsaved.current?.timer);
    unsaved.current = null;
  };
  const flush = () => {
    const { save } = unsaved.current ?? {};
    drop();
    save?.();
  };
  const onTask = (task: string) => {
    typed.value = task;
    drop();
    const save = () => void ask(keepingTask(shown, draft, task));
    unsaved.current = { save, timer: setTimeout(flush, PAUSE) };
  };
  const goTo = (wanted: number) => {
    flush();
    refusal.value = '';
    if (wanted >= 1 && wanted <= last) location.hash = fragmentOf({ warmup, step: wanted });
  };
  const next = () => goTo(at + 1);

  useEffect(() => {
    const heard = () => {
      place.value = placeIn(location.hash);
    };
    addEventListener('hashchange', heard);
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('hashchange', heard);
      removeEventListener('pagehide', flush);
    };
  }, []);

  const sentence = step ? t(step.sentence) : t('Everything is ready.');
  const why = step ? t(step.why) : t('What is left is to begin.');
  async function read() {
    hasBegun.value = step?.ring !== 'breath' || !narration.isOn.value;
    await narration.say(step ? `${sentence} ${why}` : sentence);
    if (place.value.warmup === warmup && place.value.step === at) hasBegun.value = true;
  }
  useLayoutEffect(() => {
    document.title = `${t(SEGMENT_NAMES[warmup])} · Sundial`;
    // The keyboard goes on from the top of each step, or from what is to be written.
    const field = document.querySelector<HTMLInputElement>('#first-step');
    field?.select();
    (field ?? heading.current)?.focus();
    void read();
    return narration.stop;
  }, [warmup, at]);

  const tried = settingOf(shown.doc, 'tried');
  useEffect(() => {
    if (at === last - 1 && !tried[warmup])
      void ask({ do: 'set', setting: 'tried', to: { ...tried, [warmup]: true } });
  }, [warmup, at]);

  const listen = () => {
    narration.toggle();
    void read();
  };
  const hasKeys = settingOf(shown.doc, 'keys');
  const [forth, back] = arrowsNow();
  const keys: Record<string, () => void> = {
    [forth.key]: next,
    [back.key]: () => goTo(at - 1),
    Escape: props.onLeave,
    ...(hasKeys ? { ' ': next, s: () => goTo(last), l: listen } : {}),
  };
  const pressed = useRef(keys);
  pressed.current = keys;
  // Before the first paint: what is seen can be pressed.
  useLayoutEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const on = event.target instanceof Element ? event.target : null;
      const isTyping = on?.closest('input:not([type=checkbox])') ?? null;
      // Out of the field first, and only then out of the page.
      if (isTyping) return event.key === 'Escape' ? heading.current?.focus() : undefined;
      if (event.key === ' ' && on?.closest('button, summary, input, a')) return;
      const act = pressed.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || (event.repeat && event.key !== 'Escape')) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  }, []);

  const beginning = beginningOf(shown, draft, typed.value);
  async function begin() {
    if (isAsked.current) return;
    isAsked.current = true;
    drop();
    const isBegun = await ask(beginning.command);
    isAsked.current = false;
    if (isBegun) props.onBegun();
  }

  /** How far the night is over. */
  const light = (at - 1) / (last - 1);
  const remembered = freshDraft(draft, shown.now)?.prep ?? prepOf(shown.doc);
  return (
    <main class="page">
      <section
        class="sky"
        data-mode="warmup"
        style={{ '--light': `${Math.round(light * 100)}%`, '--gone': light }}
      >
        <Horizon progress={step ? null : 0} />
        <Header
          name={t(SEGMENT_NAMES[warmup])}
          at={at}
          steps={steps.length}
          narration={narration}
          hasKeys={hasKeys}
          onListen={listen}
          onSkip={() => goTo(last)}
          onLeave={props.onLeave}
        />
        <div class="in-sky" key={`${warmup}/${at}`}>
          <h2 ref={heading} tabIndex={-1}>
            {sentence}
          </h2>
          <p class="why">{why}</p>
          {step && <Ring step={step} hasBegun={hasBegun.value} onCue={(cue) => void narration.say(cue)} />}
        </div>
      </section>
      <section class="ground" aria-label={step ? t('This step') : t('The session')}>
        {step?.id === 'tabs' && (
          <TabsBeside
            tabs={props.tabs.value}
            aside={props.aside.value}
            onSetAside={(tabs) => void ask({ do: 'set-aside', tabs })}
            onGiveBack={() => void ask({ do: 'give-back' })}
          />
        )}
        {step?.id === 'first-step' && (
          <FirstStep task={typed.value ?? remembered.task} onTask={onTask} onNext={next} />
        )}
        {refusal.value && (
          <p class="refused" role="alert">
            {refusal.value}
          </p>
        )}
        {step ? (
          <p class="ways">
            {at > 1 && (
              <button type="button" class="plain" onClick={() => goTo(at - 1)}>
                {t('Back')}
              </button>
            )}
            <button type="button" class="sun-button" onClick={next}>
              {t('Next')}
            </button>
          </p>
        ) : (
          <Ready
            warmup={warmup}
            agreement={beginning.agreement}
            isRunning={shown.phase.is === 'focusing'}
            onBegin={() => void begin()}
            onSession={props.onBegun}
            onPrep={props.onPrep}
            onOther={(other) => {
              location.hash = fragmentOf({ warmup: other, step: 1 });
            }}
          />
        )}
        <Hints hasKeys={hasKeys} isFirst={at === 1} isLast={!step} />
      </section>
    </main>
  );
}
