import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { EngineLine } from '../../components/EngineLine.tsx';
import { Unreadable } from '../../components/Unreadable.tsx';
import { firstRead } from '../../lib/browser/first.ts';
import { ask } from '../../lib/browser/messages.ts';
import { askForHostAccess, closeTab, openAssistant, restart } from '../../lib/browser/pages.ts';
import { bindings } from '../../lib/browser/shortcuts.ts';
import { onState, readState, type State } from '../../lib/browser/state.ts';
import { load } from '../../lib/browser/storage.ts';
import type { Doc } from '../../lib/core/doc.ts';
import { createAsking } from '../../lib/ui/asking.ts';
import { createShown } from '../../lib/ui/shown.ts';
import { t } from '../../lib/words/t.ts';
import { Welcome } from './Welcome.tsx';

/** The first minute: five short screens, of which each can be left out. */
const state = signal<State | null>(null);
const shown = createShown(state);
const asking = createAsking(ask);
const key = signal('');
const score = signal<Doc['score']>({});
const scored = computed(() => state.value?.scored);
effect(() => {
  // Another word whenever the scores are others.
  if (scored.value !== undefined)
    load().then((holding) => {
      score.value = holding?.doc.score ?? {};
    }, console.error);
});
const show = (read: State) => {
  state.value = read;
};
onState(show);
readState(firstRead).then((read) => {
  show(read);
  // What is allowed is known once somebody has looked.
  if (!read.health) void asking.ask({ do: 'look' });
}, console.error);
bindings().then((found) => {
  key.value = found.find(({ name }) => name === '_execute_action')?.key ?? '';
}, console.error);

function Page() {
  if (!shown.value) return null;
  if (shown.value.unreadable) return <Unreadable onRestart={restart} />;
  return (
    <>
      <Welcome
        shown={shown.value}
        score={score.value}
        asking={asking}
        shortcut={key.value}
        onAllow={() => askForHostAccess().then(() => asking.ask({ do: 'look' }))}
        onOpen={() => void openAssistant().catch(console.error)}
        onClose={() => void closeTab().catch(console.error)}
      />
      <EngineLine silence={asking.silence.value} onRestart={restart} />
    </>
  );
}
document.title = t('Welcome · Sundial');
const frame = document.getElementById('welcome');
if (frame) render(<Page />, frame);
