import type { ComponentChildren } from 'preact';
import { type Music, SOUNDS, type Sound } from '../lib/core/music.ts';
import { inOneLine } from '../lib/ui/in-one-line.ts';
import { SOUND_LINES, SOUND_NAMES, SOURCES } from '../lib/ui/music-words.ts';
import { t } from '../lib/words/t.ts';
import { VolumeField } from './VolumeField.tsx';

interface SoundFieldProps {
  music: Music;
  /** What is being listened to; null: nothing. */
  listening: Sound | null;
  /** `kept` is false while the volume still moves. */
  onMusic: (music: Music, kept: boolean) => void;
  /** Plays a few seconds of it; null: enough. */
  onListen: (sound: Sound | null) => void;
  /** Whatever else can play, each a `SourceChoice`. */
  children?: ComponentChildren;
}

/** "Sound": what the next session sounds like. */
export function SoundField({ music, listening, onMusic, onListen, children }: SoundFieldProps) {
  const choose = (from: Music['from']) => onMusic({ ...music, from }, true);
  return (
    <fieldset class="field sound-field">
      <legend class="label">{t('Sound')}</legend>
      <div class="sources">
        <SourceChoice
          label={t('Nothing')}
          isChosen={music.from === 'nothing'}
          onChoose={() => choose('nothing')}
        />
        <SourceChoice
          label={t(SOURCES.sound)}
          isChosen={music.from === 'sound'}
          onChoose={() => choose('sound')}
        >
          <div class="sounds" role="radiogroup" aria-label={t('Which sound')}>
            {SOUNDS.map((sound) => (
              <label key={sound}>
                <input
                  type="radio"
                  name="sound"
                  checked={sound === music.sound}
                  onChange={() => onMusic({ ...music, sound }, true)}
                />
                <span>{t(SOUND_NAMES[sound])}</span>
              </label>
            ))}
          </div>
          <p class="note">
            {inOneLine([t(SOUND_LINES[music.sound]), t('No file, no account, nothing is sent.')])}
          </p>
          <div class="sound-row">
            <VolumeField
              volume={music.volume}
              onVolume={(volume, kept) => onMusic({ ...music, volume }, kept)}
            />
            <button
              type="button"
              class="plain"
              onClick={() => onListen(listening === null ? music.sound : null)}
            >
              {t(listening === null ? 'Listen' : 'Stop')}
            </button>
          </div>
        </SourceChoice>
        {children}
      </div>
    </fieldset>
  );
}

interface SourceChoiceProps {
  label: string;
  /** A few words beside it. */
  aside?: string;
  isChosen: boolean;
  onChoose: () => void;
  /** What more there is to choose, once it is chosen. */
  children?: ComponentChildren;
}

/** One of what can play. */
export const SourceChoice = ({ label, aside, isChosen, onChoose, children }: SourceChoiceProps) => (
  <div class="source">
    <label>
      <input type="radio" name="music-from" checked={isChosen} onChange={onChoose} />
      <span>{label}</span>
      {aside && <small>{aside}</small>}
    </label>
    {isChosen && children && <div class="source-more">{children}</div>}
  </div>
);
