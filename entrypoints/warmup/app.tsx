import { signal } from '@preact/signals';
import { render } from 'preact';
import { EngineLine } from '../../components/EngineLine.tsx';
import { Unreadable } from '../../components/Unreadable.tsx';
import { onDraft, readDraft } from '../../lib/browser/draft.ts';
import { firstRead } from '../../lib/browser/first.ts';
import { keepListening, wasListening } from '../../lib/browser/listening.ts';
import { ask } from '../../lib/browser/messages.ts';
import { closeTab, restart } from '../../lib/browser/pages.ts';
import { onAside, onTabsBeside } from '../../lib/browser/set-aside.ts';
import { onState, readState, type State } from '../../lib/browser/state.ts';
import type { Draft } from '../../lib/core/draft.ts';
import type { SetAside } from '../../lib/core/set-aside.ts';
import { createAsking } from '../../lib/ui/asking.ts';
import { createNarration } from '../../lib/ui/narration.ts';
import { createShown } from '../../lib/ui/shown.ts';
import { t } from '../../lib/words/t.ts';
import { Warmup } from './Warmup.tsx';

/** A warmup before a session: of the place, or of the body. */
const state = signal<State | null>(null);
const draft = signal<Draft | null>(null);
const tabs = signal<readonly SetAside[]>([]);
const aside = signal(0);
const shown = createShown(state);
const asking = createAsking(ask);
const narration = createNarration(window.speechSynthesis ?? null, wasListening(), keepListening);
const show = (read: State) => {
  state.value = read;
};
const [stateRead, draftRead] = await Promise.all([readState(firstRead), readDraft().catch(() => null)]);
draft.value = draftRead;
show(stateRead);
onState(show);
onDraft((read) => {
  draft.value = read;
});
onTabsBeside((read) => {
  tabs.value = read;
});
onAside((count) => {
  aside.value = count;
});

function Page() {
  if (!shown.value) return null;
  if (shown.value.unreadable) return <Unreadable onRestart={restart} />;
  return (
    <>
      <Warmup
        shown={shown.value}
        draft={draft.value}
        asking={asking}
        tabs={tabs}
        aside={aside}
        narration={narration}
        onLeave={() => void closeTab().catch(console.error)}
        onPrep={() => location.assign('prep.html')}
        onBegun={() => location.replace('sidepanel.html')}
      />
      <EngineLine silence={asking.silence.value} onRestart={restart} />
    </>
  );
}
addEventListener('pagehide', narration.stop);
document.title = t('Warmup · Sundial');
const frame = document.getElementById('warmup');
if (frame) {
  frame.replaceChildren();
  render(<Page />, frame);
}
// What changed since the first read and before we listened.
readState().then(show, console.error);
