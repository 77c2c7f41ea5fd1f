import { signal, useSignal } from '@preact/signals';
import type { TargetedEvent, TargetedSubmitEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { onMeetings, readMeetings } from '../../lib/browser/meetings.ts';
import { ask } from '../../lib/browser/messages.ts';
import { type Feed, LARGEST, type Meetings } from '../../lib/core/calendar.ts';
import type { Command } from '../../lib/core/commands.ts';
import { feedInWords, weekInWords } from '../../lib/ui/calendar-words.ts';
import { refusalInWords } from '../../lib/ui/refusals.ts';
import { t } from '../../lib/words/t.ts';
import { AddressHelp } from './AddressHelp.tsx';
import { Asks } from './Asks.tsx';
import { TextField } from './TextField.tsx';

const known = signal<Meetings | null>(null);
const show = (meetings: Meetings | null) => {
  known.value = meetings;
};
onMeetings(show);
readMeetings().then(show, console.error);

/** The calendars meetings are read from. A server may take its time, so nobody says that the engine stopped. */
export function Calendars({ now }: { now: number }) {
  const said = useSignal('');
  const address = useSignal('');
  const leaving = useSignal<Feed | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const feeds = known.value?.feeds ?? [];

  async function tell(
    command: Command,
    meanwhile: string,
    done: (found: number) => string,
  ): Promise<boolean> {
    said.value = meanwhile;
    leaving.value = null;
    const answer = await ask(command);
    said.value = answer.is === 'refused' ? refusalInWords(answer) : done(answer.found ?? 0);
    return answer.is === 'done';
  }
  const add = (name: string, from: { address: string } | { text: string }) =>
    tell({ do: 'calendar-add', name: name.slice(0, 80), from }, t('Reading the calendar…'), (found) =>
      t('The calendar is added, with {meetings}.', { meetings: weekInWords(found) }),
    );
  async function addAddress(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    // A secret is not left standing.
    if (await add('', { address: address.value })) address.value = '';
  }
  async function addFile({ currentTarget }: TargetedEvent<HTMLInputElement>) {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    if (file.size > LARGEST) said.value = refusalInWords('calendar-too-large');
    else await add(file.name.replace(/\.[^.]+$/, ''), { text: await file.text() });
    // The same file may be chosen again.
    currentTarget.value = '';
  }
  async function remove({ id, name }: Feed) {
    const done = () => t('{name} is removed.', { name });
    if (await tell({ do: 'calendar-remove', id }, '', done)) field.current?.focus();
  }

  return (
    <section class="card" aria-labelledby="calendars">
      <h2 class="card-title" id="calendars">
        {t('Calendars')}
      </h2>
      <p>
        {t(
          'Sundial reads your meetings and writes nothing. They stay in this browser, and so does the address, which is as secret as the calendar.',
        )}
      </p>
      {feeds.length > 0 && (
        <ul class="plain-list">
          {feeds.map((feed) => (
            <li key={feed.id} class="row">
              <span>
                <b class="row-label">
                  <bdi>{feed.name}</bdi>
                </b>
                <span class="quiet">
                  {feed.host !== null && feed.host !== feed.name && (
                    <>
                      <bdi>{feed.host}</bdi>
                      {' · '}
                    </>
                  )}
                  {feedInWords(feed, now)}
                </span>
              </span>
              <button
                type="button"
                class="plain"
                aria-label={t('Remove {name}', { name: feed.name })}
                onClick={() => {
                  leaving.value = feed;
                }}
              >
                {t('Remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {leaving.value && (
        <Asks
          question={t('Remove {name}, and its meetings from Sundial? The calendar itself stays as it is.', {
            name: leaving.value.name,
          })}
          yes={t('Yes, remove it')}
          no={t('No, keep it')}
          onYes={() => leaving.value && void remove(leaving.value)}
          onNo={() => {
            leaving.value = null;
          }}
        />
      )}
      {feeds.some(({ kind }) => kind === 'address') && (
        <div class="row">
          <span>
            <b class="row-label">{t('Read them now')}</b>
            <span class="quiet">{t('Otherwise every half hour, while the browser is open.')}</span>
          </span>
          <button
            type="button"
            class="plain"
            onClick={() =>
              void tell({ do: 'calendar-refresh' }, t('Reading…'), () => t('All calendars were asked again.'))
            }
          >
            {t('Read now')}
          </button>
        </div>
      )}
      <form class="row" onSubmit={(event) => void addAddress(event)}>
        <span>
          <b class="row-label">{t('Add a calendar by its address')}</b>
          <span class="quiet">{t('The secret address in iCal format. It is not shown again.')}</span>
        </span>
        <span class="fields wide">
          <TextField
            label={t('Address')}
            isUrl
            required
            placeholder="https://"
            field={field}
            value={address.value}
            onInput={(text) => {
              address.value = text;
            }}
          />
          <button type="submit" class="plain">
            {t('Add this calendar')}
          </button>
        </span>
      </form>
      <div class="row">
        <span>
          <b class="row-label">{t('Add a calendar from a file')}</b>
          <span class="quiet">{t('As it is now; a later change in the calendar is not seen.')}</span>
        </span>
        <label class="plain file">
          {t('Choose a file')}
          <input type="file" accept=".ics,text/calendar" onChange={(event) => void addFile(event)} />
        </label>
      </div>
      <p class="said-here" aria-hidden="true">
        {said.value}
      </p>
      <LiveRegion says={said.value} />
      <AddressHelp />
    </section>
  );
}
