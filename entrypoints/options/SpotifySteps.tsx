import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { openLink } from '../../lib/browser/pages.ts';
import { SPOTIFY_DASHBOARD } from '../../lib/ui/spotify-words.ts';
import { t } from '../../lib/words/t.ts';
import { Copied } from './Copied.tsx';
import { connect, type Said, tryApp } from './spotify-work.ts';
import { TextField } from './TextField.tsx';

interface SpotifyStepsProps {
  redirect: string;
  say: (said: Said) => void;
  onStop: () => void;
}

/**
 * Four steps to an app of one's own: Spotify lets an app that anybody may use have five users at most, so everybody
 * needs one, and keeps it.
 */
export function SpotifySteps({ redirect, say, onStop }: SpotifyStepsProps) {
  const clientId = useSignal('');
  const isBusy = useSignal(false);

  async function wait(meanwhile: string, work: () => Promise<Said>) {
    if (isBusy.value) return;
    isBusy.value = true;
    say({ sentence: meanwhile, next: 'none' });
    try {
      say(await work());
    } finally {
      isBusy.value = false;
    }
  }
  function agree(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void wait(t('Waiting for Spotify’s page…'), () => connect(clientId.value));
  }

  return (
    <form onSubmit={agree} aria-label={t('Connect Spotify')}>
      <ol class="steps">
        <li>
          <div class="step">
            <p>
              <b class="row-label">{t('Make an app of your own')}</b>
              <span class="quiet">
                {t(
                  'Spotify lets five people at most use one app, so you make yours. In its dashboard press “Create app”, and tick “Web API”. Name and description may be these.',
                )}
              </span>
            </p>
            <Copied label={t('Copy the name')} text="Sundial" />
            <Copied label={t('Copy the description')} text={t('Plays a playlist while I focus')} />
            <button type="button" class="plain" onClick={() => void openLink(SPOTIFY_DASHBOARD)}>
              {t('Open the dashboard')}
            </button>
          </div>
        </li>
        <li>
          <div class="step">
            <p>
              <b class="row-label">{t('Tell it where to lead back')}</b>
              <span class="quiet">{t('As “Redirect URI”, to the letter. Press “Add”, then “Save”.')}</span>
            </p>
            <Copied label={t('Copy the redirect address')} text={redirect} />
          </div>
        </li>
        <li>
          <div class="step">
            <p>
              <b class="row-label">{t('Bring its Client ID')}</b>
              <span class="quiet">
                {t('It stands in the app’s settings. The client secret is not needed.')}
              </span>
            </p>
            <TextField
              label={t('Client ID')}
              isLiteral
              required
              value={clientId.value}
              onInput={(text) => {
                clientId.value = text;
              }}
            />
          </div>
        </li>
        <li>
          <div class="step">
            <p>
              <b class="row-label">{t('Test it, and agree')}</b>
              <span class="quiet">
                {t(
                  'Spotify’s own page opens, asks you to sign in if need be, and whether Sundial may see your name and what plays, and play and pause. What it gives stays in this browser.',
                )}
              </span>
            </p>
            <span class="fields">
              <button
                type="button"
                class="plain"
                onClick={() => void wait(t('Asking Spotify…'), () => tryApp(clientId.value))}
              >
                {t('Test##verb')}
              </button>
              <button type="submit" class="plain" aria-busy={isBusy.value}>
                {t('Connect to Spotify')}
              </button>
              <button type="button" class="plain" onClick={onStop}>
                {t('Not now')}
              </button>
            </span>
          </div>
        </li>
      </ol>
    </form>
  );
}
