import { msg } from '../words/t.ts';

/**
 * What can be heard without Spotify Premium. Each leads to what YouTube finds by plain words, because single videos
 * come and go: what is played is its listener's choice, made in that tab.
 */
export const MOODS = [
  { id: 'lo-fi', label: msg('Lo-fi beats'), words: 'lofi beats to focus' },
  { id: 'piano', label: msg('Quiet piano'), words: 'calm piano music for work' },
  { id: 'ambient', label: msg('Ambient'), words: 'ambient music for concentration' },
  { id: 'classical', label: msg('Classical'), words: 'classical music for studying' },
  { id: 'jazz', label: msg('Slow jazz'), words: 'slow instrumental jazz for work' },
  { id: 'synth', label: msg('Synthesisers'), words: 'chill synthwave instrumental mix' },
  { id: 'cafe', label: msg('A café'), words: 'cafe background noise' },
  { id: 'forest', label: msg('A forest'), words: 'forest sounds' },
] as const;

export type Mood = (typeof MOODS)[number];

/** The mood with this id; the first where there is none, or one that only a newer version knows. */
export const moodOf = (id: string | null): Mood => MOODS.find((mood) => mood.id === id) ?? MOODS[0];

export const moodAddress = ({ words }: Pick<Mood, 'words'>): string =>
  `https://www.youtube.com/results?search_query=${encodeURIComponent(words).replaceAll('%20', '+')}`;

/**
 * The addresses that music needs: a search, what it finds, a list of such, and the question about cookies that comes
 * before. Not the front page, Shorts or anybody's channel. One text, because the browser's rule says it too.
 */
export const MUSIC_PAGES =
  '^https://(?:(?:www\\.|m\\.)?youtube\\.com/(?:results|watch|playlist)(?:[/?#]|$)|consent\\.youtube\\.com/)';

/** Whether the tab that music plays in may show this. */
export const isMusicPage = (address: string): boolean => new RegExp(MUSIC_PAGES, 'i').test(address);
