import { msg } from '../words/t.ts';

/** The categories of the built-in list that count as Personal, as they are called in a sentence. */
export const PERSONAL_CATEGORIES: Record<string, string> = {
  social: msg('Social##category'),
  forums: msg('Forums'),
  video: msg('Video'),
  news: msg('News'),
  technews: msg('Tech news'),
  games: msg('Games'),
  shopping: msg('Shopping'),
  sport: msg('Sport'),
  fun: msg('Fun'),
  travel: msg('Travel'),
  food: msg('Food'),
  home: msg('Home and garden'),
  jobs: msg('Jobs'),
  lifestyle: msg('Lifestyle'),
  dating: msg('Dating'),
  gambling: msg('Gambling'),
  adult: msg('Adult##category'),
  health: msg('Health'),
};
