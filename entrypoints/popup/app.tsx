import { signal } from '@preact/signals';
import { render } from 'preact';
import { Assistant } from '../../components/Assistant.tsx';
import { firstRead } from '../../lib/browser/first.ts';
import { ask } from '../../lib/browser/messages.ts';
import {
  askForHostAccess,
  canOpenSidePanel,
  currentSite,
  openOptions,
  openReport,
  openSidePanel,
  restart,
} from '../../lib/browser/pages.ts';
import { onState, readState, type State } from '../../lib/browser/state.ts';
import { createAsking } from '../../lib/ui/asking.ts';
import { createShown } from '../../lib/ui/shown.ts';

/** The Assistant in the toolbar's popup and, from the same lines, in the side panel. */
const state = signal<State | null>(null);
const site = signal<string | null>(null);
const shown = createShown(state);
const asking = createAsking(ask);
const isPopup = document.body.classList.contains('popup');

const show = (read: State) => {
  state.value = read;
};
const lookAtSite = async () => {
  // A window that is closing cannot be asked.
  site.value = (await currentSite().catch(() => null))?.site ?? null;
};
/** Where the browser will not, the page stays as it is, and everything in it can be done there. */
const openBeside = () => void openSidePanel().then(close, () => null);

onState(show);
show(await readState(firstRead));
const frame = document.getElementById('assistant');
if (frame) {
  frame.replaceChildren();
  render(
    <Assistant
      shown={shown}
      asking={asking}
      site={site}
      onAllow={() => void askForHostAccess().then(() => asking.ask({ do: 'look' }))}
      onOpenReport={() => void openReport().then(isPopup ? close : null, console.error)}
      onOpenOptions={() => void openOptions().then(isPopup ? close : null, console.error)}
      onOpenSidePanel={isPopup && canOpenSidePanel() ? openBeside : null}
      onRestart={restart}
    />,
    frame,
  );
}

// What changed since the first read and before we listened.
readState().then(show, console.error);
if (!state.value?.health) void asking.ask({ do: 'look' });
void lookAtSite();
if (!isPopup) document.addEventListener('visibilitychange', () => void lookAtSite());
