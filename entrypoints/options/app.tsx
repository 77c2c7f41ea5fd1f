import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { EngineLine } from '../../components/EngineLine.tsx';
import { Icon } from '../../components/Icon.tsx';
import { CHART, LIST } from '../../components/icons.ts';
import { Unreadable } from '../../components/Unreadable.tsx';
import { firstRead } from '../../lib/browser/first.ts';
import { ask } from '../../lib/browser/messages.ts';
import { openActivities, openReport, restart } from '../../lib/browser/pages.ts';
import { isPrivate } from '../../lib/browser/permissions.ts';
import { onState, readState, type State } from '../../lib/browser/state.ts';
import { spansInAll } from '../../lib/store/spans.ts';
import { createAsking } from '../../lib/ui/asking.ts';
import { createShown } from '../../lib/ui/shown.ts';
import { msg, t } from '../../lib/words/t.ts';
import { Alerts } from './Alerts.tsx';
import { Appearance } from './Appearance.tsx';
import { Archive } from './Archive.tsx';
import { createArchiveWork } from './archive-work.ts';
import { Calendars } from './Calendars.tsx';
import { Company } from './Company.tsx';
import { Data } from './Data.tsx';
import { Focus } from './Focus.tsx';
import { Help } from './Help.tsx';
import { Hours } from './Hours.tsx';
import { Music } from './Music.tsx';
import { type Part, Parts } from './Parts.tsx';
import { PlannedSessions } from './PlannedSessions.tsx';
import { Recording } from './Recording.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { Sound } from './Sound.tsx';
import { Sync } from './Sync.tsx';

/** The settings. Each is kept as soon as it is changed. */
const state = signal<State | null>(null);
const shown = createShown(state);
const asking = createAsking(ask);
const recorded = signal<Awaited<ReturnType<typeof spansInAll>>>(null);

const count = () =>
  void spansInAll().then((found) => {
    recorded.value = found;
  }, console.error);
const archive = createArchiveWork(asking, count);
const show = (read: State) => {
  state.value = read;
};
onState(show);
readState(firstRead).then(show, console.error);
effect(() => {
  if (state.value) count();
});

const PARTS: Part[] = [
  { id: 'focus', name: msg('Focus Sessions') },
  { id: 'planned', name: msg('Planned sessions') },
  { id: 'recording', name: msg('What is recorded') },
  { id: 'hours', name: msg('Work hours and goal') },
  { id: 'sound', name: msg('Sound') },
  { id: 'music', name: msg('Music integration') },
  { id: 'alerts', name: msg('Alerts') },
  { id: 'calendars', name: msg('Calendars') },
  { id: 'sync', name: msg('Your browsers') },
  { id: 'company', name: msg('Company') },
  { id: 'archive', name: msg('Take along') },
  { id: 'data', name: msg('Delete') },
  { id: 'appearance', name: msg('Appearance') },
  { id: 'shortcuts', name: msg('Keyboard shortcuts') },
  { id: 'help', name: msg('Help') },
];

function Options() {
  if (!shown.value) return null;
  if (shown.value.unreadable) return <Unreadable onRestart={restart} />;
  return (
    <>
      <header class="sky options-sky" data-mode="work">
        <div class="wrap top">
          <h1 class="title">{t('Settings')}</h1>
          <nav class="pills" aria-label={t('Pages')}>
            <button type="button" class="pill" onClick={() => void openActivities()}>
              <Icon path={LIST} /> {t('Activities')}
            </button>
            <button type="button" class="pill" onClick={() => void openReport()}>
              <Icon path={CHART} /> {t('Today’s report')}
            </button>
          </nav>
        </div>
      </header>
      <Parts parts={PARTS}>
        <Focus doc={shown.value.doc} asking={asking} />
        <PlannedSessions
          doc={shown.value.doc}
          asking={asking}
          now={shown.value.now}
          machineNow={shown.value.now - shown.value.shift}
        />
        <Recording doc={shown.value.doc} asking={asking} />
        <Hours doc={shown.value.doc} asking={asking} />
        <Alerts doc={shown.value.doc} asking={asking} />
        <Sound doc={shown.value.doc} asking={asking} />
        <Calendars now={shown.value.now - shown.value.shift} />
        <Sync
          doc={shown.value.doc}
          phase={shown.value.phase}
          device={state.value?.kept?.device ?? null}
          now={shown.value.now - shown.value.shift}
          sessionTime={shown.value.now}
          asking={asking}
        />
        <Company doc={shown.value.doc} asking={asking} />
        <Music doc={shown.value.doc} asking={asking} />
        <Archive
          recorded={recorded.value}
          doc={shown.value.doc}
          asking={asking}
          isPrivate={isPrivate()}
          work={archive}
        />
        <Data recorded={recorded.value} doc={shown.value.doc} asking={asking} onForgotten={count} />
        <Appearance doc={shown.value.doc} asking={asking} />
        <Shortcuts />
        <Help shown={shown.value} />
      </Parts>
      <EngineLine silence={asking.silence.value} onRestart={restart} />
    </>
  );
}
/** What the address asks for is there only once the page is drawn. */
function goToPart(): void {
  const part = /^#[a-z-]+$/.test(location.hash) && document.querySelector(location.hash);
  if (part) part.closest('section')?.scrollIntoView();
}
const frame = document.getElementById('options');
document.title = t('Settings · Sundial');
if (frame) render(<Options />, frame);
const stop = effect(() => {
  if (!shown.value) return;
  requestAnimationFrame(goToPart);
  queueMicrotask(() => stop());
});
addEventListener('hashchange', goToPart);
