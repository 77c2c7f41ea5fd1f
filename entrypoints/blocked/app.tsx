import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { onCompany } from '../../lib/browser/company.ts';
import { firstRead } from '../../lib/browser/first.ts';
import { ask } from '../../lib/browser/messages.ts';
import { readingBy, type State } from '../../lib/browser/reading.ts';
import { goBackOrClose } from '../../lib/browser/way-back.ts';
import type { Verdict } from '../../lib/core/blocking.ts';
import type { Command } from '../../lib/core/commands.ts';
import { ALONE } from '../../lib/core/company.ts';
import { KeptInSession } from '../../lib/core/kept.ts';
import { createAsking } from '../../lib/ui/asking.ts';
import { createShown } from '../../lib/ui/shown.ts';
import { bearsOnVerdict, mayReturn, stageOf } from '../../lib/ui/stage.ts';
import { wantedFrom } from '../../lib/ui/wanted.ts';
import { whyNot } from '../../lib/ui/why-not.ts';
import { timeOfDay } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';
import { Blocked } from './Blocked.tsx';
import { noteReturn, returnsTo, takeFresh } from './tab.ts';

/** The page in place of a site that can wait. It never speaks to that site. */
const wanted = wantedFrom(location.href);
const address = wanted.is === 'address' ? wanted.address : '';
const isKept = wanted.is === 'address' && wanted.title !== null;

const { readState, onState } = readingBy(KeptInSession);
const state = signal<State | null>(null);
const shown = createShown(state);
const company = signal(ALONE);
const asking = createAsking(ask);
const verdict = signal<Verdict | null>(null);
const wasShut = signal(false);
const refusal = signal('');
let isLeaving = false;

const stage = computed(() => {
  const page = { isKept, wasShut: wasShut.value, mayReturn: mayReturn(returnsTo(address), Date.now()) };
  return shown.value && !shown.value.unreadable
    ? stageOf(shown.value.phase.is, verdict.value, page)
    : 'asking';
});

async function visit(fresh: boolean): Promise<void> {
  if (wanted.is === 'broken') return;
  const answer = await asking.ask({ do: 'visit', address, fresh });
  refusal.value = '';
  if (answer.is === 'refused') {
    if (answer.because !== 'not-heard') refusal.value = await whyNot(answer);
    return;
  }
  verdict.value = answer.verdict ?? null;
  if (answer.verdict?.is === 'shut') wasShut.value = true;
}

/** Leaves for the wanted page as soon as the background has seen to it that it is open. */
async function open(command: Command): Promise<void> {
  if (isLeaving || wanted.is === 'broken') return;
  isLeaving = true;
  const answer = await asking.ask(command);
  // Opened from elsewhere meanwhile is open as well.
  if (answer.is === 'done' || answer.because === 'not-shut') return location.replace(address);
  isLeaving = false;
  refusal.value = await whyNot(answer);
}

/** A tab that cannot be left stays as it is. */
const back = () => void goBackOrClose().catch(() => null);

function take(read: State): void {
  const before = state.value;
  state.value = read;
  if (before && bearsOnVerdict(before, read)) void visit(false);
}

const Page = () => (
  <Blocked
    wanted={wanted}
    shown={shown.value}
    company={company.value}
    stage={stage.value}
    verdict={verdict.value}
    silence={asking.silence.value}
    refusal={refusal.value}
    onOpen={(command) => void open(command)}
    onBack={back}
    onTryAgain={() => location.reload()}
  />
);

// Framed, the page would vouch for what stands around it.
if (top === self) {
  onState(take);
  void visit(takeFresh(isKept));
  take(await readState(firstRead));
  const frame = document.getElementById('page');
  if (frame) {
    frame.replaceChildren();
    render(<Page />, frame);
  }
  onCompany((read) => {
    company.value = read;
  });
  // What changed since the first read and before we listened.
  readState().then(take, console.error);
  effect(() => {
    const at = shown.value;
    if (!at || at.unreadable) document.title = t('This time is set aside');
    else if (at.phase.is !== 'focusing') document.title = t('The session is over');
    else {
      const { session, endsAt } = at.phase;
      const time = timeOfDay(endsAt - at.shift);
      document.title = t('Back at {time}', { time }) + (session.task && ` · ${session.task}`);
    }
  });
  effect(() => {
    if (stage.value !== 'returning' || isLeaving) return;
    noteReturn(address);
    void open({ do: 'look' });
  });
}
