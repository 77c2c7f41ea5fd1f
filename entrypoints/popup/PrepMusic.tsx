import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { MoodField } from '../../components/MoodField.tsx';
import { SoundField, SourceChoice } from '../../components/SoundField.tsx';
import { SpotifyField } from '../../components/SpotifyField.tsx';
import { openLink, openSettings } from '../../lib/browser/pages.ts';
import { askForSpotify } from '../../lib/browser/spotify.ts';
import type { Doc } from '../../lib/core/doc.ts';
import type { Music, Sound } from '../../lib/core/music.ts';
import { settingOf } from '../../lib/core/settings.ts';
import type { Preview } from '../../lib/music/sound/preview.ts';
import type { Asking } from '../../lib/ui/asking.ts';
import { SOURCES } from '../../lib/ui/music-words.ts';
import { REFUSALS } from '../../lib/ui/refusals.ts';
import { type NextStep, SPOTIFY_APP, SPOTIFY_DASHBOARD } from '../../lib/ui/spotify-words.ts';
import { t } from '../../lib/words/t.ts';
import {
  chooseDevice,
  devices,
  lookForDevices,
  lookForPlaylists,
  type Said,
  spotify,
} from '../options/spotify-work.ts';

/** In prep: what the session sounds like. Kept at once, because the next one begins with it too. */
export function PrepMusic({ doc, asking }: { doc: Pick<Doc, 'setting'>; asking: Asking }) {
  const music = settingOf(doc, 'music');
  const listening = useSignal<Sound | null>(null);
  const said = useSignal<Said | null>(null);
  const refusal = useSignal('');
  const preview = useRef<Preview | null>(null);
  useEffect(() => () => void preview.current?.stop(), []);

  async function listen(sound: Sound | null) {
    const { createPreview } = await import('../../lib/music/sound/preview.ts');
    preview.current ??= createPreview((heard) => {
      listening.value = heard;
    });
    await (sound ? preview.current.listen(sound, music.volume) : preview.current.stop());
  }
  async function set(to: Music, kept = true) {
    if (listening.value)
      await (to.from === 'sound' ? preview.current?.follow(to.sound, to.volume) : preview.current?.stop());
    if (!kept) return;
    const answer = await asking.ask({ do: 'set', setting: 'music', to });
    refusal.value = answer.is === 'refused' ? t(REFUSALS[answer.because]) : '';
  }
  async function look(at: 'playlists' | 'devices') {
    const found = at === 'devices' ? await lookForDevices() : await lookForPlaylists();
    said.value = found && found.next !== 'none' ? found : null;
  }
  /** The settings have the room for what takes more than a click. The browser asks here, where the click was. */
  async function connect() {
    await askForSpotify();
    await openSettings('spotify');
  }
  function go(step: NextStep) {
    if (step === 'connect' || step === 'reconnect') void connect();
    else if (step === 'youtube') void set({ ...music, from: 'youtube' });
    else if (step === 'open-spotify') void openLink(SPOTIFY_APP);
    else if (step === 'open-dashboard') void openLink(SPOTIFY_DASHBOARD);
    else void look('playlists');
  }
  const state = spotify.value;
  return (
    <>
      <SoundField
        music={music}
        listening={listening.value}
        onMusic={(to, kept) => void set(to, kept)}
        onListen={(sound) => void listen(sound)}
      >
        <SourceChoice
          label={SOURCES.spotify}
          aside="Premium"
          isChosen={music.from === 'spotify'}
          onChoose={() => void set({ ...music, from: 'spotify' })}
        >
          {state && (
            <SpotifyField
              spotify={state}
              playlist={music.playlist}
              devices={devices.value}
              said={said.value}
              onPlaylist={(playlist) => void set({ ...music, playlist })}
              onDevice={(device) => void chooseDevice(device).catch(console.error)}
              onLook={(at) => void look(at)}
              onStep={go}
            />
          )}
        </SourceChoice>
        <SourceChoice
          label={SOURCES.youtube}
          isChosen={music.from === 'youtube'}
          onChoose={() => void set({ ...music, from: 'youtube' })}
        >
          <MoodField mood={music.mood} onMood={(mood) => void set({ ...music, mood })} />
        </SourceChoice>
      </SoundField>
      {refusal.value && (
        <p class="note refused" role="alert">
          {refusal.value}
        </p>
      )}
    </>
  );
}
