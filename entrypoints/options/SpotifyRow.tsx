import { useSignal } from '@preact/signals';
import { Icon } from '../../components/Icon.tsx';
import { GEAR } from '../../components/icons.ts';
import type { Spotify } from '../../lib/core/spotify.ts';
import { Asks } from './Asks.tsx';

interface SpotifyRowProps {
  spotify: Exclude<Spotify, { is: 'not-connected' }>;
  onLook: () => void;
  onReconnect: () => void;
  onRemove: () => void;
}

function standingInWords({ is, account }: SpotifyRowProps['spotify']): string {
  if (is === 'reconnect') return 'Spotify wants to be asked again.';
  const premium = { true: ', with Premium', false: ', without Premium', null: '' }[
    `${account?.isPremium ?? null}`
  ];
  return account ? `Connected as ${account.name}${premium}` : 'Connected';
}

/** The service that is connected: its name, whose it is, and the gear. */
export function SpotifyRow({ spotify, onLook, onReconnect, onRemove }: SpotifyRowProps) {
  const isOpen = useSignal(false);
  const isAsking = useSignal(false);
  return (
    <>
      <div class="row">
        <span>
          <b class="row-label">Spotify</b>
          <span class="quiet">{standingInWords(spotify)}</span>
        </span>
        <span class="fields">
          {spotify.is === 'reconnect' && (
            <button type="button" class="plain" onClick={onReconnect}>
              Reconnect
            </button>
          )}
          <button
            type="button"
            class="gear"
            aria-label="Spotify’s settings"
            title="Spotify’s settings"
            aria-expanded={isOpen.value}
            onClick={() => {
              isOpen.value = !isOpen.value;
              isAsking.value = false;
            }}
          >
            <Icon path={GEAR} />
          </button>
        </span>
      </div>
      {isOpen.value && !isAsking.value && (
        <p class="row">
          <span class="fields">
            <button type="button" class="plain" onClick={onLook}>
              Read name and playlists again
            </button>
            <button
              type="button"
              class="plain"
              onClick={() => {
                isAsking.value = true;
              }}
            >
              Remove service
            </button>
          </span>
        </p>
      )}
      {isAsking.value && (
        <Asks
          question="Remove Spotify from this browser? What it gave is deleted here. Your playlists stay as they are, and your app stays in Spotify’s dashboard."
          yes="Yes, remove it"
          no="No, keep it"
          onYes={() => {
            isAsking.value = false;
            isOpen.value = false;
            onRemove();
          }}
          onNo={() => {
            isAsking.value = false;
          }}
        />
      )}
    </>
  );
}
