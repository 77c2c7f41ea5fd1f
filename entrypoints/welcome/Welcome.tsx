import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Horizon } from '../../components/Horizon.tsx';
import { Switch } from '../../components/Switch.tsx';
import { type Doc, prepOf } from '../../lib/core/doc.ts';
import { TORN, usualHours } from '../../lib/core/first-days.ts';
import { settingOf } from '../../lib/core/settings.ts';
import { MINUTE } from '../../lib/core/time.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import type { Shown } from '../../lib/ui/shown.ts';
import { timeOfDay } from '../../lib/ui/words.ts';
import { t, tn, tx } from '../../lib/words/t.ts';

interface WelcomeProps {
  shown: Shown;
  /** What sites count as for their owner. */
  score: Doc['score'];
  asking: Asking;
  /** The key that opens the Assistant, as the browser has it; '' for none. */
  shortcut: string;
  onAllow: () => Promise<unknown>;
  onOpen: () => void;
  onClose: () => void;
}

interface Screen {
  title: string;
  body: preact.JSX.Element;
  main: { label: string; onPress: () => void };
  other?: { label: string; onPress: () => void };
}

const SCREENS = 5;
const TRY = 5;

/** The screen an address asks for; whatever else stands there, it is the first. */
const screenIn = (hash: string): number => {
  const asked = Number(hash.slice(1));
  return Number.isInteger(asked) && asked >= 1 && asked <= SCREENS ? asked : 1;
};

/** Days that nobody works on where somebody lives, as far as the browser knows. */
function weekendHere(): number[] {
  const locale = new Intl.Locale(navigator.language) as Intl.Locale & {
    getWeekInfo?: () => { weekend: number[] };
    weekInfo?: { weekend: number[] };
  };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.weekend ?? [6, 7];
}

/** Five screens. Where somebody is stands in the address, so that the page can be left and come back to. */
export function Welcome({ shown, score, asking, shortcut, onAllow, onOpen, onClose }: WelcomeProps) {
  const { doc, health, now, shift, phase } = shown;
  const screen = useSignal(screenIn(location.hash));
  const refusal = useSignal('');
  const heading = useRef<HTMLHeadingElement>(null);
  const goTo = (wanted: number) => {
    refusal.value = '';
    location.hash = String(wanted);
  };
  useEffect(() => {
    const heard = () => {
      screen.value = screenIn(location.hash);
    };
    addEventListener('hashchange', heard);
    return () => removeEventListener('hashchange', heard);
  }, []);
  // The keyboard goes on from the top of each screen, and it is read aloud.
  useEffect(() => heading.current?.focus(), [screen.value]);

  async function ask(...commands: Parameters<Asking['ask']>[0][]): Promise<boolean> {
    for (const command of commands) {
      const answer = await asking.ask(command);
      refusal.value = answer.is === 'refused' ? t(REFUSALS[answer.because]) : '';
      if (answer.is === 'refused') return false;
    }
    return true;
  }
  const next = () => goTo(Math.min(SCREENS, screen.value + 1));
  const asWork = (site: string): boolean => (score[site]?.value?.as ?? 'personal') !== 'personal';
  const usual = usualHours(weekendHere());
  const hours = usual.week.find((day) => day.hours)?.hours ?? { from: 540, to: 1050 };
  const clock = (minutes: number) => timeOfDay(new Date(2026, 0, 5, 0, minutes).getTime());
  const goal = Math.max(...settingOf(doc, 'goal')) / 60;

  async function tryIt() {
    const { task } = prepOf(doc);
    const level = health?.hostAccess === false ? 'nothing' : 'distractions';
    if (await ask({ do: 'start', task, minutes: TRY, level, wanted: 'distractions', isTrial: true }))
      onOpen();
  }

  const screens: readonly [Screen, ...Screen[]] = [
    {
      title: t('Time that is yours'),
      body: (
        <>
          <p>
            {t(
              'A Focus Session is a stretch of time for one thing. While it runs, sites that pull you away stay shut, in every tab and window of this browser, and open again by themselves.',
            )}
          </p>
          <p>
            {tx(
              'To show you where your time goes, Sundial notes which site is in front and for how long. {promise} There is no account, and nothing is sent to anybody. You can read, correct, take along and delete every part of it.',
              { promise: <b>{t('All of it stays in this browser.')}</b> },
            )}
          </p>
          <p class="quiet">{t('Programs outside the browser cannot be kept out by an extension.')}</p>
        </>
      ),
      main: { label: t('Begin'), onPress: next },
    },
    {
      title: t('Let it keep sites shut'),
      body:
        health?.hostAccess === false ? (
          <p>
            {t(
              'To put a quiet page in the place of a site, Sundial has to be allowed on all sites. The browser asks you now. Without it the timer, the reports of what you enter and your plans work; nothing is kept out.',
            )}
          </p>
        ) : (
          <>
            <p>
              {health
                ? tn(
                    health.sizes.distractions,
                    'Allowed already. In a session {n} site or category that counts as Personal stays shut; which that is, is up to you.',
                    'Allowed already. In a session {n} sites and categories that count as Personal stay shut; which those are is up to you.',
                  )
                : t(
                    'Allowed already. In a session many sites and categories that count as Personal stay shut; which those are is up to you.',
                  )}
            </p>
            {health?.privateWindows === false && (
              <p class="quiet">
                {t(
                  'Private windows are left alone until you allow Sundial in them, on the browser’s page of extensions.',
                )}
              </p>
            )}
          </>
        ),
      main:
        health?.hostAccess === false
          ? { label: t('Allow blocking'), onPress: () => void onAllow() }
          : { label: t('Next'), onPress: next },
    },
    {
      title: t('When do you work?'),
      body: (
        <p>
          {t(
            'A usual week goes from {from} to {to}, with the weekend off. Outside those hours nothing is recorded. {goal} All of it can be changed in the settings, day by day.',
            {
              from: clock(hours.from),
              to: clock(hours.to),
              goal: tn(
                goal,
                'The goal is {n} hour of Focus Work a day.',
                'The goal is {n} hours of Focus Work a day.',
              ),
            },
          )}
        </p>
      ),
      main: {
        label: t('That is about right'),
        onPress: () =>
          void ask({ do: 'set', setting: 'schedule', to: usual }).then((isDone) => isDone && next()),
      },
      other: {
        label: t('I have no fixed hours'),
        onPress: () =>
          void ask({ do: 'set', setting: 'schedule', to: null }).then((isDone) => isDone && next()),
      },
    },
    {
      title: t('Which of these are work for you?'),
      body: (
        <>
          <p>
            {t('They count as Personal, and stay shut in sessions. Those you switch on count as Focus Work.')}
          </p>
          <ul class="torn">
            {TORN.map((site) => (
              <li key={site}>
                <label>
                  <span>{site}</span>
                  <Switch
                    isOn={asWork(site)}
                    onSwitch={(isWork) =>
                      void ask({
                        do: 'score',
                        sites: [{ site, as: isWork ? 'focus' : 'catalogue' }],
                      })
                    }
                  />
                </label>
              </li>
            ))}
          </ul>
        </>
      ),
      main: { label: t('Next'), onPress: next },
    },
    {
      title: t('Everything is ready'),
      body: (
        <>
          <p>
            {t(
              'The Assistant lives behind the icon in the toolbar. Pin it there: open the puzzle piece, and press the pin beside Sundial.',
            )}{' '}
            {shortcut ? tx('On the keyboard it is {key}.', { key: <kbd>{shortcut}</kbd> }) : null}
          </p>
          <p>
            {tn(
              TRY,
              'Try {n} minute now: it would last until {time}, and can be cancelled in its first minutes.',
              'Try {n} minutes now: it would last until {time}, and can be cancelled in its first minutes.',
              { time: timeOfDay(now - shift + TRY * MINUTE) },
            )}
          </p>
        </>
      ),
      main:
        phase.is === 'focusing'
          ? { label: t('Open the Assistant'), onPress: onOpen }
          : { label: tn(TRY, 'Try {n} minute', 'Try {n} minutes'), onPress: () => void tryIt() },
      other: { label: t('Done##close'), onPress: onClose },
    },
  ];
  const at = screens[screen.value - 1] ?? screens[0];
  const { other } = at;
  const canSkip = screen.value < SCREENS && at.main.onPress !== next;
  return (
    <>
      <header class="sky welcome-sky" data-mode="work">
        <Horizon progress={(screen.value - 1) / (SCREENS - 1)} />
        <p class="caption">{t('{at} of {all}', { at: screen.value, all: SCREENS })}</p>
        <h1 ref={heading} tabIndex={-1}>
          {at.title}
        </h1>
      </header>
      <main class="welcome">
        {at.body}
        {refusal.value && (
          <p class="refused" role="alert">
            {refusal.value}
          </p>
        )}
        <p class="ways">
          <button type="button" class="sun-button" onClick={at.main.onPress}>
            {at.main.label}
          </button>
          {other && (
            <button type="button" class="plain" onClick={other.onPress}>
              {other.label}
            </button>
          )}
          {canSkip && (
            <button type="button" class="plain" onClick={next}>
              {t('Skip')}
            </button>
          )}
          {screen.value > 1 && (
            <button type="button" class="link" onClick={() => goTo(screen.value - 1)}>
              {t('Back')}
            </button>
          )}
        </p>
      </main>
    </>
  );
}
