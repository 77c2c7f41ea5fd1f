import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Command } from '../lib/core/commands.ts';
import { type Day, dayOf, stepFrom } from '../lib/core/day.ts';
import { type Doc, each } from '../lib/core/doc.ts';
import { type Offline, WHAT_LENGTH } from '../lib/core/offline.ts';
import type { Asking } from '../lib/ui/asking.ts';
import { COUNTS_AS } from '../lib/ui/kinds.ts';
import { REFUSALS } from '../lib/ui/refusals.ts';
import { timeOfDay } from '../lib/ui/words.ts';
import { msg, t } from '../lib/words/t.ts';
import { PlainHead } from './PlainHead.tsx';

interface OfflineWorkProps {
  doc: Pick<Doc, 'offline'>;
  asking: Asking;
  /** What the form begins with, by the machine's clock; null: nobody knows. */
  from: number | null;
  to: number | null;
  onClose: () => void;
}

const KINDS = [
  ['focus', msg('Focus Work')],
  ['other', msg('Other Work')],
  ['meeting', msg('Meeting')],
] as const;

const two = (figure: number): string => String(figure).padStart(2, '0');
const timeField = (instant: number): string => {
  const date = new Date(instant);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
};

const instantOf = (day: Day, time: string): number => new Date(`${day}T${time}`).getTime();

/** Work away from the browser: what it was, what it counts as, from when to when; and what was said of that day before. */
export function OfflineWork({ doc, asking, from: first, to: last, onClose }: OfflineWorkProps) {
  const id = useSignal<string | null>(null);
  const what = useSignal('');
  const as = useSignal<Offline['as']>('focus');
  const day = useSignal(dayOf(first ?? Date.now()));
  const from = useSignal(first === null ? '' : timeField(first));
  const to = useSignal(last === null ? '' : timeField(last));
  const refusal = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const entries = each(doc, 'offline')
    .filter(([, entry]) => dayOf(entry.from) === day.value)
    .sort(([, one], [, other]) => one.from - other.from);
  const recent = [...new Set(each(doc, 'offline').map(([, entry]) => entry.what))].filter(Boolean).slice(-8);

  // Not by `autofocus`, which browsers heed once in a page.
  useLayoutEffect(() => field.current?.focus(), []);

  async function ask(command: Command): Promise<boolean> {
    const answer = await asking.ask(command);
    refusal.value = answer.is === 'refused' ? t(REFUSALS[answer.because]) : '';
    return answer.is === 'done';
  }
  async function save(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const begins = instantOf(day.value, from.value);
    const ends = instantOf(day.value, to.value);
    if (Number.isNaN(begins) || Number.isNaN(ends)) {
      refusal.value = t('Say on which day it was, from when and to when.');
      return;
    }
    const isKept = await ask({
      do: 'offline',
      id: id.value,
      what: what.value,
      as: as.value,
      from: begins,
      // What ends before it began went on past midnight.
      to: ends < begins ? instantOf(stepFrom(day.value, 1), to.value) : ends,
    });
    if (isKept) onClose();
  }
  function change(entryId: string, entry: Offline) {
    id.value = entryId;
    what.value = entry.what;
    as.value = entry.as;
    from.value = timeField(entry.from);
    to.value = timeField(entry.to);
  }

  return (
    <form class="assistant" onSubmit={(event) => void save(event)}>
      <PlainHead title={t('Offline work')} onBack={onClose} />
      <main>
        <div class="field">
          <label class="label" for="offline-what">
            {t('What was it?')}
          </label>
          <input
            ref={field}
            id="offline-what"
            class="text"
            autocomplete="off"
            maxLength={WHAT_LENGTH * 4}
            value={what.value}
            dir="auto"
            list="offline-recent"
            onInput={({ currentTarget }) => {
              what.value = currentTarget.value;
            }}
          />
          <datalist id="offline-recent">
            {recent.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </div>
        <fieldset class="field">
          <legend class="label">{t('It counts as')}</legend>
          <div class="lengths kinds">
            {KINDS.map(([kind, words]) => (
              <label key={kind}>
                <input
                  type="radio"
                  name="offline-as"
                  checked={as.value === kind}
                  onChange={() => {
                    as.value = kind;
                  }}
                />
                <span>{t(words)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="field when-fields">
          <label class="when-field">
            {t('Day##date')}
            <input
              type="date"
              class="text"
              required
              value={day.value}
              onInput={({ currentTarget }) => {
                day.value = currentTarget.value;
              }}
            />
          </label>
          <label class="when-field">
            {t('From##a time')}
            <input
              type="time"
              class="text"
              required
              value={from.value}
              onInput={({ currentTarget }) => {
                from.value = currentTarget.value;
              }}
            />
          </label>
          <label class="when-field">
            {t('To##a time')}
            <input
              type="time"
              class="text"
              required
              value={to.value}
              onInput={({ currentTarget }) => {
                to.value = currentTarget.value;
              }}
            />
          </label>
        </div>
        {refusal.value && (
          <p class="note refused" role="alert">
            {refusal.value}
          </p>
        )}
        {entries.length > 0 && (
          <section class="entries" aria-label={t('Offline work of this day')}>
            <ul>
              {entries.map(([entryId, entry]) => {
                const what = entry.what || t('Offline work');
                return (
                  <li key={entryId} class="entry">
                    <span class="entry-words">
                      <b dir="auto">{what}</b>{' '}
                      <span class="entry-when">
                        {t('{from} to {to}, {kind}', {
                          from: timeOfDay(entry.from),
                          to: timeOfDay(entry.to),
                          kind: t(COUNTS_AS[entry.as]),
                        })}
                      </span>
                    </span>
                    <button
                      type="button"
                      class="link"
                      aria-label={t('Change {what}', { what })}
                      onClick={() => change(entryId, entry)}
                    >
                      {t('Change')}
                    </button>
                    <button
                      type="button"
                      class="link"
                      aria-label={t('Delete {what}', { what })}
                      onClick={() => void ask({ do: 'offline-remove', id: entryId })}
                    >
                      {t('Delete')}
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        )}
      </main>
      <footer class="begin">
        <p class="agreement rule-line">
          {t('Up to 4 hours, of the last seven days. What was recorded then counts once.')}
        </p>
        <button type="submit" class="sun-button">
          {t(id.value === null ? 'Save' : 'Save the change')}
        </button>
      </footer>
    </form>
  );
}
