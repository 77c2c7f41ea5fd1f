import type { Command } from '../lib/core/commands.ts';
import type { Playing } from '../lib/core/playing.ts';
import { SILENT } from '../lib/ui/music-words.ts';
import { t } from '../lib/words/t.ts';
import { Icon } from './Icon.tsx';
import { NEXT, PAUSE, PLAY } from './icons-music.ts';
import { VolumeField } from './VolumeField.tsx';

interface MusicBarProps {
  playing: Exclude<Playing, { is: 'nothing' }>;
  /** Null where it is set elsewhere, as on the device that plays. */
  volume: number | null;
  onSay: (command: Command) => void;
  onSettings: () => void;
  /** To the tab it plays in; null where it has none. */
  onShowTab: (() => void) | null;
}

/** What a session sounds like, at the foot of the Assistant. */
export function MusicBar({ playing, volume, onSay, onSettings, onShowTab }: MusicBarProps) {
  return (
    <section class="music" aria-label={t('Music')} data-is={playing.is}>
      <span class="bars" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {playing.is === 'silent' ? (
        <Silence because={playing.because} source={playing.source} onSay={onSay} onSettings={onSettings} />
      ) : (
        <>
          <p class="music-words">
            <b dir="auto">{playing.title ?? playing.source}</b>
            {playing.title && <small>{playing.source}</small>}
          </p>
          {volume !== null && (
            <VolumeField volume={volume} onVolume={(to, kept) => onSay({ do: 'volume', to, kept })} />
          )}
          {onShowTab && (
            <button type="button" class="plain" onClick={onShowTab}>
              {t('Show its tab')}
            </button>
          )}
          <button
            type="button"
            class="icon-button"
            aria-label={t(playing.is === 'playing' ? 'Pause music' : 'Play music')}
            onClick={() => onSay({ do: 'music', say: playing.is === 'playing' ? 'pause' : 'play' })}
          >
            <Icon path={playing.is === 'playing' ? PAUSE : PLAY} />
          </button>
          {playing.hasNext && (
            <button
              type="button"
              class="icon-button"
              aria-label={t('Next piece')}
              onClick={() => onSay({ do: 'music', say: 'next' })}
            >
              <Icon path={NEXT} />
            </button>
          )}
        </>
      )}
    </section>
  );
}

type SilenceProps = Pick<MusicBarProps, 'onSay' | 'onSettings'> &
  Pick<Extract<Playing, { is: 'silent' }>, 'because' | 'source'>;

function Silence({ because, source, onSay, onSettings }: SilenceProps) {
  const { line, step } = SILENT[because];
  return (
    <>
      <p class="music-words" role="status">
        <b>{t('{source} is silent', { source })}</b>
        <small>{t(line)}</small>
      </p>
      {step === 'again' && (
        <button type="button" class="plain" onClick={() => onSay({ do: 'music', say: 'play' })}>
          {t('Try again')}
        </button>
      )}
      {step === 'settings' && (
        <button type="button" class="plain" onClick={onSettings}>
          {t('Settings')}
        </button>
      )}
    </>
  );
}
