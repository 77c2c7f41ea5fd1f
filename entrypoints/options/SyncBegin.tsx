import { useSignal } from '@preact/signals';
import type { TargetedEvent, TargetedSubmitEvent } from 'preact';
import { askToShare } from '../../lib/browser/permissions.ts';
import { type Pairing, relayAddress } from '../../lib/core/pairing.ts';
import { browserInWords } from '../../lib/ui/browser-words.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { digitsInWords, pairingInWords, relayInWords } from '../../lib/ui/sync-words.ts';
import { figure, msg, t, tn, tx } from '../../lib/words/t.ts';
import type { SyncProps } from './Sync.tsx';
import {
  admit,
  come,
  invitationOf,
  kind,
  newPairing,
  recordsIn,
  stage,
  stop,
  tryRelay,
} from './sync-work.ts';
import { TextField } from './TextField.tsx';

const NO_RELAY = msg('This is no address of a relay. It looks like relay.example, or localhost:8787.');
const NO_CODE = msg(
  'This is no code, or there is a slip in it. It has four groups of four letters and figures.',
);
const NO_WORDS = msg('These are not the 24 words, or there is a slip in one of them.');
const NOT_ALLOWED = msg('Without your consent nothing leaves this browser. Nothing was changed.');

/** Begins to share: as the first browser, with a code from another, or with what was written down. */
export function SyncBegin({ asking, say }: SyncProps & { say: (words: string) => void }) {
  const relay = useSignal('');
  const invited = useSignal('');
  const code = useSignal('');
  const words = useSignal('');
  const agreed = useSignal(false);

  /** The address as typed; says so where it is none. */
  function address(): string | null {
    const read = relayAddress(relay.value);
    if (!read) say(t(NO_RELAY));
    return read;
  }
  async function share(pairing: Pairing, done: string): Promise<void> {
    const answer = await asking.ask({ do: 'share', pairing });
    say(answer.is === 'refused' ? t(REFUSALS[answer.because]) : done);
  }
  async function tryIt(): Promise<boolean> {
    const to = address();
    if (!to) return false;
    say(t('Asking the relay…'));
    const tested = await tryRelay(to);
    say(
      tested.is === 'there'
        ? t('The relay answers, after {milliseconds} ms.', { milliseconds: figure(tested.milliseconds) })
        : relayInWords(tested.because),
    );
    return tested.is === 'there';
  }
  async function begin(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const to = address();
    if (!to) return;
    // Before anything else is awaited: browsers ask only from a click.
    if (!(await askToShare())) return say(t(NOT_ALLOWED));
    if (await tryIt())
      await share(newPairing(to, invited.value.trim()), t('This browser shares now. Add your others.'));
  }
  async function join(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const invitation = invitationOf(code.value, relayAddress(relay.value) ?? '', invited.value.trim());
    if (!invitation)
      return say(t(relay.value.trim() === '' || relayAddress(relay.value) ? NO_CODE : NO_RELAY));
    if (!(await askToShare())) return say(t(NOT_ALLOWED));
    say('');
    agreed.value = false;
    come(invitation, kind.value, (pairing) => {
      code.value = '';
      void share(pairing, t('This browser shares with your others now.'));
    });
  }
  async function bringBack(secret: string | null, to: string | null) {
    if (!secret) return say(t(NO_WORDS));
    if (!to) return say(t(NO_RELAY));
    const pairing = { secret, relay: to, ...(invited.value ? { invite: invited.value.trim() } : {}) };
    words.value = '';
    say(t('Looking what is there…'));
    const found = await recordsIn(pairing).catch((fault: Error) => fault.message);
    if (typeof found === 'string') return say(relayInWords(found));
    await share(
      pairing,
      found > 0
        ? tn(
            found,
            'This browser shares again, with {n} record that was there.',
            'This browser shares again, with {n} records that were there.',
          )
        : t(
            'Nothing was kept under these words: they may be old, or of another relay. This browser shares anew, from what it has.',
          ),
    );
  }
  async function fromWords(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const allowed = askToShare();
    const { secretFrom } = await import('../../lib/sync/recovery.ts');
    if (!(await allowed)) return say(t(NOT_ALLOWED));
    await bringBack(secretFrom(words.value), relayAddress(relay.value));
  }
  async function fromFile({ currentTarget }: TargetedEvent<HTMLInputElement>) {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    const allowed = askToShare();
    const { recoveryFrom } = await import('../../lib/sync/recovery.ts');
    const found = recoveryFrom(await file.slice(0, 10_000).text());
    currentTarget.value = '';
    if (!(await allowed)) return say(t(NOT_ALLOWED));
    await bringBack(found?.secret ?? null, found?.relay ?? null);
  }

  const at = stage.value;
  if (at && at.is !== 'done' && at.is !== 'failed')
    return (
      <div class="meeting" role="status">
        {at.is === 'comparing' ? (
          <>
            <p>
              {tx('{name} shows six digits. Are they these?', {
                name: <bdi>{browserInWords(at.name)}</bdi>,
              })}
            </p>
            <p class="digits" dir="ltr">
              {digitsInWords(at.digits)}
            </p>
            {agreed.value ? (
              <p>
                {tx('Now choose “{yes}” in {name}.', {
                  yes: <>{t('Yes, add it')}</>,
                  name: <bdi>{browserInWords(at.name)}</bdi>,
                })}
              </p>
            ) : (
              <button
                type="button"
                class="plain"
                onClick={() => {
                  agreed.value = true;
                  admit();
                }}
              >
                {t('Yes, they are the same')}
              </button>
            )}{' '}
          </>
        ) : (
          <p>{t('Looking for the other browser…')}</p>
        )}
        <button type="button" class="plain" onClick={stop}>
          {t('Break off')}
        </button>
      </div>
    );

  return (
    <>
      <p>
        {t(
          'Begin a session in one browser, and all of them are in it. They meet at a relay, a small server that you or somebody you trust runs. All that passes through it is sealed: it can read nothing. Shared are tasks, sessions with the sites they kept out or let through, scores, settings, offline work, the names of your browsers and the sums of your days. What you looked at, page by page, stays where it was seen.',
        )}
      </p>
      {at?.is === 'failed' && (
        <p class="asks" role="alert">
          {pairingInWords(at.because)}
        </p>
      )}
      <form class="row" onSubmit={(event) => void begin(event)}>
        <span>
          <b class="row-label">{t('The relay')}</b>
          <span class="quiet">
            {t(
              'Its address, and an invitation if it asks for one. “npm run relay” starts one on this machine.',
            )}
          </span>
        </span>
        <span class="fields wide">
          <TextField
            label={t('Address')}
            isUrl
            required
            placeholder="relay.example"
            value={relay.value}
            onInput={(text) => {
              relay.value = text;
            }}
          />
          <TextField
            label={t('Invitation, if any')}
            isLiteral
            isNarrow
            value={invited.value}
            onInput={(text) => {
              invited.value = text;
            }}
          />
          <button type="button" class="plain" onClick={() => void tryIt()}>
            {t('Try it')}
          </button>
          <button type="submit" class="plain">
            {t('Share from this browser')}
          </button>
        </span>
      </form>
      <form class="row" onSubmit={(event) => void join(event)}>
        <span>
          <b class="row-label">{t('Join your other browsers')}</b>
          <span class="quiet">
            {t('In one that shares already, choose “{add}”, and type its code here.', {
              add: t('Add a browser'),
            })}
          </span>
        </span>
        <span class="fields wide">
          <TextField
            label={t('Code, or the whole invitation')}
            isLiteral
            required
            placeholder="ABCD-EFGH-JKMN-PQRS"
            value={code.value}
            onInput={(text) => {
              code.value = text;
            }}
          />
          <button type="submit" class="plain">
            {t('Join them')}
          </button>
        </span>
      </form>
      <form class="row" onSubmit={(event) => void fromWords(event)}>
        <span>
          <b class="row-label">{t('Come back')}</b>
          <span class="quiet">{t('With the 24 recovery words, or the file they were saved in.')}</span>
        </span>
        <span class="fields wide">
          <TextField
            label={t('Recovery words')}
            isLiteral
            required
            value={words.value}
            onInput={(text) => {
              words.value = text;
            }}
          />
          <button type="submit" class="plain">
            {t('Come back')}
          </button>
          <label class="plain file">
            {t('Choose a file')}
            <input type="file" accept=".txt,text/plain" onChange={(event) => void fromFile(event)} />
          </label>
        </span>
      </form>
    </>
  );
}
