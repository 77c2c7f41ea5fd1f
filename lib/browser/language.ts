import { browser } from 'wxt/browser';
import { type Language, languageFor } from '../words/languages.ts';
import { speak, type Table } from '../words/t.ts';

const own = (): string => browser.i18n.getUILanguage();

/** The language of the choice, or of the browser. `chosen`: '' for the browser's own. */
export const wantedLanguage = (chosen: string) => languageFor(chosen, own());

let speaking: Promise<void> = Promise.resolve();
/** Null before anything was asked for. */
let speaks: Language | null = null;

/**
 * Resolves when everything is said in the language chosen. Asked again for the one that is spoken it does nothing.
 * Where its words cannot be read, all stays as it was.
 */
export function speakIn(chosen: string): Promise<void> {
  speaking = speaking.then(() => speakNow(chosen)).catch(console.error);
  return speaking;
}

async function speakNow(chosen: string): Promise<void> {
  const language = wantedLanguage(chosen);
  if (language === speaks) return;
  const words = language === 'en' ? null : await wordsOf(language);
  speak(language, words, own());
  speaks = language;
}

/** The table of a language: what is said lies beside its keys, which all languages share. 0: in this one it is not said. */
async function wordsOf(language: Language): Promise<Table> {
  const [keys, said] = await Promise.all(
    ['keys', language].map(async (name) =>
      (await fetch(browser.runtime.getURL(`/words/${name}.json` as '/'))).json(),
    ),
  );
  return Object.fromEntries(keys.map((key: string, at: number) => [key, said[at]]));
}
