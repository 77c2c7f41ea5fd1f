import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import catalogueText from '../../assets/catalogue.txt?raw';
import { EngineLine } from '../../components/EngineLine.tsx';
import { Unreadable } from '../../components/Unreadable.tsx';
import { firstRead } from '../../lib/browser/first.ts';
import { ask } from '../../lib/browser/messages.ts';
import { restart } from '../../lib/browser/pages.ts';
import { isPrivate } from '../../lib/browser/permissions.ts';
import { onState, readState, type State } from '../../lib/browser/state.ts';
import { load } from '../../lib/browser/storage.ts';
import type { Span } from '../../lib/core/activity.ts';
import { parseCatalogue } from '../../lib/core/catalogue.ts';
import { boundsOf, type Day, dayOf, stepFrom } from '../../lib/core/day.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { merge } from '../../lib/core/merge.ts';
import { createStandings, reportOn, sessionsIn } from '../../lib/core/report.ts';
import { LONGEST } from '../../lib/core/session.ts';
import { MINUTE, SECOND } from '../../lib/core/time.ts';
import { history } from '../../lib/store/history.ts';
import { spansBetween } from '../../lib/store/spans.ts';
import { createAsking } from '../../lib/ui/asking.ts';
import { createRescoring } from '../../lib/ui/rescoring.ts';
import { createShown } from '../../lib/ui/shown.ts';
import { DayReport } from './DayReport.tsx';

/** The reports: a day, read from what this browser holds. Nothing is asked of anybody else. */
const catalogue = parseCatalogue(catalogueText);
const today = () => dayOf(Date.now());
const dayInAddress = (): Day => {
  const asked = location.hash.slice(1);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(asked) && dayOf(boundsOf(asked).from) === asked;
  return isDay && asked <= today() ? asked : today();
};

const day = signal(dayInAddress());
const doc = signal<Doc | 'unreadable' | null>(null);
/** A session may go on after its day. */
const LONGEST_SESSION = LONGEST * 2 * MINUTE;

/** Those of the day, and with them those after it that a session of the day may reach into. */
const spans = signal<{ day: Day; spans: Span[]; andAfter: Span[] } | null>(null);
const state = signal<State | null>(null);
/** By the sessions' clock, second by second while one runs. */
const live = createShown(state);

async function readDoc(): Promise<void> {
  const [holding, old] = await Promise.all([load(), history()]);
  doc.value = holding ? merge(holding.doc, old) : 'unreadable';
}
async function readSpans(wanted = day.value): Promise<void> {
  const { from, to } = boundsOf(wanted);
  const andAfter = await spansBetween(from, to + LONGEST_SESSION);
  // Another day may have been asked for meanwhile.
  if (wanted === day.value)
    spans.value = { day: wanted, spans: andAfter.filter((span) => span.from < to), andAfter };
}

const recorded = computed(() => {
  const { value: read } = doc;
  if (!read || read === 'unreadable' || !spans.value) return null;
  const standingOf = createStandings(read, catalogue);
  return { ...spans.value, doc: read, standingOf, report: reportOn(spans.value.spans, standingOf) };
});
/** Only the sessions go with the time. */
const shown = computed(() => {
  if (!recorded.value || !live.value) return null;
  const { day: of, doc: read, andAfter, standingOf } = recorded.value;
  const sessions = sessionsIn(read, andAfter, standingOf, { ...boundsOf(of), now: live.value.now });
  return { ...recorded.value, sessions };
});
const asking = createAsking(ask);
const rescoring = createRescoring(asking.ask);

function turnTo(wanted: Day): void {
  if (wanted > today()) return;
  day.value = wanted;
  window.history.replaceState(null, '', `#${wanted}`);
}

/** From the day that was asked for last, shown already or not; 0 is today. */
const step = (by: -1 | 0 | 1) => turnTo(by === 0 ? today() : stepFrom(day.value, by));

effect(() => void readSpans(day.value).catch(console.error));
const follow = (read: State) => {
  state.value = read;
  void readDoc().catch(console.error);
};
onState(follow);
readState(firstRead).then(follow, console.error);
addEventListener('hashchange', () => {
  day.value = dayInAddress();
});
/** What is written while the page is read: looked for as often as it is written. */
setInterval(() => {
  if (document.visibilityState === 'visible') void Promise.all([readSpans(), readDoc()]).catch(console.error);
}, 30 * SECOND);

function Reports() {
  if (doc.value === 'unreadable') return <Unreadable onRestart={restart} />;
  return (
    shown.value && (
      <>
        <DayReport
          {...shown.value}
          today={today()}
          isPrivate={isPrivate()}
          onStep={step}
          rescoring={rescoring}
        />
        <EngineLine silence={asking.silence.value} onRestart={restart} />
      </>
    )
  );
}
const frame = document.getElementById('report');
if (frame) render(<Reports />, frame);
