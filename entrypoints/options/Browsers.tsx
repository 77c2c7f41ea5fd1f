import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import type { Browser } from '../../lib/core/browsers.ts';
import { each } from '../../lib/core/doc.ts';
import { unsharedScores } from '../../lib/core/outbox.ts';
import type { Pairing } from '../../lib/core/pairing.ts';
import { wayOutAt } from '../../lib/core/session.ts';
import { downloadText } from '../../lib/ui/download.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { linkInWords, pairingInWords, presenceInWords, unsharedInWords } from '../../lib/ui/sync-words.ts';
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
    say(answer.is === 'refused' ? REFUSALS[answer.because] : done);
    return answer.is === 'done';
  }
  async function rename(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const of = naming.value;
    if (of && (await ask({ do: 'name-browser', device: of, name: name.value }, 'Saved.')))
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
  const remove = (of: string, { name: called }: Browser) =>
    tried(async () => {
      say('Moving everything to a new room…');
      const { fresh, forgetOld } = await moveOut(pairing, device ?? '', of);
      await asking.ask({ do: 'remove-browser', device: of });
      if (!(await ask({ do: 'share', pairing: fresh }, ''))) return;
      words.value = '';
      await forgetOld().catch(() => {
        throw new Error('not-forgotten');
      });
      const again = others.filter(([id]) => id !== of).map(([, other]) => other.name);
      say(
        again.length === 0
          ? `${called} is taken out. Save the new recovery words: the old ones lead nowhere any more.`
          : `${called} is taken out. Pair these again: ${again.join(', ')}. Save the new recovery words, too.`,
      );
    });
  const leave = (forget: boolean) =>
    tried(async () => {
      if (forget) await forgetShared(pairing, device ?? '');
      else if (device) await asking.ask({ do: 'remove-browser', device });
      await ask({ do: 'unshare' }, 'This browser shares nothing any more. All that was here is still here.');
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
        This browser was taken out by another one of yours, or the relay forgot what you shared. All that was
        here is still here. Pair it again to share.
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
                  label="Name"
                  required
                  value={name.value}
                  onInput={(text) => {
                    name.value = text;
                  }}
                />
                <button type="submit" class="plain">
                  Save
                </button>
                <button
                  type="button"
                  class="plain"
                  onClick={() => {
                    naming.value = null;
                  }}
                >
                  Leave it
                </button>
              </form>
            ) : (
              <>
                <span>
                  <b class="row-label">{listed.name}</b>
                  <span class="quiet">
                    {listed.kind !== listed.name && `${listed.kind} · `}
                    {presenceInWords(id, listed, device, members, now)}
                  </span>
                </span>
                <span class="fields">
                  <button
                    type="button"
                    class="plain"
                    aria-label={`Rename ${listed.name}`}
                    onClick={() => {
                      name.value = listed.name;
                      naming.value = id;
                    }}
                  >
                    Rename
                  </button>
                  {id !== device && (
                    <button
                      type="button"
                      class="plain"
                      aria-label={`Take out ${listed.name}`}
                      disabled={busy.value}
                      onClick={() => {
                        asked.value = { is: 'remove', device: id, listed };
                      }}
                    >
                      Take out
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
          question={`Take out ${asked.value.listed.name}? It keeps what it has and hears nothing new. What you share gets a new secret, so your other browsers have to be paired again.`}
          yes="Yes, take it out"
          no="No, leave it in"
          onYes={() => asked.value?.is === 'remove' && void remove(asked.value.device, asked.value.listed)}
          onNo={nothing}
        />
      )}
      <AddBrowser pairing={pairing} name={own?.name ?? kind.value} />
      {wayOut && wayOut !== 'emergency-exit' && (
        <div class="row">
          <span>
            <b class="row-label">A session is running</b>
            <span class="quiet">In all your browsers, whichever of them began it.</span>
          </span>
          <button
            type="button"
            class="plain"
            onClick={() => void ask({ do: wayOut }, 'The session is over everywhere.')}
          >
            {wayOut === 'cancel' ? 'Cancel session everywhere' : 'End session everywhere'}
          </button>
        </div>
      )}
      <div class="row">
        <span>
          <b class="row-label">Recovery words</b>
          <span class="quiet">
            24 words that bring back what is shared when no browser is left: scores, settings and the last
            hundred days, but no pages. Without them and without a browser it is gone for good. Whoever has
            them can read it.
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
            {words.value ? 'Hide them' : 'Show them'}
          </button>
          <button type="button" class="plain" onClick={() => void saveWords()}>
            Save as a file
          </button>
        </span>
      </div>
      {words.value && (
        <ol class="recovery">
          {words.value.split(' ').map((word, at) => (
            <li key={`${at} ${word}`}>{word}</li>
          ))}
        </ol>
      )}
      <div class="row">
        <span>
          <b class="row-label">Stop sharing</b>
          <span class="quiet">
            Through {new URL(pairing.relay).host}. What is in this browser stays; the others go on without it.
          </span>
        </span>
        <span class="fields">
          {[
            { forget: false, words: 'Leave with this browser' },
            { forget: true, words: 'End it for all' },
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
              ? 'Stop sharing in all your browsers, and have the relay forget everything for good? Each browser keeps what it has. The recovery words lead nowhere after that.'
              : 'Stop sharing in this browser? It keeps what it has, and hears nothing new.'
          }
          yes="Yes, stop sharing"
          no="No, go on"
          onYes={() => asked.value?.is === 'leave' && void leave(asked.value.forget)}
          onNo={nothing}
        />
      )}
    </>
  );
}
