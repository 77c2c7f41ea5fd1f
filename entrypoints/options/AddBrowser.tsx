import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import type { Pairing } from '../../lib/core/pairing.ts';
import { invitationText } from '../../lib/sync/code.ts';
import type { Stage } from '../../lib/sync/pair.ts';
import { browserInWords } from '../../lib/ui/browser-words.ts';
import { digitsInWords, pairingInWords } from '../../lib/ui/sync-words.ts';
import { timeOfDay } from '../../lib/ui/words.ts';
import { t, tx } from '../../lib/words/t.ts';
import { admit, dismiss, showCode, stage, stop } from './sync-work.ts';

interface AddBrowserProps {
  pairing: Pairing;
  name: string;
}

/** What has come up since somebody looked; nobody has to be looking when the other browser comes. */
function spokenOf(at: Stage | null): string {
  switch (at?.is) {
    case 'waiting':
      return t('The code is {code}.', { code: at.code.replaceAll('-', ' ') });
    case 'comparing':
      return t('Add {name}? It shows six digits. Are they {digits}?', {
        name: browserInWords(at.name),
        digits: digitsInWords(at.digits),
      });
    case 'done':
      return t('{name} shares with this browser now.', { name: browserInWords(at.name) });
    case 'failed':
      return pairingInWords(at.because);
    default:
      return '';
  }
}

/** Lets another browser in: by a code, and six digits that both show. */
export function AddBrowser(props: AddBrowserProps) {
  const is = stage.value?.is;
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What had the keyboard is gone.
    if (is && document.activeElement === document.body) part.current?.querySelector('button')?.focus();
  }, [is]);
  return (
    <div ref={part}>
      <LiveRegion says={spokenOf(stage.value)} />
      <Adding {...props} />
    </div>
  );
}

function Adding({ pairing, name }: AddBrowserProps) {
  const copied = useSignal(false);
  const admitted = useSignal(false);
  const at = stage.value;

  if (!at || at.is === 'done' || at.is === 'failed')
    return (
      <div class="row">
        <span>
          <b class="row-label">{t('Add a browser')}</b>
          <span class="quiet">
            {at?.is === 'done' &&
              tx('{name} shares with this browser now.', { name: <bdi>{browserInWords(at.name)}</bdi> })}
            {at?.is === 'failed' && pairingInWords(at.because)}
            {!at && t('Open Sundial’s settings there, and have it join with a code from here.')}
          </span>
        </span>
        <button
          type="button"
          class="plain"
          onClick={() => {
            copied.value = false;
            admitted.value = false;
            dismiss();
            showCode(pairing, name);
          }}
        >
          {t('Show a code')}
        </button>
      </div>
    );

  if (at.is === 'comparing')
    return (
      <div class="meeting">
        <p>
          {tx('Add {name}? It shows six digits. Are they these?', {
            name: <bdi>{browserInWords(at.name)}</bdi>,
          })}
        </p>
        <p class="digits" dir="ltr">
          {digitsInWords(at.digits)}
        </p>
        <p class="fields">
          <button
            type="button"
            class="plain"
            disabled={admitted.value}
            onClick={() => {
              admitted.value = true;
              admit();
            }}
          >
            {t('Yes, add it')}
          </button>
          <button type="button" class="plain" onClick={stop}>
            {t('No, break off')}
          </button>
        </p>
      </div>
    );

  const code = at.is === 'waiting' ? at.code : '';
  const invitation = code && invitationText({ ...pairing, code });
  return (
    <div class="meeting">
      {at.is === 'connecting' && <p>{t('Asking the relay for a place to meet…')}</p>}
      {at.is === 'waiting' && (
        <>
          <p>
            {tx(
              'In the other browser, open Sundial’s settings and type this code under “{join}”, with the relay’s address {host}. It is good until {time}.',
              {
                join: <>{t('Join your other browsers')}</>,
                host: <bdi>{new URL(pairing.relay).host}</bdi>,
                time: <>{timeOfDay(at.until)}</>,
              },
            )}
          </p>
          <p class="code" dir="ltr">
            {code}
          </p>
          <Picture text={invitation} />
        </>
      )}
      <p class="fields">
        {code && (
          <button
            type="button"
            class="plain"
            onClick={() =>
              void navigator.clipboard.writeText(invitation).then(() => {
                copied.value = true;
              }, console.error)
            }
          >
            {copied.value ? t('Copied') : t('Copy the invitation')}
          </button>
        )}
        <button type="button" class="plain" onClick={stop}>
          {t('Break off')}
        </button>
      </p>
    </div>
  );
}

/** The same for a camera. */
function Picture({ text }: { text: string }) {
  const path = useSignal<{ size: number; dots: string } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import('qr').then(({ default: encodeQR }) => {
      const rows = encodeQR(text, 'raw', { border: 2 });
      const dots = rows
        .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
        .join('');
      if (isWanted) path.value = { size: rows.length, dots };
    }, console.error);
    return () => {
      isWanted = false;
    };
  }, [text, path]);
  if (!path.value) return null;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={t('The invitation, for a camera')}
      viewBox={`0 0 ${path.value.size} ${path.value.size}`}
      shape-rendering="crispEdges"
    >
      <path d={path.value.dots} />
    </svg>
  );
}
