import { describe, expect, test } from 'vitest';
import { MoodField } from '../../components/MoodField.tsx';
import { MusicBar } from '../../components/MusicBar.tsx';
import { SpotifyField, type SpotifyFieldProps } from '../../components/SpotifyField.tsx';
import type { Command } from '../../lib/core/commands.ts';
import { MOODS } from '../../lib/core/moods.ts';
import { type Playing, Silent } from '../../lib/core/playing.ts';
import type { Account } from '../../lib/core/spotify.ts';
import { press, wordsOf, wordsOfEach } from './drawn.ts';

const account: Account = {
  version: 1,
  name: 'Ada',
  isPremium: true,
  playlists: [
    { uri: 'spotify:playlist:1', name: 'Calm' },
    { uri: 'spotify:playlist:2', name: 'Without words' },
  ],
  readAt: 0,
};

function field(over: Partial<SpotifyFieldProps> = {}) {
  const steps: string[] = [];
  const drawn = (
    <SpotifyField
      spotify={{ is: 'connected', account, device: null }}
      playlist={null}
      devices={null}
      said={null}
      onPlaylist={({ name }) => steps.push(name)}
      onDevice={() => {}}
      onLook={(at) => steps.push(`look for ${at}`)}
      onStep={(step) => steps.push(step)}
      {...over}
    />
  );
  return { drawn, steps };
}

describe('Spotify, where it is not connected,', () => {
  const { drawn, steps } = field({ spotify: { is: 'not-connected' } });

  test('says that it needs Premium beside the way to connect', () => {
    expect(wordsOf(drawn)).toContain('only with Spotify Premium');
    press('Listen on Spotify', drawn);
    expect(steps.splice(0)).toEqual(['connect']);
  });

  test('leads whoever has no Premium to YouTube, where there is a choice of moods', () => {
    press('I don’t have Spotify Premium', drawn);
    expect(steps.splice(0)).toEqual(['youtube']);
    const moods = <MoodField mood={null} onMood={() => {}} />;
    expect(wordsOf(moods)).toContain('Add focus mood music');
    expect(wordsOfEach('label', moods)).toHaveLength(MOODS.length);
    expect(MOODS.length).toBeGreaterThan(3);
  });
});

describe('Spotify, once it is connected,', () => {
  test('offers the playlists on one’s profile, and no others', () =>
    expect(wordsOfEach('option', field().drawn).slice(0, 3)).toEqual([
      'Choose one',
      'Calm',
      'Without words',
    ]));

  test('says in steps how a playlist comes to be among them, and looks for it again', () => {
    const { drawn, steps } = field();
    expect(wordsOfEach('li', drawn)).toEqual([
      'Open Spotify.',
      'Find a playlist, one of yours or anybody’s.',
      'Press the three dots beside its name.',
      'Choose “Add to profile”.',
      'Come back here and press “Look again”.',
    ]);
    press('Look again', drawn);
    press('Open Spotify', drawn);
    expect(steps).toEqual(['look for playlists', 'open-spotify']);
  });
});

describe('the bar at the foot of a session', () => {
  function bar(playing: Exclude<Playing, { is: 'nothing' }>) {
    const said: (Command | 'settings')[] = [];
    const drawn = (
      <MusicBar
        playing={playing}
        volume={null}
        onSay={(command) => said.push(command)}
        onSettings={() => said.push('settings')}
        onShowTab={null}
      />
    );
    return { drawn, said };
  }
  const track = { title: 'Track 1', source: 'Spotify', hasNext: false };

  test('pauses what plays, and plays what is paused', () => {
    const [playing, paused] = [bar({ is: 'playing', ...track }), bar({ is: 'paused', ...track })];
    press('Pause music', playing.drawn);
    press('Play music', paused.drawn);
    expect([...playing.said, ...paused.said]).toEqual([
      { do: 'music', say: 'pause' },
      { do: 'music', say: 'play' },
    ]);
  });

  test.each(['not-connected', 'reconnect'] as const)(
    'says where nobody is signed in (%s), and leads to where one does',
    (because) => {
      const { drawn, said } = bar({ is: 'silent', because, source: 'Spotify' });
      expect(wordsOf(drawn)).toMatch(/^Spotify is silent .*Connect it.* in Settings\./);
      press('Settings', drawn);
      expect(said).toEqual(['settings']);
    },
  );

  test.each(Silent.options)('is never silent without a word and a way on: %s', (because) => {
    const { drawn } = bar({ is: 'silent', because, source: 'Spotify' });
    expect(wordsOf(drawn)).toContain('Spotify is silent');
    expect(wordsOfEach('button', drawn)).toHaveLength(1);
  });
});
