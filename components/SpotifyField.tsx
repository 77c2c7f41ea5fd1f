import type { Device, Playlist, Spotify } from '../lib/core/spotify.ts';
import { ADD_PLAYLIST, type NextStep, PREMIUM_FIRST, STEP_LABELS } from '../lib/ui/spotify-words.ts';
import { t } from '../lib/words/t.ts';
import { LiveRegion } from './LiveRegion.tsx';

export interface SpotifyFieldProps {
  spotify: Spotify;
  /** What was chosen last. */
  playlist: Playlist | null;
  /** What Spotify can be heard on now; null while nobody looked. */
  devices: readonly Device[] | null;
  /** What was said last, and what to do about it; null where all is well. */
  said: { sentence: string; next: NextStep } | null;
  onPlaylist: (playlist: Playlist) => void;
  /** Null: wherever Spotify is open. */
  onDevice: (device: Device | null) => void;
  /** Reads the playlists, or the devices, anew. */
  onLook: (at: 'playlists' | 'devices') => void;
  onStep: (step: NextStep) => void;
}

/** What is chosen stays in the list, also where it is not among what is there. */
const withChosen = <One extends { name: string }>(
  all: readonly One[],
  chosen: One | null,
  isIt: (one: One) => boolean,
) => (chosen && !all.some(isIt) ? [chosen, ...all] : all);

/** Which playlist of one's Spotify profile is played, and where; the way to connect where that was not done yet. */
export function SpotifyField(props: SpotifyFieldProps) {
  const { spotify, said, onStep } = props;
  return (
    <div class="music-field">
      {spotify.is === 'not-connected' ? (
        <NotConnected onStep={onStep} />
      ) : (
        <Choices {...props} account={spotify.account} device={spotify.device} />
      )}
      {said && (
        <p class="music-said">
          {said.sentence}{' '}
          {said.next !== 'none' && (
            <button type="button" class="link" onClick={() => onStep(said.next)}>
              {t(STEP_LABELS[said.next])}
            </button>
          )}
        </p>
      )}
      <LiveRegion says={said?.sentence ?? ''} />
    </div>
  );
}

const NotConnected = ({ onStep }: Pick<SpotifyFieldProps, 'onStep'>) => (
  <>
    <p class="music-note">{t(PREMIUM_FIRST)}</p>
    <p class="music-buttons">
      <button type="button" class="music-button" onClick={() => onStep('connect')}>
        {t('Listen on Spotify')}
      </button>
      <button type="button" class="link" onClick={() => onStep('youtube')}>
        {t('I don’t have Spotify Premium')}
      </button>
    </p>
  </>
);

type ChoicesProps = SpotifyFieldProps & Pick<Exclude<Spotify, { is: 'not-connected' }>, 'account' | 'device'>;

function Choices({ account, device, playlist, devices, onPlaylist, onDevice, onLook, onStep }: ChoicesProps) {
  const playlists = withChosen(account?.playlists ?? [], playlist, ({ uri }) => uri === playlist?.uri);
  const places = withChosen(devices ?? [], device, ({ id }) => id === device?.id);
  return (
    <>
      <label class="music-choice">
        {t('Playlist')}
        <select
          value={playlist?.uri ?? ''}
          onChange={({ currentTarget }) => {
            const chosen = playlists.find(({ uri }) => uri === currentTarget.value);
            if (chosen) onPlaylist(chosen);
          }}
        >
          {!playlist && <option value="">{t('Choose one')}</option>}
          {playlists.map(({ uri, name }) => (
            <option key={uri} value={uri}>
              {name || t('Untitled')}
            </option>
          ))}
        </select>
      </label>
      {account && account.playlists.length === 0 && (
        <p class="music-note">{t('No playlist is on your Spotify profile yet.')}</p>
      )}
      <label class="music-choice">
        {t('Play on##a device')}
        <select
          value={device?.id ?? ''}
          onFocus={() => devices === null && onLook('devices')}
          onChange={({ currentTarget }) =>
            onDevice(places.find(({ id }) => id === currentTarget.value) ?? null)
          }
        >
          <option value="">{t('Wherever Spotify is open')}</option>
          {places.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p class="music-buttons">
        <button type="button" class="link" onClick={() => onLook('devices')}>
          {t('Find devices')}
        </button>
        <button type="button" class="link" onClick={() => onStep('open-spotify')}>
          {t('Open Spotify')}
        </button>
      </p>
      <details class="music-help">
        <summary class="link">{t('How to add a playlist')}</summary>
        <ol>
          {ADD_PLAYLIST.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
        <button type="button" class="music-button" onClick={() => onLook('playlists')}>
          {t('Look again')}
        </button>
      </details>
    </>
  );
}
