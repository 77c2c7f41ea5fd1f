import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import type { Command } from '../../lib/core/commands.ts';
import { boundsOf, dayOf } from '../../lib/core/day.ts';
import { type Doc, each } from '../../lib/core/doc.ts';
import { recordedSite } from '../../lib/core/forget.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { dateFormat, t, tn } from '../../lib/words/t.ts';
import { Asks } from './Asks.tsx';
import { paired } from './sync-work.ts';

interface DataProps {
  recorded: { count: number; since: number } | null;
  doc: Pick<Doc, 'session'>;
  asking: Asking;
  onForgotten: () => void;
}

/** What has to be typed before everything goes. */
const sureWords = (): string => t('delete everything');

/** Texts as they are compared, however they were typed. */
const folded = (text: string): string => text.trim().normalize('NFKC').toLowerCase();

/** Days go in all browsers: they are told of the stretch of time. */
const goneThere = (what: string): string =>
  t('{what} Your other browsers delete theirs as well, as soon as they hear of it.', { what });
/** Of a site they are not told the name, nor that everything went here. */
const goneHere = (what: string): string =>
  t(
    '{what} Your other browsers keep what they recorded themselves, and what is older than a week: delete it there, too.',
    { what },
  );

const inFull = (instant: number): string => dateFormat({ dateStyle: 'long' }).format(instant);

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
    said.value = answer.is === 'refused' ? refusalInWords(answer) : done;
    if (answer.is === 'done') onForgotten();
  }
  function forgetDays(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (first.value > last.value) {
      said.value = t('The first day is after the last. Choose them the other way round.');
      return;
    }
    const from = boundsOf(first.value).from;
    const { to } = boundsOf(last.value);
    const question =
      first.value === last.value
        ? t('Delete what was recorded on {day}, and the sessions begun then? It cannot be undone.', {
            day: inFull(from),
          })
        : t(
            'Delete what was recorded from {first} to {last}, and the sessions begun then? It cannot be undone.',
            { first: inFull(from), last: inFull(to - 1) },
          );
    const done = t('What was recorded on these days is gone.');
    asked.value = {
      question: isShared ? goneThere(question) : question,
      command: { do: 'forget', from, to, site: null },
      done: isShared ? goneThere(done) : done,
    };
  }
  function forgetSite(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const named = recordedSite(site.value);
    if (!named) {
      said.value = refusalInWords('no-site');
      return;
    }
    const gone = t('What was recorded of {site} is gone.', { site: named });
    asked.value = {
      question: t('Delete what was recorded of {site} on all days? It cannot be undone.', { site: named }),
      command: { do: 'forget', from: 0, to: Number.MAX_SAFE_INTEGER, site: named },
      done: isShared ? goneHere(gone) : gone,
    };
  }
  function forgetAll(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (folded(sure.value) !== folded(sureWords())) {
      said.value = t('Type “{words}” first.', { words: sureWords() });
      return;
    }
    sure.value = '';
    const gone = t('Everything is gone. Sundial is as it was when you installed it.');
    void ask({ do: 'forget-all' }, isShared ? goneHere(gone) : gone);
  }

  return (
    <section class="card" aria-labelledby="data">
      <h2 class="card-title" id="data">
        {t('Your data')}
      </h2>
      <p>
        {recorded
          ? t('{stretches} since {day}, and {sessions} of the last week.', {
              stretches: tn(recorded.count, '{n} stretch of time', '{n} stretches of time'),
              day: inFull(recorded.since),
              sessions: tn(sessions, '{n} session', '{n} sessions'),
            })
          : t('Nothing is recorded yet.')}{' '}
        {isShared
          ? t(
              'Pages and titles lie in this browser and nowhere else. Tasks, sessions, scores, settings and the sums of your days are in your other browsers too, and sealed at your relay, which cannot read them.',
            )
          : t('All of it lies in this browser and nowhere else; nobody else can read it.')}{' '}
        {t('It stays as long as you keep it, and Sundial in the browser.')}
      </p>
      <form class="row" onSubmit={forgetDays}>
        <span>
          <b class="row-label">{t('Delete days')}</b>
          <span class="quiet">{t('Pages, titles, and the sessions begun on them.')}</span>
        </span>
        <span class="fields">
          <label class="field">
            {t('From##first day')}
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
            {t('to##last day')}
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
            {t('Delete these days')}
          </button>
        </span>
      </form>
      <form class="row" onSubmit={forgetSite}>
        <span>
          <b class="row-label">{t('Delete a site')}</b>
          <span class="quiet">
            {t('Its time on all days, and its name where it was kept out of a session.')}
          </span>
        </span>
        <span class="fields">
          <label class="field">
            {t('Site')}
            <input
              type="text"
              dir="auto"
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
            {t('Delete this site')}
          </button>
        </span>
      </form>
      <form class="row" onSubmit={forgetAll}>
        <span>
          <b class="row-label">{t('Delete everything')}</b>
          <span class="quiet">
            {t(
              'All that was recorded, all sessions, scores, calendars and settings. A session that runs ends. It cannot be undone.',
            )}
          </span>
        </span>
        <span class="fields">
          <label class="field">
            {t('Type “{words}”', { words: sureWords() })}
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
            {t('Delete everything')}
          </button>
        </span>
      </form>
      {asked.value && (
        <Asks
          question={asked.value.question}
          yes={t('Yes, delete it')}
          no={t('No, keep it')}
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
