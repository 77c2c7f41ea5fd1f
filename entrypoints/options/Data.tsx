import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import type { Command } from '../../lib/core/commands.ts';
import { boundsOf, dayOf } from '../../lib/core/day.ts';
import { type Doc, each } from '../../lib/core/doc.ts';
import { recordedSite } from '../../lib/core/forget.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { counted } from '../../lib/ui/words.ts';
import { Asks } from './Asks.tsx';
import { paired } from './sync-work.ts';

interface DataProps {
  recorded: { count: number; since: number } | null;
  doc: Pick<Doc, 'session'>;
  asking: Asking;
  onForgotten: () => void;
}

/** What has to be typed before everything goes. */
const SURE = 'delete everything';

/** What the other browsers recorded, nobody deletes for them. */
const HERE =
  ' Your other browsers keep what they recorded themselves, and what is older than a week: delete it there, too.';

const fullDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** What is kept, where, and how to be rid of it. */
export function Data({ recorded, doc, asking, onForgotten }: DataProps) {
  const today = dayOf(Date.now());
  const first = useSignal('');
  const last = useSignal('');
  const asked = useSignal<{ question: string; command: Command; done: string } | null>(null);
  const site = useSignal('');
  const sure = useSignal('');
  const said = useSignal('');
  const sessions = each(doc, 'session').length;
  const isShared = paired.value?.is === 'yes';

  async function ask(command: Command, done: string) {
    asked.value = null;
    said.value = '';
    const answer = await asking.ask(command);
    said.value = answer.is === 'refused' ? REFUSALS[answer.because] : done + (isShared ? HERE : '');
    if (answer.is === 'done') onForgotten();
  }
  function forgetDays(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (first.value > last.value) {
      said.value = 'The first day is after the last. Choose them the other way round.';
      return;
    }
    const from = boundsOf(first.value).from;
    const { to } = boundsOf(last.value);
    const days =
      first.value === last.value
        ? `on ${fullDate.format(from)}`
        : `from ${fullDate.format(from)} to ${fullDate.format(to - 1)}`;
    asked.value = {
      question: `Delete what was recorded ${days}, and the sessions begun then? It cannot be undone.`,
      command: { do: 'forget', from, to, site: null },
      done: 'What was recorded on these days is gone.',
    };
  }
  function forgetSite(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const named = recordedSite(site.value);
    if (!named) {
      said.value = REFUSALS['no-site'];
      return;
    }
    asked.value = {
      question: `Delete what was recorded of ${named} on all days? It cannot be undone.`,
      command: { do: 'forget', from: 0, to: Number.MAX_SAFE_INTEGER, site: named },
      done: `What was recorded of ${named} is gone.`,
    };
  }
  function forgetAll(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sure.value.trim().toLowerCase() !== SURE) {
      said.value = `Type “${SURE}” first.`;
      return;
    }
    sure.value = '';
    void ask({ do: 'forget-all' }, 'Everything is gone. Sundial is as it was when you installed it.');
  }

  return (
    <section class="card" aria-labelledby="data">
      <h2 class="card-title" id="data">
        Your data
      </h2>
      <p>
        {recorded
          ? `${counted(recorded.count, 'stretch', 'stretches')} of time since ${fullDate.format(recorded.since)}, and ${counted(sessions, 'session')} of the last week.`
          : 'Nothing is recorded yet.'}{' '}
        {isShared
          ? 'Pages and titles lie in this browser and nowhere else. Tasks, sessions, scores, settings and the sums of your days are in your other browsers too, and sealed at your relay, which cannot read them.'
          : 'All of it lies in this browser and nowhere else; nobody else can read it.'}{' '}
        It stays as long as you keep it, and Sundial in the browser.
      </p>
      <form class="row" onSubmit={forgetDays}>
        <span>
          <b class="row-label">Delete days</b>
          <span class="quiet">Pages, titles, and the sessions begun on them.</span>
        </span>
        <span class="fields">
          <label class="field">
            From
            <input
              type="date"
              required
              max={today}
              value={first.value}
              onInput={({ currentTarget }) => {
                first.value = currentTarget.value;
              }}
            />
          </label>
          <label class="field">
            to
            <input
              type="date"
              required
              max={today}
              value={last.value}
              onInput={({ currentTarget }) => {
                last.value = currentTarget.value;
              }}
            />
          </label>
          <button type="submit" class="plain">
            Delete these days
          </button>
        </span>
      </form>
      <form class="row" onSubmit={forgetSite}>
        <span>
          <b class="row-label">Delete a site</b>
          <span class="quiet">Its time on all days, and its name where it was kept out of a session.</span>
        </span>
        <span class="fields">
          <label class="field">
            Site
            <input
              type="text"
              placeholder="news.example"
              autocomplete="off"
              spellcheck={false}
              value={site.value}
              onInput={({ currentTarget }) => {
                site.value = currentTarget.value;
              }}
            />
          </label>
          <button type="submit" class="plain">
            Delete this site
          </button>
        </span>
      </form>
      <form class="row" onSubmit={forgetAll}>
        <span>
          <b class="row-label">Delete everything</b>
          <span class="quiet">
            All that was recorded, all sessions, scores, calendars and settings. A session that runs ends. It
            cannot be undone.
          </span>
        </span>
        <span class="fields">
          <label class="field">
            Type “{SURE}”
            <input
              type="text"
              autocomplete="off"
              spellcheck={false}
              value={sure.value}
              onInput={({ currentTarget }) => {
                sure.value = currentTarget.value;
              }}
            />
          </label>
          <button type="submit" class="plain">
            Delete everything
          </button>
        </span>
      </form>
      {asked.value && (
        <Asks
          question={asked.value.question}
          yes="Yes, delete it"
          no="No, keep it"
          onYes={() => asked.value && void ask(asked.value.command, asked.value.done)}
          onNo={() => {
            asked.value = null;
          }}
        />
      )}
      <p class="said-here" aria-hidden="true">
        {said.value}
      </p>
      <LiveRegion says={said.value} />
    </section>
  );
}
