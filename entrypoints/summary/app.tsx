import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import catalogueText from '../../assets/catalogue.txt?raw';
import { EngineLine } from '../../components/EngineLine.tsx';
import { onToday } from '../../lib/browser/day.ts';
import { firstRead } from '../../lib/browser/first.ts';
import { ask } from '../../lib/browser/messages.ts';
import { closeTab, openPrep, openReport, restart } from '../../lib/browser/pages.ts';
import { onAside } from '../../lib/browser/set-aside.ts';
import { onState, readState, type State } from '../../lib/browser/state.ts';
import { load } from '../../lib/browser/storage.ts';
import { BREAK_MINUTES } from '../../lib/core/break.ts';
import { parseCatalogue } from '../../lib/core/catalogue.ts';
import type { Command } from '../../lib/core/commands.ts';
import { dayOf } from '../../lib/core/day.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { merge } from '../../lib/core/merge.ts';
import { createStandings } from '../../lib/core/report.ts';
import { findSession, type Recorded, summaryOf } from '../../lib/core/summary.ts';
import { MINUTE, SECOND } from '../../lib/core/time.ts';
import { seenName, unseenOver } from '../../lib/core/unseen.ts';
import { history } from '../../lib/store/history.ts';
import { rollupsBetween, spansWithin } from '../../lib/store/spans.ts';
import { createAsking } from '../../lib/ui/asking.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { createRescoring } from '../../lib/ui/rescoring.ts';
import { createShown } from '../../lib/ui/shown.ts';
import { missingInWords } from '../../lib/ui/summary-words.ts';
import { t } from '../../lib/words/t.ts';
import { Missing } from './Missing.tsx';
import { SummaryPage } from './SummaryPage.tsx';

/** The look back on one session: named in the address, or the last one begun here. */
const catalogue = parseCatalogue(catalogueText);
const asked = signal(location.hash.slice(1));
const state = signal<State | null>(null);
const shown = createShown(state);
/** With the scores, and with what is too old for the document. */
const doc = signal<Doc | 'unreadable' | null>(null);
const recorded = signal<(Recorded & { of: string }) | null>(null);
/** What the browser says when what was recorded cannot be read. */
const unread = signal<string | null>(null);
const refusal = signal('');
const aside = signal(0);
onAside((count) => {
  aside.value = count;
});

async function readDoc(): Promise<void> {
  try {
    const [holding, old] = await Promise.all([load(), history()]);
    doc.value = holding ? merge(holding.doc, old) : 'unreadable';
    unread.value = null;
  } catch (fault) {
    unread.value = fault instanceof Error ? fault.message : String(fault);
  }
}

const standingOf = computed(() =>
  doc.value && doc.value !== 'unreadable' ? createStandings(doc.value, catalogue) : null,
);
const found = computed(() => {
  const { value: at } = shown;
  if (!at || !doc.value || doc.value === 'unreadable') return null;
  return findSession(doc.value, at.device, asked.value, at.now);
});
const summary = computed(() => {
  const { value: at } = shown;
  const over = found.value;
  if (over?.is !== 'over' || !at || !doc.value || doc.value === 'unreadable' || !standingOf.value)
    return null;
  if (recorded.value?.of !== over.id) return null;
  return summaryOf(doc.value, over, recorded.value, standingOf.value, at.device ?? '', at.now);
});

async function readRecorded(): Promise<void> {
  const over = found.peek();
  if (over?.is !== 'over') return;
  const { id, ran } = over;
  const day = dayOf(ran.endedAt);
  try {
    const [[spans = []], sums] = await Promise.all([
      spansWithin([{ from: ran.startedAt, to: ran.endedAt }]),
      rollupsBetween(day, day),
    ]);
    recorded.value = { of: id, spans, day: sums };
    unread.value = null;
  } catch (fault) {
    unread.value = fault instanceof Error ? fault.message : String(fault);
  }
}

const asking = createAsking(ask);
const rescoring = createRescoring(asking.ask);

async function obey(command: Command): Promise<boolean> {
  const answer = await asking.ask(command);
  refusal.value = answer.is === 'refused' ? t(REFUSALS[answer.because]) : '';
  return answer.is === 'done';
}
const take = (read: State) => {
  state.value = read;
  void readDoc();
};
function rest(): void {
  const from = shown.value?.now ?? Date.now();
  void obey({ do: 'set', setting: 'break', to: { from, to: from + BREAK_MINUTES * MINUTE } });
}
const ways = {
  onBreak: rest,
  onEndBreak: () => void obey({ do: 'set', setting: 'break', to: null }),
  onAnother: () => void openPrep().catch(console.error),
  onStop: () => void closeTab().catch(console.error),
  onReport: (day: string) => void openReport(day).catch(console.error),
};

onState(take);
readState(firstRead).then(take, console.error);
// Summed up by the background whenever something was recorded.
onToday(() => void readRecorded());
addEventListener('hashchange', () => {
  asked.value = location.hash.slice(1);
});
/** Which session is looked back on; its recorded time is read when that is another. */
const foundId = computed(() => (found.value?.is === 'over' ? found.value.id : ''));
effect(() => {
  const alert = `session-summary/${foundId.value}`;
  if (!foundId.value) return;
  void readRecorded();
  // Looked at is told: the card need not ask any more.
  const at = shown.peek();
  if (!at) return;
  const { alert: told, dismissal } = at.doc;
  if (told[alert]?.value && !dismissal[alert]?.value) void asking.ask({ do: 'dismiss', alert });
  else if (unseenOver(at.doc, at.device, at.now)?.id === foundId.value)
    void asking.ask({ do: 'dismiss', alert: seenName(foundId.value) });
});
setInterval(() => {
  if (document.visibilityState === 'visible') void readRecorded();
}, 30 * SECOND);

function Summary() {
  const { value: at } = shown;
  if (doc.value === 'unreadable' || at?.unreadable)
    return (
      <Missing
        title={t('Your data could not be read')}
        line={t('Nothing was changed: it is all still there. Restart Sundial first.')}
        actions={[{ label: t('Restart Sundial'), onPress: restart }]}
      />
    );
  if (unread.value !== null)
    return (
      <Missing
        title={t('What was recorded could not be read')}
        line={t('Nothing was changed: it is all still there. The browser says: {fault}', {
          fault: unread.value,
        })}
        actions={[{ label: t('Try again'), onPress: () => void Promise.all([readDoc(), readRecorded()]) }]}
      />
    );
  if (!at || !found.value) return <div class="sky summary-sky" data-mode="work" />;
  if (found.value.is !== 'over')
    return (
      <Missing
        {...missingInWords(found.value, at.shift)}
        actions={[
          ...(at.phase.is === 'resting' ? [{ label: t('Begin a session'), onPress: ways.onAnother }] : []),
          { label: t('Today’s report'), onPress: () => ways.onReport('') },
        ]}
      />
    );
  if (!summary.value) return <div class="sky summary-sky" data-mode="work" />;
  return (
    <>
      <SummaryPage
        key={summary.value.id}
        summary={summary.value}
        shown={at}
        doc={doc.value as Doc}
        rescoring={rescoring}
        refusal={refusal.value}
        aside={aside.value}
        onGiveBack={() => void obey({ do: 'give-back' })}
        onReflect={obey}
        {...ways}
      />
      <EngineLine silence={asking.silence.value} onRestart={restart} />
    </>
  );
}
document.title = t('Looking back · Sundial');
const frame = document.getElementById('summary');
if (frame) {
  frame.replaceChildren();
  render(<Summary />, frame);
}
