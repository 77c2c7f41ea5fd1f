import { computed, signal } from '@preact/signals';
import { render } from 'preact';
import { Assistant } from '../../components/Assistant.tsx';
import { onCompany } from '../../lib/browser/company.ts';
import { onToday, readToday } from '../../lib/browser/day.ts';
import { readDraft } from '../../lib/browser/draft.ts';
import { firstMusic, firstRead } from '../../lib/browser/first-assistant.ts';
import { onMeetings, readMeetings } from '../../lib/browser/meetings.ts';
import { ask } from '../../lib/browser/messages.ts';
import { showMusicTab } from '../../lib/browser/music-tab.ts';
import { wordsRead } from '../../lib/browser/page-language.ts';
import {
  askForHostAccess,
  canOpenSidePanel,
  currentSite,
  detach,
  isTab,
  openActivities,
  openLink,
  openOptions,
  openReport,
  openSettings,
  openSidePanel,
  openSummary,
  openWarmup,
  restart,
} from '../../lib/browser/pages.ts';
import { fetchLetters, firstPaint, nextFrame } from '../../lib/browser/paint.ts';
import { onPlaying, readPlaying } from '../../lib/browser/playing.ts';
import { onAside } from '../../lib/browser/set-aside.ts';
import { onState, readState, type State } from '../../lib/browser/state.ts';
import type { Meetings } from '../../lib/core/calendar.ts';
import { ALONE } from '../../lib/core/company.ts';
import { EMPTY } from '../../lib/core/doc.ts';
import type { Ran } from '../../lib/core/evidence.ts';
import { callAt, heldMeetings, leftOf, type Meeting } from '../../lib/core/meeting.ts';
import type { Playing } from '../../lib/core/playing.ts';
import { DAY } from '../../lib/core/time.ts';
import type { Today } from '../../lib/core/today.ts';
import { createAsking } from '../../lib/ui/asking.ts';
import { canFloat, isFloating, openFloating } from '../../lib/ui/floating.ts';
import type { DayRead } from '../../lib/ui/home.ts';
import { createShown } from '../../lib/ui/shown.ts';
import { t } from '../../lib/words/t.ts';

/** The Assistant in the toolbar's popup and, from the same lines, in the side panel. */
const state = signal<State | null>(null);
const site = signal<string | null>(null);
const today = signal<Today | null>(null);
const meetings = signal<readonly Meeting[]>([]);
const shown = createShown(state, () => !document.hidden || isFloating());
const day = computed((): DayRead => {
  const held = shown.value ? heldMeetings(meetings.value, leftOf(shown.value.doc)) : [];
  return {
    today: today.value,
    meetings: held,
    call: callAt(held, today.value, shown.value?.now ?? 0),
    told: meetings.value,
  };
});
const company = signal(ALONE);
const aside = signal(0);
onAside((count) => {
  aside.value = count;
});
onCompany((read) => {
  company.value = read;
});
const playing = signal<Playing>({ is: 'nothing' });
const asking = createAsking(ask);
const isPopup = document.body.classList.contains('popup');
const isForPrep = document.body.classList.contains('for-prep');

const show = (read: State) => {
  state.value = read;
};
const showToday = (read: Today | null) => {
  today.value = read;
};
const showPlaying = (read: Playing) => {
  playing.value = read;
};
const lookAtSite = async () => {
  // A window that is closing cannot be asked.
  site.value = (await currentSite().catch(() => null))?.site ?? null;
};
/** Where the browser will not, the page stays as it is, and everything in it can be done there. */
const openBeside = () => void openSidePanel().then(close, () => null);

const showMeetings = (read: Meetings | null) => {
  meetings.value = read?.meetings ?? [];
};
onToday(showToday);
onMeetings(showMeetings);
onPlaying(showPlaying);
onState(show);
/** A popup has done its part once something else is shown. */
const leadingTo = (lead: () => Promise<unknown>) => () =>
  void lead().then(isPopup ? close : null, console.error);
async function float(): Promise<void> {
  const floating = await openFloating();
  const { FloatingTimer } = await import('../../components/FloatingTimer.tsx');
  render(<FloatingTimer shown={shown} />, floating.document.body);
}
/** What was longer ago tells nothing of how long somebody can keep at it now. */
const PAST = 90 * DAY;
/** The sessions that are not in the document any more. Read when somebody is about to begin one. */
async function readPast(): Promise<Ran[]> {
  const [{ historyOf }, { merge }, { sessionsBegun }] = await Promise.all([
    import('../../lib/store/history.ts'),
    import('../../lib/core/merge.ts'),
    import('../../lib/core/evidence.ts'),
  ]);
  const doc = merge(EMPTY, await historyOf(['session', 'extension', 'end']));
  const now = shown.value?.now ?? 0;
  return sessionsBegun(doc, { from: now - PAST, to: now, now });
}
/** What changed since it was asked for and before we listened. */
function readAgain(): void {
  readState().then(show, console.error);
  readToday().then(showToday, console.error);
  readMeetings().then(showMeetings, console.error);
  readPlaying().then(showPlaying, console.error);
}
/** Shows what is, and follows it. */
async function open(): Promise<void> {
  await Promise.all([firstPaint(), wordsRead]);
  if (isForPrep) document.title = t('Focus Session · Sundial');
  const heard = readPlaying(firstMusic).then(showPlaying, console.error);
  const first = [readToday(firstRead), readMeetings(firstRead), readState(firstRead)] as const;
  const [todayRead, meetingsRead, stateRead] = await Promise.all(first);
  showToday(todayRead);
  showMeetings(meetingsRead);
  show(stateRead);
  if (shown.value?.phase.is === 'focusing') await heard;
  /** Not from a popup or a side panel: browsers let only pages in tabs and windows float something. */
  const isInTab = !isPopup && canFloat() && (await isTab());
  const menu = [
    { label: t('Today’s report'), onChoose: leadingTo(openReport) },
    { label: t('Activities'), onChoose: leadingTo(openActivities) },
    { label: t('Work hours and goal'), onChoose: leadingTo(() => openSettings('hours')) },
    { label: t('Planned sessions'), onChoose: leadingTo(() => openSettings('planned')) },
    { label: t('Alerts'), onChoose: leadingTo(() => openSettings('alerts')) },
    ...(isPopup && canOpenSidePanel() ? [{ label: t('Open in side panel'), onChoose: openBeside }] : []),
    ...(isPopup ? [{ label: t('Open in a window'), onChoose: leadingTo(detach) }] : []),
    ...(isInTab ? [{ label: t('Float timer'), onChoose: () => void float().catch(console.error) }] : []),
    { label: t('Help'), onChoose: leadingTo(() => openSettings('help')) },
    { label: t('Settings'), onChoose: leadingTo(openOptions) },
  ];
  const frame = document.getElementById('assistant');
  if (frame) {
    frame.replaceChildren();
    render(
      <Assistant
        shown={shown}
        day={day}
        company={company}
        playing={playing}
        asking={asking}
        site={site}
        menu={menu}
        onAllow={() => void askForHostAccess().then(() => asking.ask({ do: 'look' }))}
        onOpenReport={leadingTo(openReport)}
        onLookBack={(session) => leadingTo(() => openSummary(session))()}
        onOpenActivities={leadingTo(() => openActivities('#new'))}
        onOpenHours={leadingTo(() => openSettings('hours'))}
        aside={aside}
        onWarmup={(warmup) => leadingTo(() => openWarmup(warmup))()}
        onSeeList={leadingTo(() => openActivities('#blocked'))}
        readDraft={readDraft}
        readPast={readPast}
        fetchRest={async () => (await import('./PrepRest.tsx')).PrepRest}
        isForPrep={isForPrep}
        onOpenMusic={leadingTo(() => openSettings('music'))}
        onShowMusicTab={leadingTo(showMusicTab)}
        onOpenLink={(link) => leadingTo(() => openLink(link))()}
        onRestart={restart}
      />,
      frame,
    );
  }
  fetchLetters();
  // It need not hold up what was found first.
  void nextFrame().then(readAgain);
  if (!state.value?.health) void asking.ask({ do: 'look' });
  void lookAtSite();
  if (!isPopup) document.addEventListener('visibilitychange', () => void lookAtSite());
}

open().catch(console.error);
