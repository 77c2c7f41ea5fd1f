import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { volumeInWords } from '../lib/ui/music-words.ts';
import { t } from '../lib/words/t.ts';
import { Icon } from './Icon.tsx';
import { SPEAKER } from './icons-music.ts';

interface VolumeFieldProps {
  /** 0 to 1, as people hear it. */
  volume: number;
  /** `kept` once it is let go of. */
  onVolume: (volume: number, kept: boolean) => void;
}

/** How loud. By mouse, finger or arrow keys; it is heard while it moves. */
export function VolumeField({ volume, onVolume }: VolumeFieldProps) {
  /** Where the hand is, until what is kept is there too: the page is drawn anew each second. */
  const inHand = useSignal<number | null>(null);
  useEffect(() => {
    inHand.value = null;
  }, [volume]);
  const shown = inHand.value ?? volume;
  const move = (input: HTMLInputElement, kept: boolean) => {
    inHand.value = input.valueAsNumber / 100;
    onVolume(inHand.value, kept);
  };
  return (
    <label class="volume">
      <Icon path={SPEAKER} size={16} />
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        aria-label={t('Volume')}
        aria-valuetext={volumeInWords(shown)}
        value={Math.round(shown * 100)}
        onInput={({ currentTarget }) => move(currentTarget, false)}
        onChange={({ currentTarget }) => move(currentTarget, true)}
      />
    </label>
  );
}
