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
import { parseCatalogue } from '../../lib/core/catalogue.ts';
import { type Day, dayOf } from '../../lib/core/day.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { merge } from '../../lib/core/merge.ts';
import { addressOf, type Range, rangeAt, rangeBeside, rangeFrom } from '../../lib/core/range.ts';
import type { Rollup } from '../../lib/core/rollup.ts';
import { settingOf } from '../../lib/core/settings.ts';
import { SECOND } from '../../lib/core/time.ts';
import { history } from '../../lib/store/history.ts';
import { createAsking } from '../../lib/ui/asking.ts';
import { createRescoring } from '../../lib/ui/rescoring.ts';
import { createShown } from '../../lib/ui/shown.ts';
import { t } from '../../lib/words/t.ts';
import { DayReport } from './DayReport.tsx';
import { LongReport } from './LongReport.tsx';
import { type Recorded, readRecorded, readSessions, spansOf } from './recorded.ts';
import type { Turns } from './Stepper.tsx';
import { lastingOf, shownAt } from './shown.ts';
import { Unread } from './Unread.tsx';

/** The reports: read from what this browser holds. Nothing is asked of anybody else. */
const catalogue = parseCatalogue(catalogueText);
const today = () => dayOf(Date.now());
const rangeInAddress = (): Range => rangeFrom(location.hash.slice(1), today()) ?? rangeAt('day', today());

const range = signal(rangeInAddress());
/** The day that was looked at last, so that the way to its week and back leads to it. */
let anchor = range.value.first;
const doc = signal<Doc | 'unreadable' | null>(null);
const recorded = signal<Recorded | null>(null);
/** What the browser says when what is stored cannot be read. */
const unread = signal<string | null>(null);
/** What was in front in the sessions of something long, which takes longer to read than the rest. */
const seen = signal<ReadonlyMap<string, Rollup>>(new Map());
const state = signal<State | null>(null);
/** By the sessions' clock, second by second while one runs. */
const live = createShown(state);

/** Says what went wrong with reading, until it goes well. */
async function reading(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    unread.value = null;
  } catch (fault) {
    unread.value = fault instanceof Error ? fault.message : String(fault);
  }
}
const readDoc = () =>
  reading(async () => {
    const [holding, old] = await Promise.all([load(), history()]);
    doc.value = holding ? merge(holding.doc, old) : 'unreadable';
  });
const read = (wanted = range.value) =>
  reading(async () => {
    const found = await readRecorded(wanted);
    // Something else may have been asked for meanwhile.
    if (wanted === range.value) recorded.value = found;
  });
const readAll = () => Promise.all([read(), readDoc()]);

const lasting = computed(() => {
  if (!doc.value || doc.value === 'unreadable') return null;
  if (!recorded.value) return null;
  return lastingOf(recorded.value, doc.value, catalogue, today());
});
/** Only sessions, pauses and the streak go with the time. */
const shown = computed(
  () => lasting.value && live.value && shownAt(lasting.value, seen.value, live.value.now),
);
const asking = createAsking(ask);
const rescoring = createRescoring(asking.ask);

const isIn = ({ first, last }: Range, day: Day) => first <= day && day <= last;

function turnTo(wanted: Range, how: 'replaceState' | 'pushState' = 'replaceState'): void {
  if (wanted.first > today()) return;
  if (!isIn(wanted, anchor)) anchor = isIn(wanted, today()) ? today() : wanted.first;
  range.value = wanted;
  window.history[how](null, '', `#${addressOf(wanted)}`);
}
const turns: Turns = {
  // From what was asked for last, shown already or not.
  beside: (by) => turnTo(rangeBeside(range.value, by)),
  today() {
    anchor = today();
    turnTo(rangeAt(range.value.is, anchor));
  },
  to: (is) => turnTo(rangeAt(is, anchor)),
  open: (part) => turnTo(part, 'pushState'),
};

effect(() => void read(range.value));
effect(() => {
  const { value } = lasting;
  if (value?.is !== 'long') return;
  const isWanted = () => lasting.value === value;
  readSessions(value.doc, value.range, Date.now(), isWanted).then((sums) => {
    if (isWanted()) seen.value = sums;
  }, console.error);
});
const follow = (read: State) => {
  state.value = read;
  void readDoc();
};
onState(follow);
readState(firstRead).then(follow, console.error);
addEventListener('hashchange', () => {
  range.value = rangeInAddress();
  anchor = range.value.first;
});
/** What is written while the page is read: looked for as often as it is written. */
setInterval(() => {
  if (document.visibilityState === 'visible') void readAll();
}, 30 * SECOND);

const putKeys = (on: boolean) => void asking.ask({ do: 'set', setting: 'keys', to: on });

document.title = t('Reports · Sundial');

function Reports() {
  if (doc.value === 'unreadable') return <Unreadable onRestart={restart} />;
  if (unread.value !== null) return <Unread because={unread.value} onAgain={() => void readAll()} />;
  const { value } = shown;
  if (!value) return <div class="sky report-sky skeleton" data-mode="work" aria-hidden="true" />;
  const common = {
    isPrivate: isPrivate(),
    device: state.value?.kept?.device ?? '',
    turns,
    rescoring,
    keys: { areOn: settingOf(value.doc, 'keys'), put: putKeys },
  };
  return (
    <>
      {value.is === 'day' ? (
        <DayReport {...value} {...common} />
      ) : (
        <LongReport {...value} {...common} spansOf={spansOf} />
      )}
      <EngineLine silence={asking.silence.value} onRestart={restart} />
    </>
  );
}
const frame = document.getElementById('report');
if (frame) render(<Reports />, frame);
