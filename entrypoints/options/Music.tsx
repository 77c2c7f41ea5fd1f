import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { LiveRegion } from '../../components/LiveRegion.tsx';
import { MoodField } from '../../components/MoodField.tsx';
import { SpotifyField } from '../../components/SpotifyField.tsx';
import { openLink } from '../../lib/browser/pages.ts';
import { askForSpotify, redirectAddress } from '../../lib/browser/spotify.ts';
import type { Doc } from '../../lib/core/doc.ts';
import type { Music as Choice } from '../../lib/core/music.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import {
  type NextStep,
  PREMIUM_FIRST,
  SPOTIFY_APP,
  SPOTIFY_DASHBOARD,
  STEP_LABELS,
  spotifyInWords,
} from '../../lib/ui/spotify-words.ts';
import { t } from '../../lib/words/t.ts';
import { SpotifyRow } from './SpotifyRow.tsx';
import { SpotifySteps } from './SpotifySteps.tsx';
import {
  chooseDevice,
  connect,
  devices,
  lookForDevices,
  lookForPlaylists,
  removeSpotify,
  type Said,
  spotify,
} from './spotify-work.ts';

/** Leads here, with the steps open: from "Listen on Spotify" in prep. */
const PLACE = '#spotify';

const QUIET: Said = { sentence: '', next: 'none' };

/** Music from elsewhere: which service, whose, and what of it. */
export function Music({ doc, asking }: { doc: Pick<Doc, 'setting'>; asking: Asking }) {
  const said = useSignal(QUIET);
  const redirect = useSignal<string | null>(null);
  const moods = useRef<HTMLDivElement>(null);
  const music = settingOf(doc, 'music');
  const state = spotify.value;

  const say = (words: Said) => {
    said.value = words;
  };
  const plainly = (sentence: string) => say({ sentence, next: 'none' });
  async function choose(change: Partial<Choice>) {
    const answer = await asking.ask({ do: 'set', setting: 'music', to: { ...music, ...change } });
    plainly(answer.is === 'refused' ? t(REFUSALS[answer.because]) : t('Saved. The next session plays it.'));
  }
  /** Browsers ask only from a click. */
  async function add() {
    const mayAsk = await askForSpotify();
    redirect.value = redirectAddress();
    say(mayAsk ? QUIET : spotifyInWords(redirect.value === null ? 'not-here' : 'not-asked'));
  }
  async function reconnect() {
    await askForSpotify();
    plainly(t('Waiting for Spotify’s page…'));
    say(await connect(null));
  }
  async function look(at: 'playlists' | 'devices') {
    plainly(t('Asking Spotify…'));
    say((at === 'devices' ? await lookForDevices() : await lookForPlaylists()) ?? QUIET);
  }
  function go(step: NextStep) {
    if (step === 'connect') void add();
    else if (step === 'reconnect') void reconnect();
    else if (step === 'open-spotify') void openLink(SPOTIFY_APP);
    else if (step === 'open-dashboard') void openLink(SPOTIFY_DASHBOARD);
    else if (step === 'youtube') moods.current?.querySelector('input')?.focus();
    else if (state?.is === 'connected') void look('playlists');
    else if (state?.is === 'reconnect') void reconnect();
    else say(QUIET);
  }
  useEffect(() => {
    // What prep has asked the browser for already need not be asked for here.
    const arrive = () => {
      if (location.hash === PLACE) redirect.value = redirectAddress();
    };
    arrive();
    addEventListener('hashchange', arrive);
    return () => removeEventListener('hashchange', arrive);
  }, []);

  const isConnecting = state?.is === 'not-connected' && redirect.value !== null;
  return (
    <section class="card" aria-labelledby="music">
      <h2 class="card-title" id="music">
        {t('Music integration')}
      </h2>
      <div id="spotify">
        {state?.is === 'not-connected' ? (
          <p class="quiet">
            {t('A playlist of yours can begin with a session and stop with it.')} {t(PREMIUM_FIRST)}
          </p>
        ) : (
          state && (
            <>
              <SpotifyRow
                spotify={state}
                onLook={() => void look('playlists')}
                onReconnect={() => void reconnect()}
                onRemove={() => {
                  redirect.value = null;
                  void removeSpotify().then(say);
                }}
              />
              <div class="choosing">
                <SpotifyField
                  spotify={state}
                  playlist={music.playlist}
                  devices={devices.value}
                  said={null}
                  onPlaylist={(playlist) => void choose({ from: 'spotify', playlist })}
                  onDevice={(device) => void chooseDevice(device)}
                  onLook={(at) => void look(at)}
                  onStep={go}
                />
              </div>
            </>
          )
        )}
        {state?.is === 'not-connected' && !isConnecting && (
          <p>
            <button type="button" class="plain" onClick={() => void add()}>
              {t('+ add a music streaming service')}
            </button>
          </p>
        )}
        {isConnecting && redirect.value !== null && (
          <SpotifySteps
            redirect={redirect.value}
            say={say}
            onStop={() => {
              redirect.value = null;
              say(QUIET);
            }}
          />
        )}
      </div>
      {said.value.sentence !== '' && (
        <p class="said-here">
          <span aria-hidden="true">{said.value.sentence} </span>
          {said.value.next !== 'none' && (
            <button type="button" class="link" onClick={() => go(said.value.next)}>
              {t(STEP_LABELS[said.value.next])}
            </button>
          )}
        </p>
      )}
      <LiveRegion says={said.value.sentence} />
      <div class="choosing" ref={moods}>
        <MoodField mood={music.mood} onMood={(mood) => void choose({ from: 'youtube', mood })} />
      </div>
    </section>
  );
}
