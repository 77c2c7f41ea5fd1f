import { useSignal } from '@preact/signals';
import { Icon } from '../../components/Icon.tsx';
import { GEAR } from '../../components/icons.ts';
import type { Spotify } from '../../lib/core/spotify.ts';
import { t } from '../../lib/words/t.ts';
import { Asks } from './Asks.tsx';

interface SpotifyRowProps {
  spotify: Exclude<Spotify, { is: 'not-connected' }>;
  onLook: () => void;
  onReconnect: () => void;
  onRemove: () => void;
}

function standingInWords({ is, account }: SpotifyRowProps['spotify']): string {
  if (is === 'reconnect') return t('Spotify wants to be asked again.');
  if (!account) return t('Connected');
  const { name, isPremium } = account;
  if (isPremium === null) return t('Connected as {name}', { name });
  return isPremium
    ? t('Connected as {name}, with Premium', { name })
    : t('Connected as {name}, without Premium', { name });
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
              {t('Reconnect')}
            </button>
          )}
          <button
            type="button"
            class="gear"
            aria-label={t('Spotify’s settings')}
            title={t('Spotify’s settings')}
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
              {t('Read name and playlists again')}
            </button>
            <button
              type="button"
              class="plain"
              onClick={() => {
                isAsking.value = true;
              }}
            >
              {t('Remove service')}
            </button>
          </span>
        </p>
      )}
      {isAsking.value && (
        <Asks
          question={t(
            'Remove Spotify from this browser? What it gave is deleted here. Your playlists stay as they are, and your app stays in Spotify’s dashboard.',
          )}
          yes={t('Yes, remove it')}
          no={t('No, keep it')}
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
