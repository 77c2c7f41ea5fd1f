import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { SoundField } from '../../components/SoundField.tsx';
import type { Doc } from '../../lib/core/doc.ts';
import type { Music, Sound as OneSound } from '../../lib/core/music.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Preview } from '../../lib/music/sound/preview.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { t } from '../../lib/words/t.ts';
import { Card } from './Card.tsx';

/** What Focus Sessions sound like. */
export function Sound({ doc, asking }: { doc: Pick<Doc, 'setting'>; asking: Asking }) {
  const music = settingOf(doc, 'music');
  const said = useSignal('');
  const listening = useSignal<OneSound | null>(null);
  const preview = useRef<Preview | null>(null);
  useEffect(() => () => void preview.current?.stop(), []);

  async function listen(sound: OneSound | null) {
    const { createPreview } = await import('../../lib/music/sound/preview.ts');
    preview.current ??= createPreview((heard) => {
      listening.value = heard;
    });
    await (sound ? preview.current.listen(sound, music.volume) : preview.current.stop());
  }
  async function set(to: Music, kept: boolean) {
    if (listening.value)
      await (to.from === 'sound' ? preview.current?.follow(to.sound, to.volume) : preview.current?.stop());
    if (!kept) return;
    const answer = await asking.ask({ do: 'set', setting: 'music', to });
    said.value = answer.is === 'refused' ? t(REFUSALS[answer.because]) : t('Saved.');
  }

  return (
    <Card id="sound" title={t('Sound')} said={said.value}>
      <p class="quiet">
        {t(
          'It begins and ends with a Focus Session, in the browser that began it, and goes down while a tab is heard.',
        )}
      </p>
      <SoundField
        music={music}
        listening={listening.value}
        onMusic={(to, kept) => void set(to, kept)}
        onListen={(sound) => void listen(sound)}
      />
    </Card>
  );
}
