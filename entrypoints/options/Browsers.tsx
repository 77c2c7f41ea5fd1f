import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import type { Browser } from '../../lib/core/browsers.ts';
import { each } from '../../lib/core/doc.ts';
import { unsharedScores } from '../../lib/core/outbox.ts';
import type { Pairing } from '../../lib/core/pairing.ts';
import { wayOutAt } from '../../lib/core/session.ts';
import { browserInWords } from '../../lib/ui/browser-words.ts';
import { downloadText } from '../../lib/ui/download.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { linkInWords, pairingInWords, presenceInWords, unsharedInWords } from '../../lib/ui/sync-words.ts';
import { localeTag, t, tx } from '../../lib/words/t.ts';
import { AddBrowser } from './AddBrowser.tsx';
import { Asks } from './Asks.tsx';
import type { SyncProps } from './Sync.tsx';
import { forgetShared, kind, link, moveOut } from './sync-work.ts';
import { TextField } from './TextField.tsx';

type Asked = { is: 'remove'; device: string; listed: Browser } | { is: 'leave'; forget: boolean };

/** The browsers that share, and what can be done with them. */
export function Browsers({
  doc,
  phase,
  device,
  now,
  sessionTime,
  asking,
  pairing,
  say,
}: SyncProps & { pairing: Pairing; say: (words: string) => void }) {
  const naming = useSignal<string | null>(null);
  const name = useSignal('');
  const asked = useSignal<Asked | null>(null);
  const words = useSignal('');
  const busy = useSignal(false);
  const browsers = each(doc, 'browser').sort(([, one], [, other]) => one.addedAt - other.addedAt);
  const own = browsers.find(([id]) => id === device)?.[1];
  const others = browsers.filter(([id]) => id !== device);
  const members = link.value?.members ?? [];
  const unshared = unsharedScores(doc).size;

  async function ask(command: Parameters<typeof asking.ask>[0], done: string): Promise<boolean> {
    const answer = await asking.ask(command);
    say(answer.is === 'refused' ? t(REFUSALS[answer.because]) : done);
    return answer.is === 'done';
  }
  async function rename(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const of = naming.value;
    if (of && (await ask({ do: 'name-browser', device: of, name: name.value }, t('Saved.'))))
      naming.value = null;
  }
  /** Words for what a relay would not do. */
  async function tried(work: () => Promise<void>): Promise<void> {
    busy.value = true;
    asked.value = null;
    try {
      await work();
    } catch (fault) {
      say(pairingInWords(fault instanceof Error ? fault.message : ''));
    } finally {
      busy.value = false;
    }
  }
  const remove = (of: string, listed: Browser) =>
    tried(async () => {
      say(t('Moving everything to a new room…'));
      const { fresh, forgetOld } = await moveOut(pairing, device ?? '', of);
      await asking.ask({ do: 'remove-browser', device: of });
      if (!(await ask({ do: 'share', pairing: fresh }, ''))) return;
      words.value = '';
      await forgetOld().catch(() => {
        throw new Error('not-forgotten');
      });
      const called = browserInWords(listed.name);
      const again = others.filter(([id]) => id !== of).map(([, other]) => browserInWords(other.name));
      say(
        again.length === 0
          ? t('{name} is taken out. Save the new recovery words: the old ones lead nowhere any more.', {
              name: called,
            })
          : t('{name} is taken out. Pair these again: {browsers}. Save the new recovery words, too.', {
              name: called,
              browsers: new Intl.ListFormat(localeTag(), { style: 'narrow' }).format(again),
            }),
      );
    });
  const leave = (forget: boolean) =>
    tried(async () => {
      if (forget) await forgetShared(pairing, device ?? '');
      else if (device) await asking.ask({ do: 'remove-browser', device });
      await ask(
        { do: 'unshare' },
        t('This browser shares nothing any more. All that was here is still here.'),
      );
    });
  const nothing = () => {
    asked.value = null;
  };
  async function showWords() {
    const { wordsOf } = await import('../../lib/sync/recovery.ts');
    words.value = wordsOf(pairing.secret);
  }
  async function saveWords() {
    const { recoveryText } = await import('../../lib/sync/recovery.ts');
    downloadText('sundial-recovery.txt', recoveryText(pairing.secret, pairing.relay), 'text/plain');
  }

  if (pairing.gone)
    return (
      <p>
        {t(
          'This browser was taken out by another one of yours, or the relay forgot what you shared. All that was here is still here. Pair it again to share.',
        )}
      </p>
    );

  const session = phase.is === 'focusing' ? phase.session : null;
  const wayOut = session && wayOutAt(session, sessionTime);
  return (
    <>
      <p role="status">{linkInWords(link.value, now)}</p>
      {unshared > 0 && <p>{unsharedInWords(unshared)}</p>}
      <ul class="plain-list">
        {browsers.map(([id, listed]) => (
          <li key={id} class="row">
            {naming.value === id ? (
              <form class="fields" onSubmit={(event) => void rename(event)}>
                <TextField
                  label={t('Name')}
                  required
                  value={name.value}
                  onInput={(text) => {
                    name.value = text;
                  }}
                />
                <button type="submit" class="plain">
                  {t('Save')}
                </button>
                <button
                  type="button"
                  class="plain"
                  onClick={() => {
                    naming.value = null;
                  }}
                >
                  {t('Leave it')}
                </button>
              </form>
            ) : (
              <>
                <span>
                  <b class="row-label">
                    <bdi>{browserInWords(listed.name)}</bdi>
                  </b>
                  <span class="quiet">
                    {listed.kind !== listed.name && `${browserInWords(listed.kind)} · `}
                    {presenceInWords(id, listed, device, members, now)}
                  </span>
                </span>
                <span class="fields">
                  <button
                    type="button"
                    class="plain"
                    aria-label={t('Rename {name}', { name: browserInWords(listed.name) })}
                    onClick={() => {
                      name.value = browserInWords(listed.name);
                      naming.value = id;
                    }}
                  >
                    {t('Rename')}
                  </button>
                  {id !== device && (
                    <button
                      type="button"
                      class="plain"
                      aria-label={t('Take out {name}', { name: browserInWords(listed.name) })}
                      disabled={busy.value}
                      onClick={() => {
                        asked.value = { is: 'remove', device: id, listed };
                      }}
                    >
                      {t('Take out')}
                    </button>
                  )}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {asked.value?.is === 'remove' && (
        <Asks
          question={t(
            'Take out {name}? It keeps what it has and hears nothing new. What you share gets a new secret, so your other browsers have to be paired again.',
            { name: browserInWords(asked.value.listed.name) },
          )}
          yes={t('Yes, take it out')}
          no={t('No, leave it in')}
          onYes={() => asked.value?.is === 'remove' && void remove(asked.value.device, asked.value.listed)}
          onNo={nothing}
        />
      )}
      <AddBrowser pairing={pairing} name={own?.name ?? kind.value} />
      {wayOut && wayOut !== 'emergency-exit' && (
        <div class="row">
          <span>
            <b class="row-label">{t('A session is running')}</b>
            <span class="quiet">{t('In all your browsers, whichever of them began it.')}</span>
          </span>
          <button
            type="button"
            class="plain"
            onClick={() => void ask({ do: wayOut }, t('The session is over everywhere.'))}
          >
            {wayOut === 'cancel' ? t('Cancel session everywhere') : t('End session everywhere')}
          </button>
        </div>
      )}
      <div class="row">
        <span>
          <b class="row-label">{t('Recovery words')}</b>
          <span class="quiet">
            {t(
              '24 words that bring back what is shared when no browser is left: scores, settings and the last hundred days, but no pages. Without them and without a browser it is gone for good. Whoever has them can read it.',
            )}
          </span>
        </span>
        <span class="fields">
          <button
            type="button"
            class="plain"
            onClick={() => {
              if (words.value) words.value = '';
              else void showWords();
            }}
          >
            {words.value ? t('Hide them') : t('Show them')}
          </button>
          <button type="button" class="plain" onClick={() => void saveWords()}>
            {t('Save as a file')}
          </button>
        </span>
      </div>
      {words.value && (
        <ol class="recovery" lang="en" dir="ltr">
          {words.value.split(' ').map((word, at) => (
            <li key={`${at} ${word}`}>{word}</li>
          ))}
        </ol>
      )}
      <div class="row">
        <span>
          <b class="row-label">{t('Stop sharing')}</b>
          <span class="quiet">
            {tx('Through {host}. What is in this browser stays; the others go on without it.', {
              host: <bdi>{new URL(pairing.relay).host}</bdi>,
            })}
          </span>
        </span>
        <span class="fields">
          {[
            { forget: false, words: t('Leave with this browser') },
            { forget: true, words: t('End it for all') },
          ].map(({ forget, words: label }) => (
            <button
              key={label}
              type="button"
              class="plain"
              disabled={busy.value}
              onClick={() => {
                asked.value = { is: 'leave', forget };
              }}
            >
              {label}
            </button>
          ))}
        </span>
      </div>
      {asked.value?.is === 'leave' && (
        <Asks
          question={
            asked.value.forget
              ? t(
                  'Stop sharing in all your browsers, and have the relay forget everything for good? Each browser keeps what it has. The recovery words lead nowhere after that.',
                )
              : t('Stop sharing in this browser? It keeps what it has, and hears nothing new.')
          }
          yes={t('Yes, stop sharing')}
          no={t('No, go on')}
          onYes={() => asked.value?.is === 'leave' && void leave(asked.value.forget)}
          onNo={nothing}
        />
      )}
    </>
  );
}
