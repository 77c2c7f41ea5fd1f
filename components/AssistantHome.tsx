import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { settingOf } from '../lib/core/settings.ts';
import { allOf } from '../lib/core/times.ts';
import { isSeen, seenName } from '../lib/core/unseen.ts';
import { afterSession } from '../lib/ui/after.ts';
import type { Asking } from '../lib/ui/asking.ts';
import { type DayRead, goalAt, type Home, tomorrowAt } from '../lib/ui/home.ts';
import type { Figure } from '../lib/ui/mode-words.ts';
import type { Shown } from '../lib/ui/shown.ts';
import { timeOfDay } from '../lib/ui/words.ts';
import { t } from '../lib/words/t.ts';
import { AfterSession } from './AfterSession.tsx';
import { DayArc } from './DayArc.tsx';
import { Feed } from './Feed.tsx';
import { GearMenu, type MenuItem } from './GearMenu.tsx';
import { GoalRow } from './GoalRow.tsx';
import { HealthLine } from './HealthLine.tsx';
import { HomeFooter } from './HomeFooter.tsx';
import { Icon } from './Icon.tsx';
import { BRIEFCASE, CIRCLE_PAUSE, MOON, VIDEO } from './icons-home.ts';
import { useObeying } from './obeying.ts';
import { PlannedLine } from './PlannedLine.tsx';
import { SetAside } from './SetAside.tsx';

interface AssistantHomeProps {
  shown: Shown;
  home: Home;
  day: DayRead;
  asking: Asking;
  menu: readonly MenuItem[];
  onAllow: () => void;
  onOpenReport: () => void;
  onLookBack: (session: string) => void;
  onOpenActivities: () => void;
  onOpenHours: () => void;
  onOpenLink: (link: string) => void;
  /** How many tabs are set aside. */
  aside: ReadonlySignal<number>;
  /** To the next session, of so many minutes if that was asked for. */
  onFocus: (minutes: number | null) => void;
  onOffline: (from: number | null, to: number | null) => void;
  /** To what is planned; to plan a session before an instant. */
  onPlans: (before: number | null) => void;
}

const ICONS = { work: BRIEFCASE, meeting: VIDEO, recharge: MOON, pause: CIRCLE_PAUSE } as const;

const FigureWords = ({ figure }: { figure: Figure | string }) =>
  typeof figure === 'string' ? (
    <p class="figure words">{figure}</p>
  ) : (
    <p class="figure">
      {figure.map((piece) =>
        typeof piece === 'number' ? (
          piece
        ) : (
          <>
            <small>{piece.trim()}</small>{' '}
          </>
        ),
      )}
    </p>
  );

/** At rest: the day at a glance, what is worth knowing, and the ways into pause, offline work and a session. */
export function AssistantHome(props: AssistantHomeProps) {
  const { shown, home, day, asking, menu, onFocus, onOffline } = props;
  const { doc, now, shift, health } = shown;
  const { mode, face, strokes, sun, alerts } = home;
  const [obey, refusal] = useObeying(asking);
  const focusButton = useRef<HTMLButtonElement>(null);
  const goal = goalAt(shown, day);
  const isPaused = mode.is === 'paused';
  const isOnCard = (meeting: string) =>
    alerts.some(({ about }) => about.is === 'meeting-soon' && about.id === meeting);
  const hasHours = settingOf(doc, 'schedule') !== null;
  const later = afterSession(shown);
  const told = alerts.filter(({ about }) => about.is !== 'session-summary' || !later?.last);
  const aside = props.aside.value;
  const isOff = health?.hostAccess === false;

  const over = later?.last?.id;
  const isLookedAt = document.visibilityState === 'visible';
  useEffect(() => {
    if (over === undefined || !isLookedAt || isSeen(doc, over)) return;
    // The check on the icon has been understood.
    void asking.ask({ do: 'dismiss', alert: seenName(over) });
  }, [over, isLookedAt]);

  // One way to everything: a letter for each of the things that can be pressed.
  const keys: Record<string, () => void> = {
    f: () => onFocus(null),
    p: () => obey(isPaused ? { do: 'resume' } : { do: 'pause', until: null }),
    o: () => onOffline(null, null),
    g: () => document.querySelector<HTMLElement>('.goal')?.click(),
  };
  const pressed = useRef(keys);
  pressed.current = keys;
  const hasKeys = settingOf(doc, 'keys');
  // Before the first paint: what is seen can be pressed.
  useLayoutEffect(() => {
    if (!hasKeys) return;
    const heard = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (
        (event.target as Element | null)?.closest('input:not([type=checkbox]), select, textarea, [popover]')
      )
        return;
      const act = pressed.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  }, [hasKeys]);
  useLayoutEffect(() => {
    // Scrolling to it at once would have all laid out one time more.
    focusButton.current?.focus({ preventScroll: true });
    const frame = requestAnimationFrame(() => focusButton.current?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, []);

  const quiet = t(
    day.today === null || allOf(day.today.times) === 0
      ? 'Collecting your first hour. The goal fills as you work.'
      : isPaused
        ? 'Nothing is being recorded. Sites, time and titles are not saved while you are paused, and cannot be recovered later.'
        : 'Nothing needs you. Alerts appear here through the day and leave by themselves.',
  );
  return (
    <div class="assistant">
      <header class={mode.is === 'work' && !hasHours ? 'sky day tall' : 'sky day'} data-mode={face.sky}>
        <DayArc strokes={strokes} sun={sun} isPaused={isPaused} />
        <div class="top-bar">
          <h1 class="mode">
            <Icon path={ICONS[face.sky]} size={17} /> {face.name}
          </h1>
          <GearMenu items={menu} />
        </div>
        <div class="middle">
          <FigureWords figure={face.figure} />
          {face.caption.map((line) => (
            <p key={line} class="caption" dir="auto">
              {line}
            </p>
          ))}
          {isPaused && (
            <button type="button" class="resume" onClick={() => obey({ do: 'resume' })}>
              {t('Resume now')}
            </button>
          )}
          {mode.is === 'meeting' && mode.call.id !== null && !isOnCard(mode.call.id) && (
            <button
              type="button"
              class="resume"
              onClick={() => mode.call.id && obey({ do: 'adjourn', meeting: mode.call.id })}
            >
              {t('This meeting ended early')}
            </button>
          )}
          {mode.is === 'work' && !hasHours && (
            <button type="button" class="resume" onClick={props.onOpenHours}>
              {t('Set work hours')}
            </button>
          )}
        </div>
      </header>
      <main>
        <div class="ends">
          {face.arc && !isPaused && (
            <>
              <span>{timeOfDay(face.arc.from - shift)}</span>
              <span>{timeOfDay(face.arc.to - shift)}</span>
            </>
          )}
        </div>
        <GoalRow {...goal} />
        <PlannedLine
          doc={doc}
          meetings={day.told ?? []}
          now={now}
          machineNow={now - shift}
          onOpen={() => props.onPlans(null)}
        />
        {isOff && (
          <div class="in-main">
            <HealthLine
              health={health}
              level="distractions"
              onAllow={props.onAllow}
              onCheck={() => obey({ do: 'look' })}
            />
          </div>
        )}
        {refusal.value && (
          <p class="note refused" role="alert">
            {refusal.value}
          </p>
        )}
        {later && (
          <div class="in-main">
            <AfterSession
              {...later}
              shown={shown}
              onLookBack={props.onLookBack}
              onEndBreak={() => obey({ do: 'set', setting: 'break', to: null })}
            />
          </div>
        )}
        {aside > 0 && (
          <div class="in-main">
            <SetAside count={aside} onGiveBack={() => obey({ do: 'give-back' })} />
          </div>
        )}
        {told.length === 0 ? (
          <section class="feed" aria-label={t('Alerts')}>
            <p class="quiet-feed">{quiet}</p>
          </section>
        ) : (
          <Feed
            meetings={day.meetings}
            alerts={told}
            now={now}
            shift={shift}
            obey={obey}
            onOpenReport={props.onOpenReport}
            onLookBack={props.onLookBack}
            onOpenActivities={props.onOpenActivities}
            onOpenLink={props.onOpenLink}
            onPlan={onFocus}
            onPlanLater={props.onPlans}
            onOffline={onOffline}
          />
        )}
      </main>
      <HomeFooter
        isPaused={isPaused}
        now={now}
        tomorrow={tomorrowAt(shown)}
        focusButton={focusButton}
        onPause={(until) => obey({ do: 'pause', until })}
        onResume={() => obey({ do: 'resume' })}
        onOffline={() => onOffline(null, null)}
        onFocus={() => onFocus(null)}
      />
    </div>
  );
}
