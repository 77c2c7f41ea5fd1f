import { SET } from 'virtual:words';
import { browser } from 'wxt/browser';
import { languageFor } from '../words/languages.ts';
import { speak, spoken, type Table } from '../words/t.ts';

const own = (): string => browser.i18n.getUILanguage();

/** The language of the choice, or of the browser. `chosen`: '' for the browser's own. */
export const wantedLanguage = (chosen: string) => languageFor(chosen, own());

let speaking: Promise<void> = Promise.resolve();

/**
 * Resolves when everything is said in the language chosen. Asked again for the one that is spoken it does nothing.
 * Where its words cannot be read, English is spoken.
 */
export function speakIn(chosen: string): Promise<void> {
  speaking = speaking.then(() => speakNow(chosen)).catch(console.error);
  return speaking;
}

async function speakNow(chosen: string): Promise<void> {
  const language = wantedLanguage(chosen);
  if (language === 'en') return speak('en', null, own());
  if (language === spoken()) return;
  const answer = await fetch(browser.runtime.getURL(`/words/${SET}/${language}.json` as '/'));
  speak(language, (await answer.json()) as Table, own());
}
