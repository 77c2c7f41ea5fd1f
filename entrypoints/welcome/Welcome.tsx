import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Horizon } from '../../components/Horizon.tsx';
import { type Doc, prepOf } from '../../lib/core/doc.ts';
import { TORN, usualHours } from '../../lib/core/first-days.ts';
import { settingOf } from '../../lib/core/settings.ts';
import { MINUTE } from '../../lib/core/time.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import type { Shown } from '../../lib/ui/shown.ts';
import { timeOfDay } from '../../lib/ui/words.ts';

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
      refusal.value = answer.is === 'refused' ? REFUSALS[answer.because] : '';
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

  const screens = [
    {
      title: 'Time that is yours',
      body: (
        <>
          <p>
            A Focus Session is a stretch of time for one thing. While it runs, sites that pull you away stay
            shut, in every tab and window of this browser, and open again by themselves.
          </p>
          <p>
            To show you where your time goes, Sundial notes which site is in front and for how long.{' '}
            <b>All of it stays in this browser.</b> There is no account, and nothing is sent to anybody. You
            can read, correct, take along and delete every part of it.
          </p>
          <p class="quiet">Programs outside the browser cannot be kept out by an extension.</p>
        </>
      ),
      main: { label: 'Begin', onPress: next },
    },
    {
      title: 'Let it keep sites shut',
      body:
        health?.hostAccess === false ? (
          <p>
            To put a quiet page in the place of a site, Sundial has to be allowed on all sites. The browser
            asks you now. Without it the timer, the reports of what you enter and your plans work; nothing is
            kept out.
          </p>
        ) : (
          <>
            <p>
              Allowed already. In a session {health ? health.sizes.distractions.toLocaleString() : 'many'}{' '}
              sites and categories that count as Personal stay shut; which those are is up to you.
            </p>
            {health?.privateWindows === false && (
              <p class="quiet">
                Private windows are left alone until you allow Sundial in them, on the browser’s page of
                extensions.
              </p>
            )}
          </>
        ),
      main:
        health?.hostAccess === false
          ? { label: 'Allow blocking', onPress: () => void onAllow() }
          : { label: 'Next', onPress: next },
    },
    {
      title: 'When do you work?',
      body: (
        <p>
          A usual week goes from {clock(hours.from)} to {clock(hours.to)}, with the weekend off. Outside those
          hours nothing is recorded. The goal is {goal} hours of Focus Work a day. All of it can be changed in
          the settings, day by day.
        </p>
      ),
      main: {
        label: 'That is about right',
        onPress: () =>
          void ask({ do: 'set', setting: 'schedule', to: usual }).then((isDone) => isDone && next()),
      },
      other: {
        label: 'I have no fixed hours',
        onPress: () =>
          void ask({ do: 'set', setting: 'schedule', to: null }).then((isDone) => isDone && next()),
      },
    },
    {
      title: 'Which of these are work for you?',
      body: (
        <>
          <p>They count as Personal, and stay shut in sessions. Those you switch on count as Focus Work.</p>
          <ul class="torn">
            {TORN.map((site) => (
              <li key={site}>
                <label>
                  <span>{site}</span>
                  <input
                    type="checkbox"
                    role="switch"
                    class="switch"
                    checked={asWork(site)}
                    aria-checked={asWork(site)}
                    onChange={({ currentTarget }) =>
                      void ask({
                        do: 'score',
                        sites: [{ site, as: currentTarget.checked ? 'focus' : 'catalogue' }],
                      })
                    }
                  />
                </label>
              </li>
            ))}
          </ul>
        </>
      ),
      main: { label: 'Next', onPress: next },
    },
    {
      title: 'Everything is ready',
      body: (
        <>
          <p>
            The Assistant lives behind the icon in the toolbar. Pin it there: open the puzzle piece, and press
            the pin beside Sundial.{' '}
            {shortcut ? (
              <>
                On the keyboard it is <kbd>{shortcut}</kbd>.
              </>
            ) : null}
          </p>
          <p>
            Try {TRY} minutes now: it would last until {timeOfDay(now - shift + TRY * MINUTE)}, and can be
            cancelled in its first minutes.
          </p>
        </>
      ),
      main:
        phase.is === 'focusing'
          ? { label: 'Open the Assistant', onPress: onOpen }
          : { label: `Try ${TRY} minutes`, onPress: () => void tryIt() },
      other: { label: 'Done', onPress: onClose },
    },
  ] as const satisfies readonly {
    title: string;
    body: preact.JSX.Element;
    main: { label: string; onPress: () => void };
    other?: { label: string; onPress: () => void };
  }[];
  const at = screens[screen.value - 1] ?? screens[0];
  const other = 'other' in at ? at.other : null;
  const canSkip = screen.value < SCREENS && at.main.onPress !== next;
  return (
    <>
      <header class="sky welcome-sky" data-mode="work">
        <Horizon progress={(screen.value - 1) / (SCREENS - 1)} />
        <p class="caption">
          {screen.value} of {SCREENS}
        </p>
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
              Skip
            </button>
          )}
          {screen.value > 1 && (
            <button type="button" class="link" onClick={() => goTo(screen.value - 1)}>
              Back
            </button>
          )}
        </p>
      </main>
    </>
  );
}
