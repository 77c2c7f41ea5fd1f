import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { openLink } from '../../lib/browser/pages.ts';
import { SPOTIFY_DASHBOARD } from '../../lib/ui/spotify-words.ts';
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
    void wait('Waiting for Spotify’s page…', () => connect(clientId.value));
  }

  return (
    <form onSubmit={agree} aria-label="Connect Spotify">
      <ol class="steps">
        <li>
          <div class="step">
            <p>
              <b class="row-label">Make an app of your own</b>
              <span class="quiet">
                Spotify lets five people at most use one app, so you make yours. In its dashboard press
                “Create app”, and tick “Web API”. Name and description may be these.
              </span>
            </p>
            <Copied what="the name" text="Sundial" />
            <Copied what="the description" text="Plays a playlist while I focus" />
            <button type="button" class="plain" onClick={() => void openLink(SPOTIFY_DASHBOARD)}>
              Open the dashboard
            </button>
          </div>
        </li>
        <li>
          <div class="step">
            <p>
              <b class="row-label">Tell it where to lead back</b>
              <span class="quiet">As “Redirect URI”, to the letter. Press “Add”, then “Save”.</span>
            </p>
            <Copied what="the redirect address" text={redirect} />
          </div>
        </li>
        <li>
          <div class="step">
            <p>
              <b class="row-label">Bring its Client ID</b>
              <span class="quiet">It stands in the app’s settings. The client secret is not needed.</span>
            </p>
            <TextField
              label="Client ID"
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
              <b class="row-label">Test it, and agree</b>
              <span class="quiet">
                Spotify’s own page opens, asks you to sign in if need be, and whether Sundial may see your
                name and what plays, and play and pause. What it gives stays in this browser.
              </span>
            </p>
            <span class="fields">
              <button
                type="button"
                class="plain"
                onClick={() => void wait('Asking Spotify…', () => tryApp(clientId.value))}
              >
                Test
              </button>
              <button type="submit" class="plain" aria-busy={isBusy.value}>
                Connect to Spotify
              </button>
              <button type="button" class="plain" onClick={onStop}>
                Not now
              </button>
            </span>
          </div>
        </li>
      </ol>
    </form>
  );
}
