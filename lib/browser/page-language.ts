import { isRightToLeft } from '../words/languages.ts';
import { spoken } from '../words/t.ts';
import { speakIn, wantedLanguage } from './language.ts';

/** The language chosen, found before anything is read: a copy of what is set, for all pages. */
const KEY = 'language';
const asked: string = localStorage[KEY] ?? '';

/** Resolves when the page may be written, in its language and direction. Before that nothing is to be said. */
export const wordsRead: Promise<void> = speakIn(asked).then(() => {
  const lang = spoken();
  Object.assign(document.documentElement, { lang, dir: isRightToLeft(lang) ? 'rtl' : 'ltr' });
});

/** Has the page speak what was chosen, from its next opening on; a page that speaks another opens again. */
export function keepLanguage(chosen: string): void {
  localStorage[KEY] = chosen;
  // By what it asked for itself: another page may have kept the choice first, and words that are missing stay so.
  if (wantedLanguage(chosen) !== wantedLanguage(asked)) location.reload();
}
